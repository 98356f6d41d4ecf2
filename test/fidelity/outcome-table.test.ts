import { expect, test } from 'vitest';
import { failed } from '../../src/proxy/providers/mono/answers.ts';
import { type OutcomeRow, paying } from '../../src/proxy/providers/mono/outcomes/row.ts';
import { outcomeTable, rowFor } from '../../src/proxy/providers/mono/outcomes.ts';
import { readAnswer } from '../../src/proxy/providers/mono/reading.ts';
import { callMono } from './call-mono.ts';
import { outcomeExamples } from './outcome-examples.ts';

const ids = outcomeTable.map(({ id }) => id);

test('every row has an id of its own, in words, and an example', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(Object.keys(outcomeExamples).sort()).toEqual([...ids].sort());
});

const cells = outcomeTable.flatMap((row) => row.calls.map((call) => [row.id, call, row] as const));

test.each(cells)('the example of %s is decided by it at %s', (id, call, row) => {
  const example = outcomeExamples[id];
  if (!example || 'failure' in example) {
    expect('failure' in row && row.failure).toBe(example?.failure);
    return;
  }
  expect(rowFor(call, readAnswer(example.status, example.body)).id).toBe(id);
});

/** What the rules of money are told of a row. */
function classOf({ means }: OutcomeRow): object {
  switch (means.is) {
    case 'asks':
      return { kind: 'asked', wrongAnswer: false };
    case 'wrong-answer':
      return { kind: 'asked', wrongAnswer: true };
    case 'asks-account':
      return { kind: 'asked-account' };
    case 'refused':
      return { kind: 'refused', reason: means.reason };
    case 'not-executed':
      return { kind: 'not-executed', cause: means.cause };
    case 'unauthorised':
      return { kind: 'not-executed', cause: 'our_key_refused' };
    case 'unknown':
      return { kind: 'unknown', cause: means.cause };
    default:
      return { kind: 'ok' };
  }
}

const answeredCells = cells.filter(([, call, row]) => {
  const example = outcomeExamples[row.id];
  const needsItsOwnData = row.id === 'read' || row.id === 'payments-read';
  return example && !('failure' in example) && !(needsItsOwnData && call !== 'connect' && call !== 'verify');
});

test.each(answeredCells)(
  'the adapter tells the rules of money what %s means at %s',
  async (id, call, row) => {
    const example = outcomeExamples[id];
    if (!example || 'failure' in example) throw new Error('It has an answer');
    const answer = await callMono(call, () => Response.json(example.body, example));
    expect(answer).toMatchObject(classOf(row));
    if (id === 'rate-limited') expect(answer).toMatchObject({ retryAfterSeconds: 7 });
  },
);

const failureCells = cells.flatMap(([, call, row]) => ('failure' in row ? [[row, call] as const] : []));

test.each(failureCells)('$id at %2$s is told as what it means', (row, call) => {
  expect(failed(call, row.failure, 'code')).toEqual({ ...classOf(row), code: 'code' });
});

test('only rows with explicit words refuse a payment or turn back what was typed for it', () => {
  const turningAway = outcomeTable.filter(
    ({ calls, means }) =>
      calls.some((call) => paying.includes(call)) && (means.is === 'refused' || means.is === 'wrong-answer'),
  );
  expect(turningAway.filter((row) => !('message' in row && row.message))).toEqual([]);
  expect([...new Set(turningAway.map(({ id }) => id.replace(/-by-(http|code|word)$/, '')))]).toEqual([
    'insufficient-funds',
    'account-dormant',
    'over-limit',
    'account-locked',
    'declined-by-bank',
    'payment-answer-wrong',
  ]);
});
