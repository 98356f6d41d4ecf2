import type { Checkouts } from '../checkouts/create-checkouts.ts';
import type { Draft } from '../checkouts/draft.ts';
import { isEnded } from '../checkouts/exposure.ts';
import { servedBy } from '../checkouts/served.ts';
import { sendToReview } from '../checkouts/settle-verify.ts';
import { given } from '../checkouts/view.ts';
import type { Clock } from '../clock.ts';
import type { Provider, VerifiedPayment } from '../providers/provider.ts';
import { readList } from '../reconcile/read-list.ts';
import { recordedOf } from '../reconcile/recorded-of.ts';
import type { CheckoutRecord } from '../store/records.ts';
import type { CheckoutRows, Place, Store } from '../store/store.ts';

const DAY_MS = 86_400_000;
/** The provider's clock may be behind ours. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
const AT_ONCE = 200;

/** The provider has more payments than it lists: what is missing there is not known. */
export class ListCut extends Error {
  constructor() {
    super("the provider's list of payments could not be read to its end");
    this.name = 'ListCut';
  }
}

/**
 * Holds a restored database against the provider's list. What it knows of is verified. Of a payment that it does not know, any open checkout of the same
 * amount may be the one: each of them waits for a person. Bank logins from before are dropped, so that nothing is charged or captured on what may have gone
 * on since. Throws `ListUnread`, `ListCut` and `StoreUnavailable`; it may be done again.
 */
export async function compareAfterRestore(options: {
  store: Store;
  checkouts: Pick<Checkouts, 'change' | 'verifyAttempt'>;
  provider: Provider;
  clock: Pick<Clock, 'now'>;
}): Promise<void> {
  const { store, checkouts, provider, clock } = options;
  const isServed = servedBy(provider);
  const span = await store.openSpan();
  if (!span) return;
  const { payments, isCut } = await readList(provider, span.oldestOpenAt - DAY_MS, clock.now() + DAY_MS);
  if (isCut) throw new ListCut();
  const listed = new Set(payments.map(({ reference }) => reference));
  const recorded = await recordedOf(store, provider, [...listed]);
  const known = new Set(recorded.map(({ reference }) => reference));
  const strangers = payments.filter(
    (payment) =>
      isTakenOrUnderWay(payment) &&
      !known.has(payment.reference) &&
      (payment.createdAt ?? Infinity) >= span.newestAt - CLOCKS_DIFFER_MS,
  );

  for (const status of ['open', 'processing'] as const) {
    for (let before: Place | undefined; ; ) {
      const found = await store.list({ mode: provider.mode, status, limit: AT_ONCE, ...given({ before }) });
      for (const rows of found) if (isServed(rows.checkout)) await settle(rows);
      const last = found.at(-1)?.checkout;
      if (!last || found.length < AT_ONCE) break;
      before = { at: last.createdAt, id: last.id };
    }
  }

  async function settle({ checkout, attempts }: Pick<CheckoutRows, 'checkout' | 'attempts'>): Promise<void> {
    if (attempts.some(({ bankSession }) => bankSession)) await checkouts.change(checkout.id, dropLogins);
    for (const { id, reference } of attempts) {
      if (listed.has(reference)) await checkouts.verifyAttempt(checkout.id, id);
    }
    if (!strangers.some((payment) => mayBeOf(payment, checkout))) return;
    await checkouts.change(checkout.id, (draft) => {
      if (!isEnded(draft.checkout.status)) sendToReview(draft, 'unsettled');
    });
  }
}

function dropLogins({ attempts, now }: Draft): void {
  for (const attempt of attempts) {
    if (attempt.bankSession) attempt.bankSession = { ...attempt.bankSession, expiresAt: now };
  }
}

/** The provider has had the money, or may be about to. */
const isTakenOrUnderWay = ({ status, isRefunded, isUnderWay }: VerifiedPayment): boolean =>
  status === 'successful' || isRefunded === true || isUnderWay === true;

const mayBeOf = (payment: VerifiedPayment, { kind, amountMinor, currency }: CheckoutRecord): boolean =>
  kind === 'payment' && payment.amountMinor === amountMinor && payment.currency === currency;
