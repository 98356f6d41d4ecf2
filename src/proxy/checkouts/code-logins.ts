import type { Form } from '../../contract/form.ts';
import type { AttemptRecord } from '../store/records.ts';

/** Each one-time code is a message to the payer's phone, and a chance for whoever asks for it in their name. */
const CODE_LOGINS = 3;
const APART_MS = 30_000;

/** Whether the bank sends the payer something for this form. */
export function asksForCode({ fields }: Form): boolean {
  return fields.some(({ purpose }) => purpose === 'one-time-code');
}

/** Whether as many logins of the checkout have led to a one-time code as may. */
export function areCodeLoginsUsedUp(attempts: readonly AttemptRecord[]): boolean {
  return attempts.filter(({ codeAskedAt }) => codeAskedAt !== undefined).length >= CODE_LOGINS;
}

/** How long a login has to wait since the last code, in milliseconds. A clock that was set back keeps nobody waiting. */
export function codeWaitMs(attempts: readonly AttemptRecord[], now: number): number {
  const lastAt = Math.max(...attempts.map(({ codeAskedAt }) => codeAskedAt ?? Number.NEGATIVE_INFINITY));
  const since = now - lastAt;
  return since > -APART_MS ? Math.min(APART_MS, Math.max(0, APART_MS - since)) : 0;
}
