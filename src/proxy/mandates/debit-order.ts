import type { CreateDebit } from '../../contract/mandate-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import { newDebitId, newProviderReference, type Random } from '../checkouts/ids.ts';
import { dayIn } from '../checkouts/mandate-order.ts';
import type { DebitRecord, DebitSums, MandateRecord } from '../store/mandate-records.ts';

/** Throws where the mandate cannot be debited at `now` (epoch milliseconds): only one that is ready, on its own days. */
export function requireDebitable(mandate: MandateRecord, now: number): void {
  switch (mandate.state) {
    case 'ready':
      break;
    case 'paused':
      throw new ProblemError('mandate_paused');
    case 'cancelled':
    case 'rejected':
    case 'ended':
      throw new ProblemError('mandate_ended');
    default:
      throw new ProblemError('mandate_not_ready');
  }
  if (dayIn(now) < mandate.startDate) throw new ProblemError('mandate_not_ready');
  if (dayIn(now) > mandate.endDate) throw new ProblemError('mandate_ended');
}

/** What was taken, what may have been, and the new one: never more than was agreed. */
export function requireRoom({ totalCapMinor }: MandateRecord, sums: DebitSums, amountMinor: number): void {
  if (sums.succeededMinor + sums.pendingMinor + amountMinor > totalCapMinor) {
    throw new ProblemError('cap_exceeded');
  }
}

export function newDebit(
  mandate: MandateRecord,
  input: CreateDebit,
  { now, random }: { now: number; random: Random },
): DebitRecord {
  const { reference: merchantReference, amountMinor, narration, feeBearer, split } = input;
  return {
    id: newDebitId(random),
    mandateId: mandate.id,
    checkoutId: mandate.checkoutId,
    mode: mandate.mode,
    origin: 'merchant',
    isPart: false,
    merchantReference,
    reference: newProviderReference(random),
    amountMinor,
    currency: mandate.currency,
    narration,
    feeBearer,
    split,
    createdAt: now,
    state: 'sending',
    failure: undefined,
    feeMinor: undefined,
    sessionId: undefined,
    holdsReference: true,
    sentAt: now,
    settledAt: undefined,
    failedReadAt: undefined,
    verifyCount: 0,
    fence: 1,
    lease: undefined,
    updatedAt: now,
    nextAt: undefined,
  };
}

/** Whether a debit that is there is the one that is ordered. */
export function isSameOrder(debit: DebitRecord, mandateId: string, input: CreateDebit): boolean {
  const ordered = (one: Omit<CreateDebit, 'reference'>): string =>
    JSON.stringify([one.amountMinor, one.narration, one.feeBearer, inOrder(one.split)]);
  return (
    debit.mandateId === mandateId &&
    debit.merchantReference === input.reference &&
    ordered(given(debit)) === ordered(input)
  );
}

function given({ amountMinor, narration, feeBearer, split }: DebitRecord): Omit<CreateDebit, 'reference'> {
  return { amountMinor, narration, ...(feeBearer && { feeBearer }), ...(split && { split }) };
}

/** A database keeps no order of names. */
function inOrder(split: CreateDebit['split']): unknown {
  return (
    split && [
      split.type,
      split.feeBearer,
      ...split.distribution.map(({ account, value, maxMinor }) => [account, value, maxMinor]),
    ]
  );
}
