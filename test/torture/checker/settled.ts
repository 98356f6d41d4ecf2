import { isUntold } from './debits-and-payments.ts';
import type { CheckoutFact, Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** How long something that is due may be overdue before nobody looks after it, milliseconds. */
const OVERDUE_MS = 20_000;

/** I6: after the heal nothing stands still that could be settled, and what cannot be is looked at again by a time that is written down. */
export function nothingWaitsTooLong(facts: Facts): readonly Violation[] {
  return [...checkouts(facts), ...attempts(facts), ...mandates(facts), ...debits(facts), ...reviews(facts)];
}

function checkouts(facts: Facts): readonly Violation[] {
  const latest = facts.readAt - OVERDUE_MS;
  return facts.checkouts.flatMap((row): Violation[] => {
    const what = isStuck(row, latest);
    return what === undefined ? [] : [{ invariant: 'I6', what, checkoutId: row.id, said: row }];
  });
}

function isStuck(row: CheckoutFact, latest: number): string | undefined {
  if (row.status !== 'open' && row.status !== 'processing') return undefined;
  if (row.leaseUntil !== null && row.leaseUntil < latest) return 'a lease was not taken back';
  if (row.nextAt === null) return 'nobody will look at it again';
  return row.nextAt < latest ? 'it is overdue and nobody has looked at it' : undefined;
}

function attempts(facts: Facts): readonly Violation[] {
  return facts.attempts.flatMap((attempt): Violation[] => {
    if (attempt.exposure !== 'sent' || attempt.state === 'succeeded' || attempt.state === 'mismatch')
      return [];
    const { checkoutId, reference, verifyAt } = attempt;
    const about = { invariant: 'I6' as const, checkoutId, reference, said: attempt };
    const word = facts.lastWords.get(reference);
    if (word !== undefined && word !== 'not-found' && !isUntold(facts, reference)) {
      return [{ ...about, what: `the provider says "${word}" and it is not settled`, truth: word }];
    }
    if (verifyAt === null) return [{ ...about, what: 'an unknown outcome is not asked about any more' }];
    return verifyAt < facts.readAt - OVERDUE_MS
      ? [{ ...about, what: 'an unknown outcome was to be asked about and was not' }]
      : [];
  });
}

function mandates(facts: Facts): readonly Violation[] {
  const checkouts = new Map(facts.checkouts.map((checkout) => [checkout.id, checkout]));
  const truths = grouped(facts.mandateTruths, ({ reference }) => reference);
  return facts.mandates.flatMap((mandate): Violation[] => {
    const truth = truths
      .get(mandate.reference)
      ?.find(({ id }) => mandate.providerId === null || id === mandate.providerId);
    const about = {
      invariant: 'I6' as const,
      checkoutId: mandate.checkoutId,
      reference: mandate.reference,
      said: mandate,
      truth,
    };
    const isWaiting = mandate.state === 'starting' || mandate.state === 'awaiting_transfer';
    if (isWaiting && truth?.status === 'approved')
      return [{ ...about, what: 'the bank has approved it and nobody knows' }];
    // While it waits for its transfer, the checkout is what is looked at.
    const lookedAt = mandate.nextAt ?? checkouts.get(mandate.checkoutId)?.nextAt ?? null;
    if (isWaiting && lookedAt === null) return [{ ...about, what: 'nobody will look at the mandate again' }];
    const isOver = ['cancelled', 'rejected', 'ended'].includes(mandate.state);
    if (isOver && truth?.status === 'approved' && mandate.owed === null) {
      return [{ ...about, what: 'it was ended here and lives on at the bank' }];
    }
    if (mandate.owed !== null && mandate.nextAt === null)
      return [{ ...about, what: 'what is owed to the provider is not tried again' }];
    return [];
  });
}

function debits(facts: Facts): readonly Violation[] {
  return facts.debits.flatMap((debit): Violation[] => {
    if (debit.state !== 'sending' && debit.state !== 'processing') return [];
    const about = {
      invariant: 'I6' as const,
      checkoutId: debit.checkoutId,
      reference: debit.reference,
      said: debit,
    };
    const word = facts.lastWords.get(debit.reference);
    if (word === 'successful' || word === 'failed')
      return [{ ...about, what: `the provider says "${word}" of a debit and it is not settled` }];
    return debit.nextAt === null ? [{ ...about, what: 'a debit is not asked about any more' }] : [];
  });
}

/** Whatever waits for a person was written down and told. */
function reviews(facts: Facts): readonly Violation[] {
  const told = grouped(facts.outbox, ({ checkoutId }) => checkoutId);
  const events = grouped(facts.events, ({ checkoutId }) => checkoutId);
  const words = ['checkout.needs_review', 'payment.late_success', 'payment.duplicate_debit'];
  return facts.checkouts.flatMap((row): Violation[] => {
    if (row.status !== 'needs_review') return [];
    const isWritten = events.get(row.id)?.some(({ type }) => type === 'checkout.needs_review');
    const isTold = told.get(row.id)?.some(({ type }) => words.includes(type));
    return isWritten && isTold
      ? []
      : [{ invariant: 'I6', what: 'a review that nobody was told of', checkoutId: row.id, said: row }];
  });
}
