import type { DebitFailure } from '../../contract/mandate-api.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { ProviderDebit } from '../providers/mandate-provider.ts';
import type { DebitRecord, MandateRecord } from '../store/mandate-records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { endUsedUp } from './settle-mandate.ts';

/** A debit of a mandate, in the transaction that changes it. */
export interface DebitChange {
  readonly draft: Draft;
  readonly tx: StoreTransaction;
  readonly mandate: MandateRecord;
  readonly debit: DebitRecord;
}

/** Told once, by the first look that has not settled it. */
export function goOn({ draft, mandate, debit }: DebitChange): void {
  if (debit.state !== 'sending') return;
  debit.state = 'processing';
  draft.record('debit.processing', { debit: debit.id });
  draft.notify('debit.processing', { mandate, debit });
}

/** The money was taken. With it the mandate may be used up; of a fixed one only the provider knows. */
export async function succeed(change: DebitChange, found: ProviderDebit | undefined): Promise<void> {
  const { draft, tx, mandate, debit } = change;
  debit.state = 'succeeded';
  debit.failure = undefined;
  debit.feeMinor = found?.feeMinor ?? debit.feeMinor;
  debit.sessionId = found?.sessionId ?? debit.sessionId;
  debit.settledAt = draft.now;
  draft.record('debit.succeeded', { debit: debit.id, amountMinor: debit.amountMinor });
  draft.notify('debit.succeeded', { mandate, debit });
  await tx.saveDebit(debit);
  const { succeededMinor } = await tx.debitSums(mandate.id);
  if (!mandate.fixed && succeededMinor >= mandate.totalCapMinor) endUsedUp(draft, mandate);
}

/** Nothing was taken: the reservation is given back, and the merchant's reference is free again. */
export function fail({ draft, mandate, debit }: DebitChange, failure: DebitFailure, code: string): void {
  debit.state = 'failed';
  debit.failure = failure;
  debit.holdsReference = false;
  debit.settledAt = draft.now;
  draft.record('debit.failed', { debit: debit.id, failure, code });
  draft.notify('debit.failed', { mandate, debit });
}

/** Waits for a person. `settledAt` stays undefined where nobody has told the outcome. */
export function sendToReview(
  { draft, mandate, debit }: DebitChange,
  reason: 'unsettled' | 'mismatch',
  differs?: string,
): void {
  debit.state = 'needs_review';
  if (reason === 'mismatch') debit.settledAt = draft.now;
  draft.record('debit.needs_review', { debit: debit.id, reason, ...(differs !== undefined && { differs }) });
  if (differs !== undefined) draft.alarm('amount_mismatch', { checkout: draft.checkout.id, differs });
  draft.alarm('needs_review', { checkout: draft.checkout.id, reason });
  draft.notify('debit.needs_review', { mandate, debit });
}

/** It was taken after all: it counts again, and this event alone tells it. The reference may belong to another debit by now. */
export async function tellLateSuccess(change: DebitChange, found: ProviderDebit): Promise<void> {
  const { draft, tx, mandate, debit } = change;
  const holder = await tx.holderOfDebitReference(debit.merchantReference, debit.mode);
  debit.state = 'needs_review';
  debit.holdsReference = holder === undefined || holder.id === debit.id;
  debit.feeMinor = found.feeMinor ?? debit.feeMinor;
  debit.sessionId = found.sessionId ?? debit.sessionId;
  debit.settledAt = draft.now;
  draft.record('debit.late_success', { debit: debit.id, amountMinor: debit.amountMinor });
  draft.alarm('late_success', { checkout: draft.checkout.id });
  draft.notify('debit.late_success', { mandate, debit });
}
