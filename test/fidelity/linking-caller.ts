import type { SandboxOptions } from '../../src/sandbox/create-sandbox.ts';
import { linkRequest } from './documented-linking.ts';
import { dataOf } from './mandate-caller.ts';
import { type PageVisitor, visit } from './page-visitor.ts';
import { createCaller, gtbank, type SandboxCaller } from './sandbox-caller.ts';

export interface LinkingCaller {
  readonly caller: SandboxCaller;
  readonly page: PageVisitor & { readonly address: string };
  readonly customer: string;
  /** Logs in at GTBank as this user and agrees. The heading that is shown then. */
  link(user: string): Promise<string>;
  /** The webhooks so far, oldest first. */
  events(): readonly { readonly event: string; readonly data: unknown }[];
}

/** A payer in front of a page for linking. */
export async function openLinkPage(
  changes: Readonly<Record<string, unknown>> = {},
  options: Partial<SandboxOptions> = {},
): Promise<LinkingCaller> {
  const caller = createCaller(options);
  const answer = await caller.post('/v2/accounts/initiate', {
    ...linkRequest,
    redirect_url: 'https://adirelane.example/linked',
    ...changes,
  });
  const { mono_url: address, customer } = dataOf<{ mono_url: string; customer: string }>(answer);
  const page = { ...visit(caller.sandbox, address), address };
  return {
    caller,
    customer,
    page,
    async link(user) {
      await page.open();
      await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
      await page.send('log-in', { username: user, password: '123456' });
      return page.send('consent');
    },
    events: () => caller.sandbox.control.webhooks.log().map(({ event }) => event),
  };
}
