import { expect, test } from 'vitest';
import { failureAnswer } from '../../src/proxy/providers/mono/explicit/answers.ts';
import { readFieldErrors } from '../../src/proxy/providers/mono/explicit/field-errors.ts';
import type { ExplicitOutcomeRow } from '../../src/proxy/providers/mono/explicit/row.ts';
import type { ExplicitTable } from '../../src/proxy/providers/mono/explicit/table.ts';
import {
  accountListOutcomes,
  accountOutcomes,
  linkOutcomes,
} from '../../src/proxy/providers/mono/links/link-outcomes.ts';
import { pageOutcomes } from '../../src/proxy/providers/mono/pages/page-outcomes.ts';
import { refundOutcomes } from '../../src/proxy/providers/mono/pages/refund-outcomes.ts';
import {
  subAccountListOutcomes,
  subAccountOutcomes,
} from '../../src/proxy/providers/mono/pages/sub-account-outcomes.ts';
import { readAnswer } from '../../src/proxy/providers/mono/reading.ts';
import { monoBefore } from './call-mandates.ts';
import { callPages, type PagesCall } from './call-pages.ts';
import { pageExamples } from './page-outcome-examples.ts';

interface Family {
  readonly call: PagesCall;
  readonly rows: readonly ExplicitOutcomeRow<string, string>[];
  rowOf(status: number, body: unknown): string;
  failure(row: string): unknown;
}

function family<Call extends PagesCall, Reason extends string>(
  table: ExplicitTable<Call, Reason>,
  call: Call,
): Family {
  return {
    call,
    rows: table.rows,
    rowOf(status, body) {
      const answer = readAnswer(status, body);
      return table.rowFor(call, answer, readFieldErrors(answer.data)).row.id;
    },
    failure(id) {
      const row = table.rows.find((one) => one.id === id);
      return row && 'failure' in row ? failureAnswer(table, row.failure, 'code') : undefined;
    },
  };
}

const families = [
  family(pageOutcomes, 'open-page'),
  family(refundOutcomes, 'refund'),
  family(subAccountOutcomes, 'create-sub-account'),
  family(subAccountListOutcomes, 'list-sub-accounts'),
  family(linkOutcomes, 'open-link'),
  family(accountOutcomes, 'read-account'),
  family(accountListOutcomes, 'list-accounts'),
];
const cells = families.flatMap((one) => one.rows.map((row) => [row.id, one.call, row, one] as const));

test('every row is about one call, has an id of its own, in words, and an example', () => {
  const ids = cells.map(([id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(Object.keys(pageExamples).sort()).toEqual([...ids].sort());
  expect(cells.filter(([, call, row]) => row.calls.join() !== call)).toEqual([]);
});

const answered = cells.flatMap(([id, call, row, one]) => {
  const example = pageExamples[id];
  return example && !('failure' in example) ? [[id, call, row, one, example] as const] : [];
});

test.each(answered)('the example of %s is decided by it at %s', (id, _, __, one, { status, body }) => {
  expect(one.rowOf(status, body)).toBe(id);
});

/** What the rules are told of a row. */
function classOf({ means }: ExplicitOutcomeRow<string, string>): object {
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

test.each(answered.filter(([id]) => !id.endsWith('-call-done')))(
  'the adapter tells the rules what %s means at %s',
  async (id, call, row, _, { status, body, headers }) => {
    const mono = monoBefore(async () => Response.json(body, { status, ...(headers ? { headers } : {}) }));
    const answer = await callPages(mono, call);
    expect(answer).toMatchObject(classOf(row));
    if (id.endsWith('rate-limited')) expect(answer).toMatchObject({ retryAfterSeconds: 7 });
  },
);

const failures = cells.filter(([, , row]) => 'failure' in row);

test.each(failures)('%s at %s is told as what it means', (id, _, row, one) => {
  expect(pageExamples[id]).toEqual({ failure: 'failure' in row && row.failure });
  expect(one.failure(id)).toEqual({ ...classOf(row), code: 'code' });
});

test('only rows with words or with a field say that nothing was refunded', () => {
  const turningAway = refundOutcomes.rows.filter(({ means }) => means.is === 'refused');
  expect(turningAway.filter((row) => !('message' in row || 'field' in row))).toEqual([]);
  expect(turningAway.map(({ id }) => id)).toEqual([
    'refund-done-before',
    'refund-of-no-payment',
    'refund-without-money',
    'refund-not-possible',
    'refund-not-valid',
  ]);
});

const fail = (message: string, data: unknown = null) => ({ status: 'failed', message, data });
const refund = { reference: 'K7Q2M9X4T1B8R5W3Z6VA', refunded: true };

const nearMisses: readonly (readonly [PagesCall, number, unknown, string])[] = [
  ['refund', 400, fail('Something went wrong'), 'a refusal without a reason'],
  ['refund', 400, {}, 'an empty refusal'],
  ['refund', 402, fail('Request failed'), 'a request that failed'],
  ['refund', 409, fail('Conflict'), 'a conflict'],
  ['refund', 404, { message: 'Cannot POST /v2/payments/refund' }, 'an address that is not there'],
  ['refund', 302, fail('payment has already been refunded.'), 'a redirect'],
  ['refund', 500, fail('payment has already been refunded.'), 'a server error with the words of a refusal'],
  [
    'refund',
    200,
    { status: 'successful', message: 'This payment cannot be refunded' },
    'a success with refusing words',
  ],
  ['refund', 200, { status: 'successful', data: null }, 'a success without its refund'],
  ['refund', 200, { status: 'successful', data: { refunded: true } }, 'a refund of no reference'],
  [
    'refund',
    200,
    { status: 'successful', data: { ...refund, reference: 'ANOTHER' } },
    'a refund of another payment',
  ],
  ['refund', 200, { status: 'successful', data: { ...refund, refunded: 'true' } }, 'a word for a flag'],
  ['refund', 200, { status: 'failed', data: refund }, 'a refund that failed and was made'],
  ['refund', 400, fail('payment has already been refunded.', refund), 'a refusal that carries its refund'],
  ['refund', 429, fail('Too many requests', refund), 'one call too many that carries its refund'],
  ['refund', 401, fail('Unauthorized', refund), 'a refused key that carries a refund'],
  [
    'refund',
    400,
    { ...fail('This payment cannot be refunded'), response_code: '99' },
    'a refusal with a code of success',
  ],
  ['refund', 400, fail('The refund is being processed'), 'a refund under way'],
  ['refund', 400, fail('Refund already in progress'), 'a refund in progress'],
  ['refund', 400, fail('Refund pending, insufficient wallet balance'), 'a refund that waits for money'],
  ['open-page', 200, { status: 'successful', data: null }, 'a page without data'],
  ['open-page', 409, fail('Conflict'), 'a conflict'],
  ['open-page', 403, fail('Forbidden'), 'a page that may not be asked for'],
  ['open-page', 404, { message: 'Cannot POST /v2/payments/initiate' }, 'an address that is not there'],
  ['open-link', 403, fail('Forbidden'), 'a link that may not be asked for'],
  ['open-link', 200, { status: 'successful', data: null }, 'a link without data'],
  ['create-sub-account', 409, fail('Conflict'), 'a conflict'],
  ['create-sub-account', 200, { status: 'successful', data: null }, 'a sub-account without data'],
  ['list-sub-accounts', 400, {}, 'an empty refusal'],
  ['list-sub-accounts', 200, { status: 'successful', data: {} }, 'sub-accounts that are no list'],
  ['list-accounts', 400, {}, 'an empty refusal'],
  ['list-accounts', 200, { status: 'successful', data: null }, 'accounts that are no list'],
  ['read-account', 404, { message: 'Cannot GET /v2/accounts' }, 'an address that is not there'],
  ['read-account', 400, {}, 'an empty refusal'],
  ['read-account', 200, { status: 'successful', data: { account: {} } }, 'an account of nothing'],
];

test.each(nearMisses)('%s answered %i %j settles nothing: %4$s', async (call, status, body) => {
  const mono = monoBefore(async () => Response.json(body, { status }));
  expect(await callPages(mono, call)).toMatchObject({ kind: 'unknown' });
});

const refusals: readonly (readonly [PagesCall, unknown, object])[] = [
  ['refund', fail('This payment has already been refunded'), { reason: 'already_refunded' }],
  ['refund', fail('Payment already refunded'), { reason: 'already_refunded' }],
  ['refund', fail('Transaction not found'), { reason: 'not_found' }],
  ['refund', fail('The payout of this payment has already been settled'), { reason: 'too_little_in_source' }],
  ['refund', fail('There is no pending payout for this payment'), { reason: 'too_little_in_source' }],
  [
    'refund',
    fail('Your wallet does not have enough; insufficient funds'),
    { reason: 'too_little_in_source' },
  ],
  ['refund', fail('Only successful payments can be refunded'), { reason: 'refused' }],
  ['refund', fail('The payment is not yet successful'), { reason: 'refused' }],
  ['refund', fail('Refunds are not enabled for your business'), { reason: 'refused' }],
  ['open-page', fail('Reference already exists'), { reason: 'reference_in_use' }],
  [
    'open-page',
    fail('Validation error', [{ field: 'reference', message: 'reference must be unique' }]),
    { reason: 'reference_in_use', field: 'reference' },
  ],
  [
    'open-page',
    fail('Validation error', [{ field: 'reference', message: 'must be at least 10 characters' }]),
    { reason: 'refused', field: 'reference' },
  ],
  [
    'open-page',
    fail('Validation error', [{ field: 'redirect_url', message: 'must be a URL address' }]),
    { reason: 'refused', field: 'redirect_url' },
  ],
  [
    'open-page',
    fail('Validation error', [{ field: 'split', message: 'must name known sub-accounts' }]),
    { reason: 'split_refused', field: 'split' },
  ],
  ['create-sub-account', fail('Invalid nip_code, bank not found'), { reason: 'account_refused' }],
  ['create-sub-account', fail('This sub account has already been added'), { reason: 'exists' }],
  ['create-sub-account', fail('Duplicate sub-account'), { reason: 'refused' }],
  ['create-sub-account', fail('Sub-account limit already reached for this business'), { reason: 'refused' }],
  ['read-account', fail('Invalid account id'), { reason: 'not_found' }],
  ['read-account', fail('This account has been unlinked'), { reason: 'not_found' }],
];

test.each(refusals)('%s that is answered %j is refused as %j', async (call, body, refusal) => {
  const mono = monoBefore(async () => Response.json(body, { status: 400 }));
  expect(await callPages(mono, call)).toEqual({ kind: 'refused', code: '400', ...refusal });
});

test('a refusal that came with HTTP 200 is one all the same', async () => {
  const mono = monoBefore(async () => Response.json(fail('payment has already been refunded.')));
  expect(await callPages(mono, 'refund')).toEqual({
    kind: 'refused',
    reason: 'already_refunded',
    code: '200',
  });
});
