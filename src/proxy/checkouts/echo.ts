import type { Echo } from '../providers/provider.ts';
import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';

/**
 * What an echo says that our order does not, if anything. Providers repeat the amount in minor or in major units, so both pass; that
 * decides nothing but whether to go on, since only verify can tell that a payment was made.
 */
export function echoContradicts(
  echo: Echo,
  checkout: CheckoutRecord,
  attempt: AttemptRecord,
): 'amount' | 'currency' | 'reference' | 'account' | undefined {
  const { amountMinor, currency, reference, account } = echo;
  if (
    amountMinor !== undefined &&
    amountMinor !== checkout.amountMinor &&
    amountMinor * 100 !== checkout.amountMinor
  ) {
    return 'amount';
  }
  if (currency !== undefined && currency !== checkout.currency) return 'currency';
  if (reference !== undefined && reference !== attempt.reference) return 'reference';
  const chosen = attempt.accountNumber?.open();
  if (chosen !== undefined && account?.number !== undefined && differ(account.number, chosen))
    return 'account';
  return undefined;
}

/**
 * Whether two spellings of account numbers cannot mean the same account. Either may be masked or cut to its last digits, so only the digits
 * that both end in are held against each other.
 */
function differ(one: string, other: string): boolean {
  const [a, b] = [lastDigits(one), lastDigits(other)];
  const shared = Math.min(a.length, b.length);
  return shared > 0 && a.slice(-shared) !== b.slice(-shared);
}

function lastDigits(number: string): string {
  return /\d*$/.exec(number.replaceAll(/[\s-]/g, ''))?.[0] ?? '';
}
