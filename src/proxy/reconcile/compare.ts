import type { BreakKind } from '../../contract/breaks.ts';
import type { VerifiedPayment } from '../providers/provider.ts';
import type { BreakRun } from '../store/break-store.ts';
import type { RecordedPayment } from '../store/recorded-payment.ts';
import type { Mode } from '../store/records.ts';

export type FoundBreak = Omit<BreakRun['found'][number], 'id'>;

/**
 * What is held against each other. Only of what was begun from `from` on and before `to` (epoch milliseconds) it is said that it is missing there, and `theirs` reaches as far as
 * each of these was booked.
 */
export interface Books {
  readonly ours: readonly RecordedPayment[];
  readonly theirs: readonly VerifiedPayment[];
  /** There is more at the provider than could be read, so that nothing is known to be missing there. */
  readonly isCut: boolean;
  readonly mode: Mode;
  readonly from: number;
  readonly to: number;
}

/** Every disagreement of the two books. Pure: nothing is asked and nothing is changed. */
export function compare({ ours, theirs, isCut, mode, from, to }: Books): FoundBreak[] {
  const listed = new Map(theirs.map((payment) => [payment.reference, payment]));
  const known = new Set(ours.map(({ reference }) => reference));
  const missingHere = theirs
    .filter((there) => isTaken(there) && !known.has(there.reference))
    .map(({ reference, amountMinor, createdAt, isRefunded }) =>
      found(
        'missing_here',
        { reference, at: createdAt },
        undefined,
        isRefunded ? `${amountMinor} refunded` : `${amountMinor}`,
      ),
    );
  const differing = ours.flatMap((one) => {
    const there = listed.get(one.reference);
    if (there) return differences(one, there, mode);
    const isWithin = one.at >= from && one.at < to;
    const isDue = !isCut && one.outcome === 'paid' && isWithin && one.bookedBy !== undefined;
    return isDue ? [found('missing_there', one, ourWord(one), undefined)] : [];
  });
  return [...missingHere, ...differing, ...duplicates(ours, listed)];
}

/** The provider has had the money, also where it has paid it back since, by whatever word. */
const isTaken = ({ status, isRefunded }: VerifiedPayment): boolean => status === 'successful' || !!isRefunded;

const theirWord = ({ status, isRefunded }: VerifiedPayment): string => (isRefunded ? 'refunded' : status);

function ourWord({ outcome, isRefunded }: RecordedPayment): string {
  if (outcome === 'unknown' || outcome === 'unpaid') return outcome;
  return isRefunded ? 'refunded' : 'paid';
}

function differences(one: RecordedPayment, there: VerifiedPayment, mode: Mode): FoundBreak[] {
  const wasTaken = one.outcome === 'paid' || one.outcome === 'other';
  const breaks: FoundBreak[] = [];
  const note = (kind: BreakKind, mine: string, other: string) => breaks.push(found(kind, one, mine, other));
  const isMadeGood = one.outcome === 'other' && there.isRefunded === true;
  if (isMadeGood) return breaks;
  if (there.status === 'failed' && !there.isRefunded) {
    if (wasTaken) note('status', ourWord(one), there.status);
  } else if (wasTaken && one.isRefunded !== (there.isRefunded === true)) {
    note('refund', refundWord(one.isRefunded), refundWord(there.isRefunded === true));
  }
  if (isTaken(there) && !wasTaken) note('status', ourWord(one), theirWord(there));
  if (isTaken(there) && (there.amountMinor !== one.amountMinor || there.currency !== one.currency))
    note('amount', `${one.amountMinor} ${one.currency}`, `${there.amountMinor} ${there.currency}`);
  if (there.mode !== 'unknown' && there.mode !== mode) note('mode', mode, there.mode);
  return breaks;
}

const refundWord = (isRefunded: boolean): string => (isRefunded ? 'refunded' : 'not refunded');

/** Attempts of one checkout that were all paid and kept, but for the earliest. Each debit of a mandate is an order of its own. */
function duplicates(
  ours: readonly RecordedPayment[],
  listed: ReadonlyMap<string, VerifiedPayment>,
): FoundBreak[] {
  const kept = ours
    .filter((one) => {
      const there = listed.get(one.reference);
      const isPaid = there ? there.status === 'successful' : one.outcome === 'paid';
      return one.debitId === undefined && isPaid && !one.isRefunded && there?.isRefunded !== true;
    })
    .sort((one, other) => one.at - other.at || (one.reference < other.reference ? -1 : 1));
  const first = new Map<string, RecordedPayment>();
  return kept.flatMap((one) => {
    const before = first.get(one.checkoutId);
    if (!before) first.set(one.checkoutId, one);
    return before ? [found('duplicate', one, before.reference, one.reference)] : [];
  });
}

function found(
  kind: BreakKind,
  about: { reference: string; checkoutId?: string; debitId?: string | undefined; at: number | undefined },
  ours: string | undefined,
  theirs: string | undefined,
): FoundBreak {
  const { reference, checkoutId, debitId, at } = about;
  return { kind, reference, checkoutId, debitId, ours, theirs, begunAt: at };
}
