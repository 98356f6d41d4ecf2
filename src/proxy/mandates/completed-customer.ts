import type { Draft } from '../checkouts/draft.ts';
import type { StoreTransaction } from '../store/store.ts';
import { customerTriesOf } from './customer-tries.ts';
import { isSetUp } from './refused-customer.ts';

/**
 * Whether the BVN of this customer is one that a payer has typed here, and nothing was set up with it: then it may be a slip, and the next one that is
 * typed takes its place. This checkout has given it, or an earlier one. A BVN that came from anywhere else is never written over, nor one that
 * a mandate was set up with or is being set up with: those are somebody's, and this payer is not known to be them.
 */
export async function isOursToCorrect(
  draft: Draft,
  tx: StoreTransaction,
  customerId: string,
): Promise<boolean> {
  const { provider, mode } = draft.checkout;
  const tries = await tx.triesFor(customerId, provider, mode);
  if (tries.some((one) => isSetUp(one) || (one.state === 'drafted' && one.isAccepted))) return false;
  const isOurs = customerTriesOf(draft).completed?.includes(customerId);
  return isOurs === true || tries.some(({ wasCompleted }) => wasCompleted);
}
