import type { DebitFailure } from '../../contract/mandate-api.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { MandateAnswer, MandateRefusal, ProviderDebit } from '../providers/mandate-provider.ts';
import type { DebitRecord, MandateRecord } from '../store/mandate-records.ts';
import { type DebitChange, fail, goOn, sendToReview, succeed, tellLateSuccess } from './debit-end.ts';
import { noteDebitAnswer } from './debit-notes.ts';
import { isUnsettled, nextReadAt } from './debit-times.ts';

/** The mandate stands elsewhere at the provider than it does here. */
const isAboutMandate: ReadonlySet<MandateRefusal> = new Set<MandateRefusal>([
  'not_ready',
  'already_paused',
  'not_found',
]);

/**
 * What the answer to a debit means. Only a read by reference makes it succeeded. A refusal in plain words is kept (`failure`) until a
 * read has not contradicted it; where certainly nothing was executed it has failed at once; all else is asked about.
 */
export function settleDebitAnswer(
  change: DebitChange,
  answer: MandateAnswer<ProviderDebit>,
  times: CheckoutTimes,
): void {
  const { draft, mandate, debit } = change;
  debit.lease = undefined;
  noteDebitAnswer(change, 'debit', answer);
  if (answer.kind === 'not-executed') {
    fail(change, 'not_sent', answer.cause);
  } else if (answer.kind === 'refused' && answer.reason === 'locked') {
    fail(change, 'mandate_locked', answer.code);
  } else if (answer.kind === 'refused' && answer.reason !== 'reference_in_use') {
    debit.failure = failureOf(answer.reason);
    if (isAboutMandate.has(answer.reason)) mandate.nextAt = draft.now;
  } else if (answer.kind === 'ok' && answer.value.status === 'failed' && isOurs(answer.value, debit)) {
    debit.failure = answer.value.failure ?? 'bank_refused';
    debit.failedReadAt = draft.now;
  }
  debit.nextAt = nextReadAt(debit, times, draft.now);
}

/**
 * What a read by reference means. `failed` counts where our call was refused in plain words before, or was told twice, far enough apart. That
 * the provider does not know it means nothing, but for a debit that it has refused to make or told as failed. Answers whether it was found to match exactly.
 */
export async function settleDebitRead(
  change: DebitChange,
  answer: MandateAnswer<ProviderDebit>,
  times: CheckoutTimes,
): Promise<boolean> {
  const { draft, debit } = change;
  debit.verifyCount += 1;
  const exact = await applyRead(change, answer, times);
  const age = draft.now - (debit.sentAt ?? debit.createdAt);
  if (isUnsettled(debit) && debit.state !== 'needs_review' && age >= times.reviewAfterMs) {
    sendToReview(change, 'unsettled');
  }
  const told = answer.kind === 'not-executed' ? draft.now + (answer.retryAfterSeconds ?? 0) * 1_000 : 0;
  const at = nextReadAt(debit, times, draft.now);
  debit.nextAt = at === undefined ? undefined : Math.max(at, told);
  return exact;
}

async function applyRead(
  change: DebitChange,
  answer: MandateAnswer<ProviderDebit>,
  times: CheckoutTimes,
): Promise<boolean> {
  const { draft, mandate, debit } = change;
  const isOpen = debit.state === 'sending' || debit.state === 'processing';
  if (answer.kind === 'ok' && answer.value.status === 'successful') {
    return absorb(change, answer.value, times);
  }
  if (debit.state === 'succeeded') {
    const status = answer.kind === 'ok' ? answer.value.status : undefined;
    if (status === 'failed') draft.alarm('contradicting_webhook', { checkout: draft.checkout.id, status });
    return false;
  }
  if (answer.kind !== 'ok') noteDebitAnswer(change, 'read-debit', answer);
  if (!isOpen) return false;
  if (answer.kind === 'ok' && answer.value.status === 'failed') {
    if (isOurs(answer.value, debit)) readFailed(change, answer.value, times);
  } else if (answer.kind === 'refused' && answer.reason === 'not_found') {
    if (debit.origin === 'provider') mandate.nextAt = draft.now;
    else readNothing(change, answer.code, times);
  } else if (answer.kind === 'ok') takeBackRefusal(debit);
  goOn(change);
  return false;
}

function readFailed(change: DebitChange, found: ProviderDebit, times: CheckoutTimes): void {
  const { draft, debit } = change;
  const failure = found.failure ?? debit.failure ?? 'bank_refused';
  const wasRefused = debit.origin === 'merchant' && debit.failure !== undefined;
  const isTwice =
    debit.failedReadAt !== undefined && draft.now - debit.failedReadAt >= times.failedReadsApartMs;
  if (wasRefused || isTwice) fail(change, failure, found.code);
  else debit.failedReadAt ??= draft.now;
}

/**
 * Alone it says nothing. After a refusal to make the debit it is what was to be expected. So it is after a failure that the answer itself told, by a
 * code of the bank and often without a debit: there may be none to read. Then it counts as the second word, and waits as long for it as a second
 * reading would; a late success is still looked for, and told. One that the provider made by itself was told by its list, which is asked again instead.
 */
function readNothing(change: DebitChange, code: string, times: CheckoutTimes): void {
  const { draft, debit } = change;
  const { failure, failedReadAt } = debit;
  if (failure === undefined) debit.failedReadAt = undefined;
  else if (failedReadAt === undefined || draft.now - failedReadAt >= times.failedReadsApartMs) {
    fail(change, failure, code);
  }
}

/** It goes on at the bank, whatever was said before. */
function takeBackRefusal(debit: DebitRecord): void {
  debit.failure = undefined;
  debit.failedReadAt = undefined;
}

async function absorb(change: DebitChange, found: ProviderDebit, times: CheckoutTimes): Promise<boolean> {
  const { mandate, debit } = change;
  if (debit.state === 'succeeded' || !(isUnsettled(debit) || debit.state === 'failed')) return false;
  const differs = mismatch(found, debit, mandate, times);
  if (differs !== undefined) {
    sendToReview(change, 'mismatch', differs);
    return false;
  }
  if (debit.state === 'failed') await tellLateSuccess(change, found);
  else await succeed(change, found);
  return true;
}

/**
 * In what it is another one than ours. No document of the provider shows the answer to a read, and all that it shows of a debit elsewhere names the
 * mode: where a read leaves it out, that of the mandate counts, if the provider has told it. A mandate has debits of its own mode only.
 */
function mismatch(
  found: ProviderDebit,
  debit: DebitRecord,
  mandate: MandateRecord,
  times: CheckoutTimes,
): string | undefined {
  if (found.reference !== debit.reference) return 'reference';
  if (found.amountMinor !== debit.amountMinor) return 'amount';
  if (found.mandateId !== undefined && found.mandateId !== mandate.providerId) return 'mandate';
  if (found.mode !== debit.mode && !(found.mode === 'unknown' && mandate.modeTold)) return 'mode';
  const { createdAt } = found;
  const earliest = debit.createdAt - times.clockToleranceMs;
  return createdAt !== undefined && createdAt < earliest ? 'created' : undefined;
}

/** What is told of another debit says nothing of this one. */
function isOurs({ reference }: ProviderDebit, debit: DebitRecord): boolean {
  return reference === debit.reference;
}

function failureOf(reason: MandateRefusal): DebitFailure {
  return reason === 'account_refused' ? 'account_refused' : 'bank_refused';
}
