import { randomUUID } from 'node:crypto';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import { asMerchant, posting } from './open-app.ts';
import type { OpenedProxy } from './open-proxy.ts';

/** A payer's page that shows the list of banks. */
export interface PageAtBanks {
  readonly id: string;
  readonly version: number;
  /** A command of that view, with a key of its own. */
  does(command: Command, data?: object): Promise<Response>;
  choosesBank(): Promise<Response>;
}

/** The merchant orders one more checkout. */
export function orderCheckout({ call }: Pick<OpenedProxy, 'call'>): Promise<Response> {
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: `order-${randomUUID()}`,
  };
  return call('/v1/checkouts', posting(terms, { ...asMerchant, 'idempotency-key': randomUUID() }));
}

/** Opens the page of a new checkout. */
export async function openPageAtBanks(proxy: Pick<OpenedProxy, 'call'>): Promise<PageAtBanks> {
  const { call } = proxy;
  const { id, clientToken } = (await (await orderCheckout(proxy)).json()) as PaymentCheckout;
  const opened = await call('/v1/pages', posting({ clientToken }));
  const { pageToken, view } = (await opened.json()) as OpenedPage;
  if (view.step !== 'choose-bank') throw new Error(`The page opened at ${view.step}`);
  const bankId = view.banks.find(({ name }) => name === 'Fidelity Bank')?.id;
  const { version } = view;
  const does: PageAtBanks['does'] = (command, data = {}) =>
    call(
      `/v1/session/steps/${command}`,
      posting(
        { version, ...data },
        { authorization: `Bearer ${pageToken}`, 'idempotency-key': randomUUID() },
      ),
    );
  return { id, version, does, choosesBank: () => does('choose-bank', { bankId }) };
}
