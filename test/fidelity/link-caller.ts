import type { SandboxOptions } from '../../src/sandbox/create-sandbox.ts';
import { initiateRequest } from './documented-one-time.ts';
import { type PageVisitor, visit } from './page-visitor.ts';
import { type Answered, createCaller, gtbank, type SandboxCaller } from './sandbox-caller.ts';

export const initiate = '/v2/payments/initiate';
export const reference = initiateRequest.reference;
export const gtbankByInternet = `${gtbank} PERSONAL_BANKING internet_banking`;

/** A client that asks for pages and opens them. */
export interface LinkCaller extends SandboxCaller {
  /** The published request of a page, with changes. */
  ask(changes?: Readonly<Record<string, unknown>>): Promise<Answered>;
  /** The same, and the page that was handed out. */
  page(changes?: Readonly<Record<string, unknown>>): Promise<PageVisitor>;
  /** What verify tells: a word for a payment that was found, else `not found`. */
  verified(of?: string): Promise<string>;
  /** The events told so far, of payments, by their last word. */
  told(): readonly string[];
}

export const dataOf = <Data>({ body }: Answered): Data => (body as { data: Data }).data;

export function createLinkCaller(options: Partial<SandboxOptions> = {}): LinkCaller {
  const caller = createCaller(options);
  const ask: LinkCaller['ask'] = (changes = {}) => caller.post(initiate, { ...initiateRequest, ...changes });
  return {
    ...caller,
    ask,
    async page(changes) {
      await ask(changes);
      const links = caller.sandbox.links.all();
      const page = visit(caller.sandbox, `http://sandbox.test${links[links.length - 1]?.path}`);
      await page.open();
      return page;
    },
    async verified(of = reference) {
      const { status, body } = await caller.get(`/v2/payments/verify/${of}`);
      return status === 404 ? 'not found' : (body as { data: { status: string } }).data.status;
    },
    told: () =>
      caller.sandbox.control.webhooks
        .log()
        .map(({ event }) => event.event)
        .filter((name) => name.startsWith('direct_debit.'))
        .map((name) => name.replace('direct_debit.', '')),
  };
}
