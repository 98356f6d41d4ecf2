import type { Draft } from '../checkouts/draft.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRecord } from '../store/records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { knownCustomer } from './known-customer.ts';
import type { MandateTools } from './mandate-tools.ts';
import { draftTry, isByPage } from './try-of.ts';

/** On the provider's page nobody chooses a bank here: a payer who is known reads the terms at once, any other one tells who they are. */
export async function beginByPage(
  tools: MandateTools,
  checkout: CheckoutRecord,
  tx: StoreTransaction,
): Promise<readonly MandateRecord[]> {
  if (!isByPage({ checkout })) return [];
  const draft = unheard(checkout);
  const customerId = await knownCustomer(tools, draft, tx);
  checkout.step = customerId === undefined ? 'enter-details' : 'review-terms';
  if (customerId !== undefined) draftTry(tools, draft, { bank: undefined, account: undefined, customerId });
  return draft.mandates;
}

/** A draft of a checkout that has no history yet. */
function unheard(checkout: CheckoutRecord): Draft {
  return {
    now: checkout.createdAt,
    checkout,
    attempts: [],
    mandates: [],
    links: [],
    record() {},
    notify() {},
    alarm() {},
  };
}
