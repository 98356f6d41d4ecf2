import type { DebitFact, Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** I12: every debit was taken by a mandate that was approved, ready and not over, within its cap; and no order has two mandates that live. */
export function mandatesAllowTheirDebits(facts: Facts): readonly Violation[] {
  return [...debitsOutside(facts), ...overTheCap(facts), ...twoThatLive(facts)];
}

function debitsOutside(facts: Facts): readonly Violation[] {
  const truths = new Map(facts.mandateTruths.map((truth) => [truth.id, truth]));
  return facts.ledger.flatMap((debit): Violation[] => {
    if (debit.mandate === undefined) return [];
    const truth = truths.get(debit.mandate);
    const about = { invariant: 'I12' as const, reference: debit.reference, said: debit, truth };
    if (!truth) return [{ ...about, what: 'a debit by no mandate' }];
    if (truth.readyAt === undefined || debit.at < truth.readyAt)
      return [{ ...about, what: 'a debit before the mandate was ready' }];
    const isOver = truth.cancelledAt !== undefined && debit.at > truth.cancelledAt;
    return isOver ? [{ ...about, what: 'a debit after the mandate was over' }] : [];
  });
}

function overTheCap(facts: Facts): readonly Violation[] {
  const debits = grouped(facts.debits, ({ mandateId }) => mandateId);
  const taken = grouped(facts.ledger, ({ mandate }) => mandate ?? '');
  return facts.mandates.flatMap((mandate): Violation[] => {
    const reserved = sumOf((debits.get(mandate.id) ?? []).filter(counts));
    const debited = sumOf(mandate.providerId === null ? [] : (taken.get(mandate.providerId) ?? []));
    if (Math.max(reserved, debited) <= mandate.totalCapMinor) return [];
    return [
      {
        invariant: 'I12',
        what: 'the debits are more than the cap',
        checkoutId: mandate.checkoutId,
        said: mandate,
        truth: { reserved, debited },
      },
    ];
  });
}

const counts = ({ state }: DebitFact): boolean => state !== 'failed';

const sumOf = (debits: readonly { readonly amountMinor: number }[]): number =>
  debits.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

function twoThatLive(facts: Facts): readonly Violation[] {
  const ours = new Map(facts.mandates.map((mandate) => [mandate.reference, mandate]));
  const living = facts.mandateTruths.flatMap((truth) => {
    const mandate = ours.get(truth.reference);
    // What is still owed a cancellation is looked after: I6 sees that it is tried.
    return mandate && mandate.owed === null && truth.status === 'approved' ? [{ truth, mandate }] : [];
  });
  return [...grouped(living, ({ mandate }) => mandate.checkoutId)].flatMap(
    ([checkoutId, both]): Violation[] =>
      both.length > 1
        ? [{ invariant: 'I12', what: 'two mandates of one order live', checkoutId, truth: both }]
        : [],
  );
}
