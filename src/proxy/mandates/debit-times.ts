import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { DebitRecord } from '../store/mandate-records.ts';

/** When the provider is to be asked about a debit next, in epoch milliseconds; undefined where there is nothing left to learn, or the list tells it: late truths of the provider's own debits. */
export function nextReadAt(debit: DebitRecord, times: CheckoutTimes, now: number): number | undefined {
  if (debit.lease) return debit.lease.until;
  const { verifyWaitsMs, reviewVerifyMs, reviewAfterMs, failedReadsApartMs } = times;
  switch (debit.state) {
    case 'sending':
    case 'processing': {
      const wait =
        verifyWaitsMs[Math.min(debit.verifyCount, verifyWaitsMs.length - 1)] ?? times.reviewVerifyMs;
      const at = debit.failedReadAt === undefined ? 0 : debit.failedReadAt + failedReadsApartMs;
      return Math.max(now + wait, at);
    }
    case 'needs_review':
      return isUnsettled(debit) ? now + reviewVerifyMs : undefined;
    case 'failed': {
      if (debit.origin === 'provider') return undefined;
      const at = now + reviewVerifyMs;
      const last = (debit.sentAt ?? debit.createdAt) + reviewAfterMs;
      return debit.failure === 'not_sent' || at > last ? undefined : at;
    }
    case 'succeeded':
      return undefined;
  }
}

/** Whether nobody has told its outcome yet: a debit that was found to be another one, or late, is settled but for a person's word. */
export function isUnsettled({ state, settledAt }: DebitRecord): boolean {
  return (
    state === 'sending' || state === 'processing' || (state === 'needs_review' && settledAt === undefined)
  );
}
