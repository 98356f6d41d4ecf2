import type { Draft } from '../../src/proxy/checkouts/draft.ts';
import { defaultTimes } from '../../src/proxy/checkouts/settings.ts';
import { settleVerify } from '../../src/proxy/checkouts/settle-verify.ts';
import type { Answer, VerifiedPayment, VerifyResult } from '../../src/proxy/providers/provider.ts';
import type { AttemptRecord } from '../../src/proxy/store/records.ts';
import { draftedAt } from './draft-of.ts';

/** What verify tells of the attempt of `attemptLike`, where it was paid as ordered. */
export const payment: VerifiedPayment = {
  status: 'successful',
  reference: 'REFERENCE00000000001',
  amountMinor: 500_000,
  currency: 'NGN',
  mode: 'test',
  createdAt: draftedAt - 1_800_000,
};

export function verified(changes: Partial<VerifiedPayment> = {}): Answer<VerifyResult> {
  return { kind: 'ok', value: { ...payment, ...changes } };
}

/** What the answer does to the last attempt, or the one that is named. Whether it was found paid as ordered. */
export function settle(
  draft: Draft,
  answer: Answer<VerifyResult>,
  attempt = draft.attempts.at(-1) as AttemptRecord,
): boolean {
  return settleVerify(draft, attempt, answer, defaultTimes);
}
