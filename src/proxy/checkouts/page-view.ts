import { wayNotices } from '../../contract/payment-view.ts';
import type { PageErrand } from '../../contract/provider-page.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { AttemptRecord } from '../store/records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { areBankTriesUsedUp } from './tries.ts';

/** The ways to pay as a page shows them, the bank while it may be tried, with why the payer is there again. */
export function waysShown({ checkout, attempts }: Pick<CheckoutRows, 'checkout' | 'attempts'>) {
  const { ways, notice } = checkout;
  const known = wayNotices.find((one) => one === notice);
  const isBankOver = areBankTriesUsedUp({ checkout, attempts });
  const told = known ?? (hasGivenUpPage({ checkout, attempts }) ? 'page_given_up' : undefined);
  return { ways: ways.filter(({ way }) => way !== 'bank' || !isBankOver), ...(told && { notice: told }) };
}

/** Whether the payer has the address of a page that they have left, and that may still be paid through: until it has been asked about for long enough. */
export function hasGivenUpPage({ checkout, attempts }: Pick<CheckoutRows, 'checkout' | 'attempts'>): boolean {
  if (checkout.status === 'succeeded') return false;
  return attempts.some(
    ({ page, pageRestedAt, state, exposure }) =>
      page !== undefined && pageRestedAt === undefined && state === 'over' && exposure === 'asked',
  );
}

/** Whether the payer has the address of a page that may be paid through: of the one that waits for them, or of one that they have left. */
export function mayBePaidByPage(rows: Pick<CheckoutRows, 'checkout' | 'attempts'>): boolean {
  return rows.attempts.some(({ state }) => state === 'at-page') || hasGivenUpPage(rows);
}

/** The attempt whose page at the provider the payer was given and has not left. */
export function attemptAtPage({
  checkout,
  attempts,
}: Pick<CheckoutRows, 'checkout' | 'attempts'>): AttemptRecord | undefined {
  return attempts.find(({ id, state }) => id === checkout.attemptId && state === 'at-page');
}

/** What a page says of the provider's page that waits for the payer. `returnedAt` and `now` are epoch milliseconds. */
export function leavingShown(
  errand: PageErrand,
  url: Sealed<string>,
  returnedAt: number | undefined,
  now: number,
) {
  const address = url.open();
  return {
    errand,
    url: address,
    host: new URL(address).host,
    ...(returnedAt !== undefined && { checkedSeconds: Math.max(0, Math.floor((now - returnedAt) / 1_000)) }),
  };
}

/** The page of the provider's that this attempt stands at, where it still does. */
export function pageUrlOf(attempt: AttemptRecord | undefined): Sealed<string> | undefined {
  return attempt?.state === 'at-page' ? attempt.page?.url : undefined;
}
