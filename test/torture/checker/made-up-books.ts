import type { EventFact } from './facts.ts';

const start = Date.UTC(2026, 0, 5, 9, 0, 0);
/** So many seconds after the beginning, epoch milliseconds. */
export const second = (count: number): number => start + count * 1_000;
export const iso = (count: number): string => new Date(second(count)).toISOString();

/** One event for each word, in order, a second apart, from `from` on. */
export function bookOf(
  checkoutId: string,
  types: readonly (readonly [string, EventFact['data']?])[],
  from = 0,
): readonly EventFact[] {
  return types.map(([type, data = {}], index) => ({
    checkoutId,
    seq: index + 1,
    type,
    at: second(from + index),
    data,
  }));
}

export const paidBook = bookOf('paid', [
  ['checkout.created'],
  ['attempt.started', { attempt: 1, reference: 'REFERENCEOFTHEPAID01' }],
  ['charge.sent', { attempt: 1 }],
  ['charge.answered', { attempt: 1, answer: 'ok' }],
  ['capture.sent', { attempt: 1 }],
  ['capture.answered', { attempt: 1, answer: 'unknown' }],
  ['payment.verified', { attempt: 1 }],
  ['checkout.succeeded', { attempt: 1 }],
]);

export const leftBook = bookOf('left', [
  ['checkout.created'],
  ['attempt.started', { attempt: 1, reference: 'REFERENCEOFTHELEFT01' }],
  ['charge.sent', { attempt: 1 }],
  ['charge.answered', { attempt: 1, answer: 'refused' }],
  ['attempt.declined', { attempt: 1 }],
  ['checkout.cancelled', { by: 'payer' }],
]);

export const mandateBook = bookOf('mandate', [
  ['checkout.created'],
  ['mandate.created', { mandate: 'man_1' }],
  ['mandate.approved', { mandate: 'man_1' }],
  ['checkout.succeeded', { mandate: 'man_1' }],
  ['debit.reserved', { debit: 'deb_1', reference: 'REFERENCEOFADEBIT001' }],
  ['debit.succeeded', { debit: 'deb_1' }],
]);
