import type { CheckoutStatus, NotificationType } from '../../src/contract/merchant-api.ts';
import type { Step } from '../../src/contract/steps.ts';
import type { LoggedCall } from '../../src/sandbox/call-log.ts';
import type { Debit } from '../../src/sandbox/ledger.ts';
import type { Played } from './play.ts';
import { AMOUNT_MINOR } from './stage.ts';

/** What an end must look like to everybody. Nothing else is an end. */
const ends: Readonly<Partial<Record<CheckoutStatus, { screen: Step; told: readonly NotificationType[] }>>> = {
  succeeded: { screen: 'paid', told: ['checkout.succeeded'] },
  failed: { screen: 'declined', told: ['checkout.failed'] },
  expired: { screen: 'expired', told: ['checkout.expired'] },
  cancelled: { screen: 'cancelled', told: ['checkout.cancelled'] },
  needs_review: {
    screen: 'confirming',
    told: ['checkout.needs_review', 'payment.late_success'],
  },
};

/**
 * Where screen, merchant and ledger do not tell one truth, and what a payer was shown that they must not be shown. Empty where all
 * agree. `unannounced`: the bank had answered that nothing was debited, and debited later all the same.
 */
export function disagreements(played: Played, { unannounced = false } = {}): string[] {
  return [...atTheEnd(played), ...onTheWay(played, unannounced)];
}

function atTheEnd({ checkout, later, told, debits }: Played): string[] {
  const found: string[] = [];
  const end = ends[checkout.status];
  if (!end) return [`four days later it is ${checkout.status}`];
  if (later !== end.screen) found.push(`${checkout.status}, and the page shows ${later}`);
  const endings = told.filter((type) => end.told.includes(type as NotificationType));
  if (endings.length !== 1) found.push(`${checkout.status} was told ${endings.length} times`);
  if (debits.length > 1) found.push(`debited ${debits.length} times`);
  const [debit] = debits;
  if (checkout.status === 'succeeded') {
    if (debit?.amountMinor !== AMOUNT_MINOR) found.push(`succeeded with a debit of ${debit?.amountMinor}`);
    if (debit?.reference !== checkout.payment?.providerReference) found.push('paid by another reference');
  } else if (checkout.status !== 'needs_review' && debit) {
    found.push(`${checkout.status}, and debited`);
  }
  if (checkout.mayHavePaid === false && debit) found.push('debited, and the merchant is told it cannot be');
  return found;
}

function onTheWay({ sights, calls, debits, told }: Played, unannounced: boolean): string[] {
  const found = new Set<string>();
  const [debit] = debits;
  const cause = debit && !unannounced ? causeOf(debit, calls) : Number.POSITIVE_INFINITY;
  for (const opening of sights) {
    let version = 0;
    for (const { afterCalls, afterDebits, shown } of opening) {
      if (shown.view.version < version) found.add('the version fell');
      version = shown.view.version;
      if (shown.screen === 'paid' && afterDebits === 0) found.add('paid was shown before the debit');
      const resting = !shown.busy && !['confirming', 'paid'].includes(shown.screen);
      if (resting && afterCalls > cause)
        found.add(`${shown.screen} was shown while a debit was made or coming`);
    }
  }
  if (calls.some(({ call }, index) => call === 'direct-pay-session' && index > cause)) {
    found.add('another payment was begun beside a debit');
  }
  if (debit && !unannounced && told.includes('attempt.declined')) found.add('a debit was told as declined');
  return [...found];
}

/** Where among the calls the one stands that led to the debit: the last before it that could. */
function causeOf({ reference, at }: Debit, calls: readonly LoggedCall[]): number {
  return calls.findLastIndex(
    (call) =>
      (call.call === 'charge' || call.call === 'capture') && call.reference === reference && call.at <= at,
  );
}
