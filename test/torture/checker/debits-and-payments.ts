import type { Debit } from '../../../src/sandbox/ledger.ts';
import type { AttemptFact, CheckoutFact, Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** I2: each debit of the ledger is known as exactly what it is. One that the provider does not tell of yet is left to I6. */
export function everyDebitIsKnown(facts: Facts): readonly Violation[] {
  const attempts = grouped(facts.attempts, ({ reference }) => reference);
  const debits = grouped(facts.debits, ({ reference }) => reference);
  const checkouts = new Map(facts.checkouts.map((checkout) => [checkout.id, checkout]));
  return facts.ledger.flatMap((debit): readonly Violation[] => {
    if (debit.mandate !== undefined) return debitOfMandate(facts, debit, debits.get(debit.reference) ?? []);
    const [attempt, second] = attempts.get(debit.reference) ?? [];
    const checkout = attempt && checkouts.get(attempt.checkoutId);
    if (!attempt || !checkout || second) {
      return [
        {
          invariant: 'I2',
          what: 'a debit without exactly one attempt',
          reference: debit.reference,
          truth: debit,
        },
      ];
    }
    const what = wrongIn(facts, debit, attempt, checkout);
    if (what === undefined) return [];
    return [
      {
        invariant: 'I2',
        what,
        checkoutId: checkout.id,
        reference: debit.reference,
        said: { attempt, status: checkout.status, reviewReason: checkout.reviewReason },
        truth: debit,
      },
    ];
  });
}

function wrongIn(
  facts: Facts,
  debit: Debit,
  attempt: AttemptFact,
  checkout: CheckoutFact,
): string | undefined {
  if (isUntold(facts, debit.reference)) return undefined;
  if (attempt.state === 'succeeded' && facts.toldAsAnother.has(debit.reference)) {
    return 'a payment that the provider tells of as another counts as ours';
  }
  const isExact = debit.amountMinor === checkout.amountMinor && debit.currency === checkout.currency;
  if (!isExact || attempt.state === 'mismatch') {
    if (attempt.state === 'succeeded') return 'a debit of another amount counts as the payment';
    if (isExact && !facts.misreported.has(debit.reference))
      return 'the debit that was ordered counts as another';
    const isSeen = checkout.status === 'needs_review' || checkout.duplicateDebit;
    return attempt.state === 'mismatch' && isSeen ? undefined : 'a debit of another amount waits for nobody';
  }
  if (attempt.state !== 'succeeded') return 'a debit that no payment is known of';
  const { status } = checkout;
  return status === 'succeeded' || status === 'needs_review'
    ? undefined
    : 'a debit of a checkout that counts as unpaid';
}

function debitOfMandate(facts: Facts, debit: Debit, known: Facts['debits']): readonly Violation[] {
  const [row, second] = known;
  const about = { invariant: 'I2' as const, reference: debit.reference, truth: debit };
  if (!row || second) return [{ ...about, what: 'a debit of a mandate without exactly one row' }];
  if (isUntold(facts, debit.reference)) return [];
  const isExact = debit.amountMinor === row.amountMinor && debit.currency === row.currency;
  const isRight = isExact
    ? row.state === 'succeeded' || row.state === 'needs_review'
    : row.state === 'needs_review';
  if (isRight) return [];
  return [
    {
      ...about,
      what: 'a debit of a mandate counts as another or as none',
      checkoutId: row.checkoutId,
      said: row,
    },
  ];
}

/** The provider itself does not say yet that it was paid, or is to be asked again by a time that is known: see I6. */
export function isUntold(
  facts: Pick<Facts, 'attempts' | 'lastWords' | 'readAt'>,
  reference: string,
): boolean {
  const word = facts.lastWords.get(reference);
  if (word !== 'successful') return word === 'not-found';
  const attempt = facts.attempts.find((each) => each.reference === reference);
  return attempt?.exposure === 'asked' && (attempt.verifyAt ?? 0) > facts.readAt;
}

/** I3: what counts as paid was debited. */
export function nothingPaidWithoutDebit(facts: Facts): readonly Violation[] {
  const debited = new Set(facts.ledger.map(({ reference }) => reference));
  const resolved = new Set(
    facts.events.filter(({ type }) => type === 'checkout.resolved').map(({ checkoutId }) => checkoutId),
  );
  const attempts = facts.attempts.filter(
    ({ state, reference }) => state === 'succeeded' && !debited.has(reference),
  );
  const debits = facts.debits.filter(
    ({ state, reference }) => state === 'succeeded' && !debited.has(reference),
  );
  const checkouts = facts.checkouts.filter(
    ({ id, kind, status, paidBy }) =>
      kind === 'payment' && status === 'succeeded' && !resolved.has(id) && !debited.has(paidBy ?? ''),
  );
  const approved = new Set(
    facts.mandateTruths
      .filter(({ approvedAt }) => approvedAt !== undefined)
      .map(({ reference }) => reference),
  );
  const mandates = facts.mandates.filter(
    ({ state, reference }) => ['approved', 'ready', 'paused'].includes(state) && !approved.has(reference),
  );
  return [
    ...[...attempts, ...debits].map((row) => ({
      invariant: 'I3' as const,
      what: 'a success without a debit',
      checkoutId: row.checkoutId,
      reference: row.reference,
      said: row,
    })),
    ...checkouts.map((row) => ({
      invariant: 'I3' as const,
      what: 'a paid checkout without a debit',
      checkoutId: row.id,
      said: row,
    })),
    ...mandates.map((row) => ({
      invariant: 'I3' as const,
      what: 'an approved mandate that the bank has not approved',
      checkoutId: row.checkoutId,
      reference: row.reference,
      said: row,
    })),
  ];
}
