import { expect, test } from 'vitest';
import { failureAnswer } from '../../src/proxy/providers/mono/explicit/answers.ts';
import { readFieldErrors } from '../../src/proxy/providers/mono/explicit/field-errors.ts';
import { mandateOutcomes } from '../../src/proxy/providers/mono/mandates/mandate-outcomes.ts';
import type {
  MandateOutcomeRow,
  MandateTableCall,
} from '../../src/proxy/providers/mono/mandates/outcomes/row.ts';
import { readAnswer } from '../../src/proxy/providers/mono/reading.ts';
import { callMandates, monoBefore } from './call-mandates.ts';
import { mandateExamples } from './mandate-outcome-examples.ts';

const ids = mandateOutcomes.rows.map(({ id }) => id);

test('every row has an id of its own, in words, and an example', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(Object.keys(mandateExamples).sort()).toEqual([...ids].sort());
});

const cells = mandateOutcomes.rows.flatMap((row) => row.calls.map((call) => [row.id, call, row] as const));

const rowOf = (call: MandateTableCall, status: number, body: unknown) => {
  const answer = readAnswer(status, body);
  return mandateOutcomes.rowFor(call, answer, readFieldErrors(answer.data)).row.id;
};

test.each(cells)('the example of %s is decided by it at %s', (id, call, row) => {
  const example = mandateExamples[id];
  if (!example || 'failure' in example) {
    expect('failure' in row && row.failure).toBe(example?.failure);
    return;
  }
  expect(rowOf(call, example.status, example.body)).toBe(id);
});

/** What the rules are told of a row. */
function classOf({ means }: MandateOutcomeRow): object {
  switch (means.is) {
    case 'done':
      return { kind: 'ok' };
    case 'refused':
      return { kind: 'refused', reason: means.reason };
    case 'not-executed':
      return { kind: 'not-executed', cause: means.cause };
    case 'unknown':
      return { kind: 'unknown', cause: means.cause };
  }
}

const answeredCells = cells.filter(
  ([id]) => !('failure' in (mandateExamples[id] ?? {})) && id !== 'mandate-call-done',
);

test.each(answeredCells)('the adapter tells the rules what %s means at %s', async (id, call, row) => {
  const example = mandateExamples[id];
  if (!example || 'failure' in example) throw new Error('It has an answer');
  const mono = monoBefore(async () => Response.json(example.body, example));
  const answer = await callMandates(mono, call);
  expect(answer).toMatchObject(classOf(row));
  if (id === 'mandate-call-rate-limited') expect(answer).toMatchObject({ retryAfterSeconds: 7 });
});

const failureCells = cells.flatMap(([, call, row]) => ('failure' in row ? [[row, call] as const] : []));

test.each(failureCells)('$id at %2$s is told as what it means', (row) => {
  expect(failureAnswer(mandateOutcomes, row.failure, 'code')).toEqual({ ...classOf(row), code: 'code' });
});

test('only rows with a code, with words or with a field say that a debit was not made', () => {
  const turningAway = mandateOutcomes.rows.filter(
    ({ calls, means }) => calls.includes('debit') && means.is === 'refused',
  );
  expect(turningAway.filter((row) => !('message' in row || 'field' in row || 'code' in row))).toEqual([]);
  expect(turningAway.map(({ id }) => id)).toEqual([
    'mandate-locked',
    'mandate-code-unknown',
    'mandate-not-found',
    'debit-of-locked-mandate',
    'debit-before-ready',
    'debit-of-ended-mandate',
    'debit-of-fixed-mandate',
    'debit-above-cap',
    'debit-not-valid',
  ]);
});

const nearMisses: readonly (readonly [MandateTableCall, number, unknown, string])[] = [
  [
    'debit',
    200,
    { status: 'successful', message: 'This mandate is not ready' },
    'a success with refusing words',
  ],
  [
    'debit',
    400,
    { status: 'failed', message: 'Something went wrong', data: null },
    'a refusal without a reason',
  ],
  ['debit', 400, {}, 'an empty refusal'],
  ['debit', 404, { message: 'Cannot POST /v3/payments/mandates' }, 'an address that is not there'],
  ['debit', 409, { status: 'failed', message: 'Conflict' }, 'a conflict'],
  ['debit', 200, { status: 'successful', response_code: '00', data: null }, 'a success without its debit'],
  ['debit', 400, { status: 'failed', response_code: '96', data: null }, 'a bank that was down'],
  ['debit', 400, { status: 'failed', response_code: '94', data: null }, 'a duplicate'],
  ['debit', 400, { status: 'failed', response_code: '77', data: null }, 'a code that nobody lists'],
  ['debit', 302, { status: 'failed', message: 'This mandate is not ready' }, 'a redirect'],
  ['read-debit', 404, { message: 'Cannot GET /v3/payments/mandates' }, 'a path that is not there'],
  ['read-debit', 400, {}, 'an empty refusal'],
  ['read-mandate', 400, {}, 'the empty 400 of the documents'],
  ['list-mandates', 400, {}, 'the empty 400 of the documents'],
  ['mandate-banks', 400, {}, 'the empty 400 of the documents'],
  ['find-customer', 400, {}, 'the empty 400 of the documents'],
  ['mandate-banks', 200, { status: 'successful', data: { banks: {} } }, 'banks that are no list'],
  ['list-mandates', 200, { status: 'successful', data: {} }, 'mandates that are no list'],
  ['find-customer', 200, { status: 'successful', data: null }, 'customers that are no list'],
  ['list-debits', 200, { status: 'successful', data: null }, 'debits that are no list'],
  ['balance', 200, { status: 'successful', data: { account_balance: '5000' } }, 'a balance that is text'],
  ['create-customer', 201, { status: 'successful', data: { id: '../x' } }, 'a customer id that is a path'],
  ['create-mandate', 200, { status: 'successful', data: null }, 'a mandate without data'],
  ['create-mandate', 403, { status: 'failed', message: 'Forbidden' }, 'a create that may not be called'],
  ['create-mandate', 409, { status: 'failed', message: 'Conflict' }, 'a conflict'],
  ['open-mandate-page', 200, { status: 'successful', data: null }, 'a page without data'],
  ['open-mandate-page', 409, { status: 'failed', message: 'Conflict' }, 'a conflict'],
  ['cancel-mandate', 404, { message: 'Not here' }, 'an address that is not there'],
  [
    'cancel-mandate',
    200,
    { status: 'success', response_code: '50', data: null },
    'a success with the code of none',
  ],
];

test.each(nearMisses)('%s answered %i %j settles nothing: %4$s', async (call, status, body) => {
  const mono = monoBefore(async () => Response.json(body, { status }));
  expect(await callMandates(mono, call)).toMatchObject({ kind: 'unknown' });
});

test.each([
  [404, '404', 'Customer has an active mandate'],
  [409, '409', 'Customer is in use'],
  [423, undefined, 'Customer is locked'],
  [423, '409', 'Customer is in use'],
])('a customer whose deletion is answered %s (%s) is not deleted', async (status, code, message) => {
  const body = { status: 'failed', message, data: null, ...(code && { responseCode: code }) };
  expect(rowOf('delete-customer', status, body)).toBe('customer-not-deleted');
  const mono = monoBefore(async () => Response.json(body, { status }));
  expect(await callMandates(mono, 'delete-customer')).toMatchObject({ kind: 'refused', reason: 'refused' });
});
