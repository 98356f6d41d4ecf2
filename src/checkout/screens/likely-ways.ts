import type { Command } from '../../contract/steps.ts';
import type { DeclineReason, UnavailableReason } from '../../contract/view-parts.ts';

/** A way on after a refusal. `other-account` asks for the same as `try-again`, and `cancel-set-up` as `cancel`, in words that say where it leads. */
export type Way =
  | 'other-account'
  | 'try-again'
  | 'restart'
  | 'change-method'
  | 'change-bank'
  | 'change-way'
  | 'cancel'
  | 'cancel-set-up';

const elsewhere = [
  'other-account',
  'change-bank',
  'change-way',
  'change-method',
  'try-again',
  'cancel',
] as const;
const sameAgain = ['try-again', 'change-method', 'change-bank', 'change-way', 'cancel'] as const;

/** For each reason, the ways on from the one that most likely ends in a payment to the one that least does. */
const byReason: Record<DeclineReason | UnavailableReason, readonly Way[]> = {
  insufficient_funds: elsewhere,
  account_dormant: elsewhere,
  limit_exceeded: elsewhere,
  account_locked: elsewhere,
  login_locked: ['change-bank', 'change-way', 'change-method', 'try-again', 'cancel'],
  tries_used_up: ['change-method', 'change-bank', 'change-way', 'try-again', 'cancel'],
  details_changed: sameAgain,
  bank_refused: sameAgain,
  provider_unreachable: sameAgain,
  provider_refuses_us: sameAgain,
  bank_asks_more: ['change-method', 'change-bank', 'change-way', 'try-again', 'cancel'],
  bank_busy: sameAgain,
  order_refused: ['change-way', 'change-bank', 'cancel'],
};

/** The ways on for a reason, likeliest first. Where the login showed further accounts, trying again is choosing one of them. */
export function likelyWays(
  reason: DeclineReason | UnavailableReason,
  hasOtherAccounts: boolean,
): readonly Way[] {
  const ways = byReason[reason];
  if (!ways.includes('other-account')) return ways;
  return ways.filter((way) => way !== (hasOtherAccounts ? 'try-again' : 'other-account'));
}

/** The ways on after a refusal at the provider's page. Both lead to the ways to pay; where the page is the only one, it is tried again. */
export function waysAfterPage(commands: readonly Command[]): readonly Way[] {
  return [commands.includes('change-bank') ? 'change-way' : 'try-again', 'cancel'];
}
