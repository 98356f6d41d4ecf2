import type { Draft } from '../checkouts/draft.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { isChosenThere, putOffLook } from './mandate-step-of.ts';
import { settleMandate } from './settle-mandate.ts';
import { differenceOf, takeTold } from './take-told.ts';

/**
 * Applies what a reading or the list tells of a mandate, with the checkout's row locked. What is told of another one than ours is alarmed and
 * changes nothing.
 */
export async function applyTold(
  { times }: { readonly times: CheckoutTimes },
  draft: Draft,
  tx: StoreTransaction,
  mandate: MandateRecord,
  told: ProviderMandate,
  call: 'read-mandate' | 'list-mandates',
): Promise<void> {
  const differs = differenceOf(mandate, told);
  if (differs !== undefined) {
    draft.alarm('mandate_mismatch', { checkout: draft.checkout.id, call, differs });
    return;
  }
  takeTold(mandate, told);
  if (isChosenThere(mandate) && mandate.claimedAt === undefined) {
    mandate.claimedAt = draft.now;
    putOffLook(draft, mandate, times);
  }
  settleMandate(draft, mandate, await withoutWhatIsOpen(tx, mandate, told));
}

/** What a debit of ours holds back while it is under way may be given back: a balance that is empty for that is not used up. */
async function withoutWhatIsOpen(
  tx: StoreTransaction,
  { id }: MandateRecord,
  told: ProviderMandate,
): Promise<ProviderMandate> {
  if (told.balanceMinor !== 0) return told;
  const { pendingMinor } = await tx.debitSums(id);
  if (pendingMinor === 0) return told;
  const { balanceMinor: _, ...rest } = told;
  return rest;
}
