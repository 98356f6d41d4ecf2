import * as v from 'valibot';
import type { ProviderDebit, ProviderDebitOrder } from '../../mandate-provider.ts';
import { isCode } from '../outcomes.ts';
import { toMode, toTime } from '../payments.ts';
import { asRecord, exactText, pick, type Reading } from '../reading.ts';
import { failureOf, pendingCodes } from './nibss-codes.ts';
import { amount } from './read-mandate.ts';

/**
 * A debit as its answer, reading it and the list tell it; `topCode` is the envelope's code where the debit has none of its own. Amounts are kobo. Undefined
 * without a reference. What contradicts itself is `unknown`: neither made nor failed.
 */
export function toDebit(input: unknown, topCode?: unknown): ProviderDebit | undefined {
  const record = asRecord(input);
  const reference = exactText(pick(record, 'reference_number', 'reference', 'referenceNumber'), 255);
  return reference === undefined ? undefined : debitOf(record, reference, topCode);
}

/** An entry of the list. One that cannot be named is told all the same, with an empty reference: money may have been taken. */
export function toListedDebit(input: unknown): ProviderDebit {
  return toDebit(input) ?? debitOf(asRecord(input), '', undefined);
}

function debitOf(
  record: Readonly<Record<string, unknown>>,
  reference: string,
  topCode: unknown,
): ProviderDebit {
  const nibss = oneCode(codeOf(pick(record, 'response_code', 'responseCode')), codeOf(topCode));
  const word = wordOf(record['status']);
  const settled = settle(word, nibss, record);
  const mandateId = exactText(pick(record, 'mandate', 'mandate_id'), 64);
  const sessionId = exactText(pick(record, 'session_id', 'sessionId'), 64);
  return {
    ...settled,
    reference,
    amountMinor: v.is(amount, record['amount']) ? record['amount'] : undefined,
    mode: toMode(pick(record, 'live_mode', 'liveMode')),
    createdAt: toTime(pick(record, 'date', 'created_at', 'createdAt')),
    code: [word, nibss].filter((part) => part !== undefined && isCode(part)).join(' '),
    ...(mandateId === undefined ? {} : { mandateId }),
    ...(v.is(amount, record['fee']) ? { feeMinor: record['fee'] } : {}),
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}

/** Whether it can be held against what was ordered. A success without its amount came to harm on the way: asked again, it is told whole. */
export function tellsEnough({ status, amountMinor }: ProviderDebit): boolean {
  return status !== 'unknown' && (status !== 'successful' || amountMinor !== undefined);
}

/**
 * What the answer to a debit says of it. One without a debit in it is about the debit that was asked for: still to be settled, or by its
 * code known not to have been made.
 */
export function toOrderedDebit(answer: Reading, order: ProviderDebitOrder): ProviderDebit | undefined {
  const data = asRecord(answer.data);
  const topCode = pick(asRecord(answer.body), 'response_code', 'responseCode');
  if (answer.paymentStatus !== undefined) {
    const debit = toDebit(data, topCode);
    return debit && tellsEnough(debit) ? debit : undefined;
  }
  const nibss = answer.code;
  const failure = failureOf(nibss);
  const isPending = nibss !== undefined && pendingCodes.includes(nibss);
  if (!isPending && (failure === undefined || nibss === undefined)) return undefined;
  const outcome = isPending ? { status: 'processing' as const } : failed(failure);
  const { reference, amountMinor } = order;
  return { ...outcome, reference, amountMinor, mode: 'unknown', createdAt: undefined, code: nibss };
}

function settle(
  word: string | undefined,
  nibss: string | undefined,
  record: Readonly<Record<string, unknown>>,
): Pick<ProviderDebit, 'status' | 'failure'> {
  const flags = [record['success'], wordOf(record['event'])];
  const isPending = nibss !== undefined && pendingCodes.includes(nibss);
  switch (word) {
    case 'processing':
    case 'pending':
      return { status: 'processing' };
    case 'successful':
    case 'success': {
      if (isPending) return { status: 'processing' };
      const isPlain = (nibss === undefined || nibss === '00') && !flags.includes(false);
      const isContradicted = flags.includes('failed') || flags.includes('processing');
      return { status: isPlain && !isContradicted ? 'successful' : 'unknown' };
    }
    case 'failed': {
      if (isPending) return { status: 'processing' };
      const failure = failureOf(nibss);
      const isContradicted = flags.includes(true) || flags.includes('successful');
      return failure === undefined || isContradicted ? { status: 'unknown' } : failed(failure);
    }
    default:
      return { status: 'unknown' };
  }
}

const failed = (failure: ProviderDebit['failure']) => ({
  status: 'failed' as const,
  ...(failure === undefined ? {} : { failure }),
});

/** The debit's own code, or else the envelope's. Two that differ are told together, which no list has. An envelope's 200 is about the request. */
function oneCode(own: string | undefined, top: string | undefined): string | undefined {
  if (top === undefined || top === '200' || top === own) return own;
  return own === undefined ? top : `${own}/${top}`;
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim().toLowerCase() || undefined : undefined;
}

/** Text, or a number that has lost its leading zero. An empty text is none. */
function codeOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value).padStart(2, '0') : value;
  return typeof text === 'string' ? text.trim() || undefined : undefined;
}
