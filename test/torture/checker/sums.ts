import { isUntold } from './debits-and-payments.ts';
import type { Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

const successes = new Set(['checkout.succeeded', 'payment.late_success', 'payment.duplicate_debit']);
const debitSuccesses = new Set(['debit.succeeded', 'debit.late_success']);

type Books = Pick<
  Facts,
  'attempts' | 'checkouts' | 'debits' | 'events' | 'lastWords' | 'ledger' | 'outbox' | 'readAt'
>;

/** Minor units by each of the three, of what is settled and was taken as ordered. */
interface Sums {
  readonly ledger: number;
  readonly rows: number;
  readonly told: number;
}

/** I16: ledger, database and what the merchant is told come to the same, to the kobo. What is not settled yet and debits of another amount are left out on all sides. */
export function sumsAgree(facts: Books): readonly Violation[] {
  return [
    ...violationOf('payments', paymentSums(facts)),
    ...violationOf('debits of mandates', debitSums(facts)),
  ];
}

function violationOf(what: string, sums: Sums): readonly Violation[] {
  if (sums.ledger === sums.rows && sums.rows === sums.told) return [];
  return [{ invariant: 'I16', what: `${what} do not come to the same`, truth: sums }];
}

function paymentSums(facts: Books): Sums {
  const attempts = new Map(facts.attempts.map((attempt) => [attempt.reference, attempt]));
  const odd = new Set(
    facts.attempts.filter(({ state }) => state === 'mismatch').map(({ checkoutId }) => checkoutId),
  );
  const payments = facts.checkouts.filter(({ kind }) => kind === 'payment');
  const amounts = new Map(payments.map(({ id, amountMinor }) => [id, amountMinor]));
  const resolved = facts.events
    .filter(({ type }) => type === 'checkout.resolved')
    .map(({ checkoutId }) => checkoutId);
  const leftOut = new Set([...odd, ...resolved]);

  const ledger = facts.ledger.filter(({ mandate, reference }) => {
    const attempt = attempts.get(reference);
    return mandate === undefined && !isUntold(facts, reference) && !leftOut.has(attempt?.checkoutId ?? '');
  });
  const rows = facts.attempts.filter(
    ({ state, checkoutId }) => state === 'succeeded' && !leftOut.has(checkoutId),
  );
  const told = facts.outbox.filter(
    ({ type, checkoutId }) => successes.has(type) && !leftOut.has(checkoutId) && amounts.has(checkoutId),
  );
  return {
    ledger: ledger.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    rows: rows.reduce((sum, { checkoutId }) => sum + (amounts.get(checkoutId) ?? 0), 0),
    told: told.reduce((sum, { payload }) => sum + amountIn(payload, 'checkout'), 0),
  };
}

function debitSums(facts: Books): Sums {
  const odd = new Set(
    facts.debits.filter(({ state }) => state === 'needs_review').map(({ reference }) => reference),
  );
  const told = facts.outbox.filter(({ type }) => debitSuccesses.has(type));
  const once = [...grouped(told, ({ payload }) => idIn(payload)).values()].flatMap(([first]) =>
    first ? [first] : [],
  );
  return {
    ledger: facts.ledger
      .filter(
        ({ mandate, reference }) =>
          mandate !== undefined && !odd.has(reference) && !isUntold(facts, reference),
      )
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    rows: facts.debits
      .filter(({ state }) => state === 'succeeded')
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    told: once
      .filter(({ payload }) => !odd.has(referenceIn(payload)))
      .reduce((sum, { payload }) => sum + amountIn(payload, 'debit'), 0),
  };
}

type Told = {
  readonly [Part in 'checkout' | 'debit']?: {
    readonly id?: string;
    readonly amountMinor?: number;
    readonly providerReference?: string;
  };
};

const amountIn = (payload: unknown, part: 'checkout' | 'debit'): number =>
  (payload as Told)[part]?.amountMinor ?? Number.NaN;
const idIn = (payload: unknown): string => (payload as Told).debit?.id ?? '';
const referenceIn = (payload: unknown): string => (payload as Told).debit?.providerReference ?? '';
