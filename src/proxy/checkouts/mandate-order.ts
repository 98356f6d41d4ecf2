import type { MandateOrder } from '../../contract/mandate-terms.ts';
import type { CreateMandate } from '../../contract/merchant-api.ts';
import { MAX_AMOUNT_MINOR } from '../../contract/money.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Way } from '../../contract/provider-page.ts';
import type { Provider } from '../providers/provider.ts';
import type { MandateSetup } from '../store/mandate-records.ts';
import { scheduledMinor } from './mandate-schedule.ts';
import type { CheckoutSettings } from './settings.ts';

const LAGOS_AHEAD_MS = 3_600_000;
/** A schedule over more years than this is a slip of the pen. */
const MOST_YEARS = 30;

/** Where a create names the linked account. */
export const LINKED_ACCOUNT_FIELD = 'mandate.linkedAccountId';

/** The calendar day in Nigeria, `YYYY-MM-DD`, which keeps UTC+1 all year. `at` is epoch milliseconds. */
export function dayIn(at: number): string {
  return new Date(at + LAGOS_AHEAD_MS).toISOString().slice(0, 10);
}

/** Where a mandate is set up. A sweep and a signed one go by the provider's page alone. */
export function wayOf({ mandate, ways }: Pick<CreateMandate, 'mandate' | 'ways'>): Way {
  return ways?.[0] ?? (mandate.type === 'emandate' ? 'bank' : 'provider-page');
}

/** What a mandate may take in all, in minor units. Of a fixed one the provider works it out by itself and does not tell it. */
export function totalCapOf(order: MandateOrder): number {
  return order.debitType === 'variable' ? order.totalCapMinor : scheduledMinor(order, order.endDate);
}

/** The most that the provider takes at once by itself, in minor units: of a variable mandate nothing, whose debits are ordered one by one. */
export function largestOwnDebitOf(order: MandateOrder): number {
  if (order.debitType === 'variable') return 0;
  return Math.max(order.perDebitMinor, order.schedule.firstDebitMinor ?? 0);
}

/**
 * Throws unless the mandate can be set up: `dates_invalid` unless it starts today or later and ends after it starts, with the first debit in between;
 * `amount_invalid` for a part that is more than the whole and a total above the limit; `invalid_request` for what nobody offers, and for a linked account where the payer chooses one on the provider's page.
 */
export function checkOrder(
  terms: Pick<CreateMandate, 'mandate' | 'ways'>,
  by: {
    readonly provider: Provider;
    readonly settings: Pick<CheckoutSettings, 'selfieMandates'>;
    readonly now: number;
  },
): void {
  const order = terms.mandate;
  const way = wayOf(terms);
  if (order.linkedAccountId !== undefined && way !== 'bank') {
    throw new ProblemError('invalid_request', {
      field: LINKED_ACCOUNT_FIELD,
      reason: 'account_chosen_on_provider_page',
    });
  }
  if (!isOffered(order, way, by)) throw new ProblemError('invalid_request');
  const { startDate, endDate } = order;
  if (startDate < dayIn(by.now) || endDate <= startDate) throw new ProblemError('dates_invalid');
  if (order.debitType === 'variable') return;
  const { firstDebitDate, smallestPartMinor } = order.schedule;
  const isTooLong = Number(endDate.slice(0, 4)) - Number(startDate.slice(0, 4)) > MOST_YEARS;
  if (firstDebitDate <= startDate || firstDebitDate > endDate || isTooLong) {
    throw new ProblemError('dates_invalid');
  }
  if (smallestPartMinor > order.perDebitMinor || totalCapOf(order) > MAX_AMOUNT_MINOR) {
    throw new ProblemError('amount_invalid');
  }
}

/** The page takes no bearer of fees (Mono: Initiate Mandate Authorisation), and a selfie is part of a mandate that is created here. */
function isOffered(
  order: MandateOrder,
  way: Way,
  {
    provider,
    settings,
  }: { readonly provider: Provider; readonly settings: Pick<CheckoutSettings, 'selfieMandates'> },
): boolean {
  if (!provider.mandates) return false;
  const isSelfie = order.verification === 'selfie';
  if (way === 'bank') return order.type === 'emandate' && (!isSelfie || settings.selfieMandates === true);
  return provider.mandatePages !== undefined && !isSelfie && order.feeBearer !== 'customer';
}

export function newSetup(order: MandateOrder, way: Way = 'bank'): MandateSetup {
  return {
    order,
    way,
    startDate: order.startDate,
    bank: undefined,
    customerId: undefined,
    customers: undefined,
    notice: undefined,
    problem: undefined,
    failure: undefined,
    rejectedReadAt: undefined,
    readyToDebit: false,
  };
}
