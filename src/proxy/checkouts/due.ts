import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { exposureOf, isEnded } from './exposure.ts';
import type { CheckoutTimes } from './settings.ts';

/** Asked this long after a charge or capture was sent, should its answer not have been written down by then. */
export const ANSWER_EXPECTED_MS = 8_000;
const ASKED_AT_MOST_EVERY_MS = 60_000;
/** A payer who is back from the provider's page waits for the answer. */
const RETURNED_EVERY_MS = 5_000;
const RETURNED_LATELY_MS = 10 * 60_000;
/** A payer who was given the provider's page, or came back from it, is taken to be busy paying for so long. */
const PAGE_IN_USE_MS = 30 * 60_000;

/** What the bank has let the payer into, and what waits for them. */
const loggedIn: readonly AttemptRecord['state'][] = ['answering', 'logged-in', 'authorising'];

/** When a bank session is dropped: at its end, and once logged in already where nobody uses it. */
export function bankSessionEndsAt(
  checkout: CheckoutRecord,
  attempt: AttemptRecord | undefined,
  times: CheckoutTimes,
): number | undefined {
  if (attempt?.state === 'logging-in') return attempt.bankSession?.expiresAt;
  if (!attempt || !loggedIn.includes(attempt.state)) return undefined;
  const idle = checkout.lastCommandAt + times.bankSessionIdleMs;
  return Math.min(idle, attempt.bankSession?.expiresAt ?? idle);
}

/** When an outcome that is still not known waits for a person. */
export function reviewDueAt(attempts: readonly AttemptRecord[], times: CheckoutTimes): number | undefined {
  const sent = attempts.flatMap(({ exposure, sentAt }) => (exposure === 'sent' && sentAt ? [sentAt] : []));
  return sent.length > 0 ? Math.min(...sent) + times.reviewAfterMs : undefined;
}

/** When an open checkout expires: not while its payer may be paying on the provider's page. */
export function openUntil({ checkout, attempts }: Pick<CheckoutRows, 'checkout' | 'attempts'>): number {
  const attempt = attempts.find(({ id }) => id === checkout.attemptId);
  if (attempt?.state !== 'at-page') return checkout.expiresAt;
  const seenAt = attempt.page?.returnedAt ?? attempt.sentAt ?? checkout.createdAt;
  return Math.max(checkout.expiresAt, seenAt + PAGE_IN_USE_MS);
}

/** When the completer has to look at a checkout, undefined where nothing is left to do. */
export function checkoutDueAt(
  checkout: CheckoutRecord,
  attempts: readonly AttemptRecord[],
  times: CheckoutTimes,
  now: number,
): number | undefined {
  if (checkout.status !== 'open' && checkout.status !== 'processing') return undefined;
  if (checkout.lease) return checkout.lease.until;
  const attempt = attempts.find(({ id }) => id === checkout.attemptId);
  if (attempt?.state === 'charged' && attempt.bankSession) return attempt.verifyAt ?? now;
  if (exposureOf(attempts) === 'sent') return reviewDueAt(attempts, times);
  const idle = bankSessionEndsAt(checkout, attempt, times);
  const until = openUntil({ checkout, attempts });
  return idle === undefined ? until : Math.min(idle, until);
}

/** When verify is to be asked next, after it was asked `verifyCount` times; undefined where there is nothing left to learn. */
export function nextVerifyAt(
  checkout: CheckoutRecord,
  attempt: AttemptRecord,
  times: CheckoutTimes,
  now: number,
): number | undefined {
  if (attempt.state === 'succeeded' || attempt.state === 'mismatch' || attempt.exposure === 'none') {
    return undefined;
  }
  const { verifyWaitsMs } = times;
  const wait = verifyWaitsMs[Math.min(attempt.verifyCount, verifyWaitsMs.length - 1)] ?? times.reviewVerifyMs;
  if (attempt.exposure === 'asked' || isEnded(checkout.status)) {
    const at = now + (isWaitedFor(attempt, now) ? RETURNED_EVERY_MS : Math.max(wait, ASKED_AT_MOST_EVERY_MS));
    if (attempt.state === 'at-page' && !isEnded(checkout.status) && checkout.status !== 'needs_review')
      return at;
    return at <= (attempt.sentAt ?? now) + times.reviewAfterMs ? at : undefined;
  }
  if (checkout.status === 'needs_review') return now + times.reviewVerifyMs;
  return attempt.failedReadAt === undefined
    ? now + wait
    : Math.max(now + wait, attempt.failedReadAt + times.failedReadsApartMs);
}

function isWaitedFor({ state, page }: AttemptRecord, now: number): boolean {
  return state === 'at-page' && page?.returnedAt !== undefined && now - page.returnedAt < RETURNED_LATELY_MS;
}
