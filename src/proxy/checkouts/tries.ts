import type { CheckoutRows } from '../store/store.ts';
import { areCodeLoginsUsedUp } from './code-logins.ts';
import { areAnswersUsedUp, areLoginsUsedUp } from './exposure.ts';
import { TRIES } from './settings.ts';

/** Whether the checkout may try no bank login any more. The provider's page does not count: its own bank asks there. */
export function areBankTriesUsedUp({
  checkout,
  attempts,
}: Pick<CheckoutRows, 'checkout' | 'attempts'>): boolean {
  return (
    checkout.loginTriesUsed >= TRIES ||
    checkout.codeTriesUsed >= TRIES ||
    areLoginsUsedUp(attempts) ||
    areCodeLoginsUsedUp(attempts) ||
    areAnswersUsedUp(attempts)
  );
}
