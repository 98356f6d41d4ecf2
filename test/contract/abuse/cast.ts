import { randomUUID } from 'node:crypto';
import type { MandateList } from '../../../src/contract/mandate-api.ts';
import type { Checkout } from '../../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../../src/contract/session.ts';
import { asMerchant, posting } from '../open-app.ts';
import type { OpenedProxy } from '../open-proxy.ts';

/** Somebody with a link that is open in a page. */
export interface Party {
  readonly checkoutId: string;
  readonly clientToken: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What the page was last shown. */
  view: SessionView;
  /** How many steps it still goes on in good faith. */
  stepsLeft: number;
}

/** More than any way to the end has. */
const STEPS = 8;

const DAY_MS = 86_400_000;
const customer = { name: 'Bisi Ade', email: 'bisi@example.com' };
const day = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const terms: readonly object[] = [
  { kind: 'payment', amountMinor: 500_000, currency: 'NGN', description: 'Two yards of adire' },
  {
    kind: 'mandate',
    currency: 'NGN',
    description: 'Adire of the month',
    customer,
    mandate: {
      type: 'emandate',
      debitType: 'variable',
      totalCapMinor: 1_000_000,
      startDate: day(1),
      endDate: day(300),
    },
  },
];

/** One of each kind, all at their first step. */
export async function newParties({ call }: OpenedProxy): Promise<Party[]> {
  return Promise.all(
    terms.map(async (each) => {
      const created = await call(
        '/v1/checkouts',
        posting({ ...each, reference: randomUUID() }, { ...asMerchant, 'idempotency-key': randomUUID() }),
      );
      if (created.status !== 201) throw new Error(`Not created: ${await created.text()}`);
      const { id, clientToken } = (await created.json()) as Checkout;
      const headers = { 'page-key': randomUUID() };
      const opened = await call('/v1/pages', posting({ clientToken }, headers));
      const { pageToken, view } = (await opened.json()) as OpenedPage;
      return {
        checkoutId: id,
        clientToken,
        headers: { ...headers, authorization: `Bearer ${pageToken}` },
        view: view as SessionView,
        stepsLeft: STEPS,
      };
    }),
  );
}

/** The mandates that have got as far as the provider: their ids, and the paths of their payers' pages. */
export async function knownMandates({ call }: OpenedProxy): Promise<{ ids: string[]; paths: string[] }> {
  const response = await call('/v1/mandates', { headers: asMerchant });
  const { data } = (await response.json()) as MandateList;
  const paths = data.flatMap(({ payerUrl }) => (payerUrl ? [new URL(payerUrl).pathname] : []));
  return { ids: data.map(({ id }) => id), paths };
}
