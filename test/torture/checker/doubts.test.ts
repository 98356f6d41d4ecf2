import { expect, it } from 'vitest';
import { doubtsOf } from './doubts.ts';
import { bookOf } from './made-up-books.ts';

const untilOf = (...types: Parameters<typeof bookOf>[1][number][]): readonly (string | undefined)[] =>
  doubtsOf(bookOf('c', types)).map(({ until }) => until?.type);
const sent = ['charge.sent', { attempt: 1 }] as const;
const captured = ['capture.sent', { attempt: 1 }] as const;
const answer = (type: string, word: string) => [type, { attempt: 1, answer: word }] as const;

it('begins with the charge and ends with a refusal or a question', () => {
  expect(untilOf(sent, answer('charge.answered', 'refused'))).toEqual(['charge.answered']);
  expect(untilOf(sent, answer('charge.answered', 'asked'))).toEqual(['charge.answered']);
});

it('goes on after an answer that says nothing, and from the charge to the capture', () => {
  expect(
    untilOf(sent, answer('charge.answered', 'ok'), captured, answer('capture.answered', 'unknown')),
  ).toEqual([undefined]);
});

it('goes on where a capture was not carried out after a charge that was', () => {
  expect(
    untilOf(sent, answer('charge.answered', 'ok'), captured, answer('capture.answered', 'not-executed')),
  ).toEqual([undefined]);
  expect(untilOf(sent, answer('charge.answered', 'not-executed'))).toEqual(['charge.answered']);
});

it('ends with what verify says, and with the word of a person', () => {
  expect(untilOf(sent, ['payment.failed', { attempt: 1 }])).toEqual(['payment.failed']);
  expect(untilOf(sent, ['checkout.resolved', { as: 'unpaid' }])).toEqual(['checkout.resolved']);
});
