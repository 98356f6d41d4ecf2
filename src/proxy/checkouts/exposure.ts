import type { CheckoutStatus } from '../../contract/merchant-api.ts';
import type { Exposure } from '../../contract/steps.ts';
import type { AttemptRecord } from '../store/records.ts';

/** How far money may have moved over all attempts of a checkout. */
export function exposureOf(attempts: readonly AttemptRecord[]): Exposure {
  if (attempts.some(({ exposure }) => exposure === 'sent')) return 'sent';
  return attempts.some(({ exposure }) => exposure === 'asked') ? 'asked' : 'none';
}

/** Whether a debit happened or cannot be ruled out. */
export function mayHavePaid(status: CheckoutStatus): boolean {
  return status === 'processing' || status === 'succeeded' || status === 'needs_review';
}

/** Ends that nothing a payer does can leave. */
export function isEnded(status: CheckoutStatus): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'cancelled' || status === 'expired';
}

/**
 * Whether `attempt` may send a charge or capture: no attempt has succeeded or told of another success, and no other one is
 * `sent`. To be asked with the checkout's row locked and all attempts read under that lock.
 */
export function maySpend(attempt: AttemptRecord, attempts: readonly AttemptRecord[]): boolean {
  return attempts.every(
    (other) =>
      other.state !== 'succeeded' &&
      other.state !== 'mismatch' &&
      (other.id === attempt.id || other.exposure !== 'sent'),
  );
}

/** Whether a new attempt may be started. */
export function mayStartAttempt(attempts: readonly AttemptRecord[]): boolean {
  return attempts.every(
    ({ state, exposure }) => state !== 'succeeded' && state !== 'mismatch' && exposure !== 'sent',
  );
}

/**
 * Whether a charged attempt still owes the capture what the payer typed. Only the process that was told it can send it: what is typed is
 * never kept.
 */
export function owesInputs(attempt: AttemptRecord): boolean {
  return attempt.state === 'charged' && attempt.askedBy !== undefined;
}

/** Attempts that reached a bank login, however it was answered, that a checkout may make. */
const MOST_LOGINS = 10;

/** Whether a login that brought nothing, or a refusal after it, was the last one that the checkout may make. */
export function areLoginsUsedUp(attempts: readonly AttemptRecord[]): boolean {
  return attempts.filter(({ pageKeyHash }) => pageKeyHash !== undefined).length >= MOST_LOGINS;
}

/** Answers to questions of the bank that a checkout may give: a bank that asks something else each time says of none that it was wrong. */
const MOST_ANSWERS = 20;

export function areAnswersUsedUp(attempts: readonly AttemptRecord[]): boolean {
  return attempts.reduce((given, { answersGiven }) => given + answersGiven, 0) >= MOST_ANSWERS;
}

const live: readonly AttemptRecord['state'][] = [
  'connecting',
  'opening-page',
  'at-page',
  'logging-in',
  'answering',
  'logged-in',
  'charging',
  'charged',
  'authorising',
  'capturing',
];

/** Whether the payer or the proxy may still go on with it. */
export function isLive(attempt: AttemptRecord): boolean {
  return live.includes(attempt.state);
}
