import type { Draft } from '../checkouts/draft.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { MandateTools } from './mandate-tools.ts';
import { payerKeys } from './payer-key.ts';

type Told = Pick<Draft, 'checkout'>;

function keysOf({ checkout }: Told, tools: MandateTools): readonly string[] {
  return payerKeys(checkout.customer?.open(), tools.keyring);
}

/** The provider's customer that this payer is, as an earlier mandate has told. */
export async function knownCustomer(
  tools: MandateTools,
  draft: Told,
  tx: StoreTransaction,
): Promise<string | undefined> {
  const { provider, mode } = draft.checkout;
  for (const key of keysOf(draft, tools)) {
    const found = await tx.customerOf(provider, mode, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Keeps what the provider has told of who this payer is. */
export async function keepCustomer(
  tools: MandateTools,
  draft: Draft,
  tx: StoreTransaction,
  customerId: string,
): Promise<void> {
  const { provider, mode } = draft.checkout;
  const [key] = keysOf(draft, tools);
  if (key !== undefined) await tx.keepCustomer(provider, mode, key, customerId);
}

/** The payer is not found to be this customer any more: the provider does not know it, or sets nothing up for it. */
export async function forgetCustomer(
  tools: MandateTools,
  draft: Draft,
  tx: StoreTransaction,
  customerId: string,
): Promise<void> {
  const { provider, mode } = draft.checkout;
  for (const key of keysOf(draft, tools)) {
    const known = await tx.customerOf(provider, mode, key);
    if (known === customerId) await tx.forgetCustomer(provider, mode, key);
  }
}
