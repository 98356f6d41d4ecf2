import { expect, test } from 'vitest';
import { readAnswer } from '../reading.ts';
import { toDebit, toListedDebit, toOrderedDebit } from './read-debit.ts';

const order = { amountMinor: 50_000, reference: 'K7Q2M9X4T1B8R5W3Z6VA', narration: 'November' };
const told = {
  success: true,
  status: 'successful',
  response_code: '00',
  amount: 50_000,
  mandate: 'mmc_6571f4e55c7d1843d7d162e9',
  reference_number: order.reference,
  fee: 6500,
  session_id: '999999250919103136775149584552',
  live_mode: false,
  date: '2026-11-22T09:00:00.000Z',
};

test('a debit that was made is told with its fee and the bank’s own number', () => {
  expect(toDebit(told)).toEqual({
    status: 'successful',
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    amountMinor: 50_000,
    mandateId: 'mmc_6571f4e55c7d1843d7d162e9',
    mode: 'test',
    createdAt: Date.UTC(2026, 10, 22, 9),
    feeMinor: 6500,
    sessionId: '999999250919103136775149584552',
    code: 'successful 00',
  });
});

test.each([
  [{}, 'successful'],
  [{ status: 'Successful ' }, 'successful'],
  [{ status: 'success' }, 'successful'],
  [{ response_code: undefined }, 'successful'],
  [{ response_code: '' }, 'successful'],
  [{ response_code: 0 }, 'successful'],
  [{ event: 'successful' }, 'successful'],
  [{ success: false }, 'unknown'],
  [{ response_code: '51' }, 'unknown'],
  [{ response_code: '77' }, 'unknown'],
  [{ event: 'failed' }, 'unknown'],
  [{ response_code: '99' }, 'processing'],
  [{ response_code: '09' }, 'processing'],
  [{ status: 'processing', response_code: '99' }, 'processing'],
  [{ status: 'pending', response_code: '00' }, 'processing'],
  [{ status: 'reversed' }, 'unknown'],
  [{ status: undefined }, 'unknown'],
])('a debit told as %j is %s', (rest, status) => {
  expect(toDebit({ ...told, ...rest })?.status).toBe(status);
});

const failed = { ...told, success: false, status: 'failed' };

test.each([
  ['51', 'insufficient_funds'],
  ['05', 'account_refused'],
  ['25', 'account_refused'],
  ['06', 'account_refused'],
  ['61', 'limit_exceeded'],
  ['65', 'limit_exceeded'],
  ['57', 'bank_refused'],
  ['91', 'bank_refused'],
  ['96', 'bank_refused'],
  ['400', 'bank_refused'],
  ['', 'bank_refused'],
  [5, 'account_refused'],
])('a failed debit with code %j failed by %s', (response_code, failure) => {
  expect(toDebit({ ...failed, response_code })).toMatchObject({ status: 'failed', failure });
});

test.each([
  ['01', 'processing'],
  ['09', 'processing'],
  ['21', 'processing'],
  ['35', 'processing'],
  ['68', 'processing'],
  ['97', 'processing'],
  ['99', 'processing'],
  ['00', 'unknown'],
  ['26', 'unknown'],
  ['94', 'unknown'],
  ['77', 'unknown'],
  ['constructor', 'unknown'],
])('a failed debit with code %j has not failed: it is %s', (response_code, status) => {
  const debit = toDebit({ ...failed, response_code });
  expect([debit?.status, debit?.failure]).toEqual([status, undefined]);
});

test.each([[{ success: true }], [{ event: 'successful' }]])(
  'a failed debit that says %j has not failed',
  (rest) => {
    expect(toDebit({ ...failed, response_code: '51', ...rest })?.status).toBe('unknown');
  },
);

test.each([[{ reference_number: undefined }], [{ reference_number: '' }], [{ reference_number: 7 }]])(
  'a debit that names no reference is none: %j',
  (rest) => {
    expect(toDebit({ ...told, ...rest })).toBeUndefined();
  },
);

test('a split in which an amount is told in naira does not touch the debit’s own amount', () => {
  const split = { type: 'percentage', distribution: [{ account: 'a', value: 50, max: 200 }] };
  expect(toDebit({ ...told, split })?.amountMinor).toBe(50_000);
});

const answer = (body: object) => toOrderedDebit(readAnswer(200, body), order);

test('a code without a debit is about the debit that was asked for', () => {
  expect(answer({ status: 'failed', response_code: '51', data: null })).toEqual({
    status: 'failed',
    failure: 'insufficient_funds',
    reference: order.reference,
    amountMinor: 50_000,
    mode: 'unknown',
    createdAt: undefined,
    code: '51',
  });
  expect(answer({ status: 'failed', response_code: '09', data: null })?.status).toBe('processing');
});

test('the envelope’s code counts where the debit has none, and two codes that differ settle nothing', () => {
  const { response_code, ...bare } = told;
  expect(answer({ status: 'successful', response_code: '00', data: bare })?.status).toBe('successful');
  expect(answer({ status: 'successful', response_code: '51', data: bare })).toBeUndefined();
  expect(answer({ status: 'successful', response_code: '51', data: told })).toBeUndefined();
});

test('an entry of the list that names no reference is told too, and one with a long one by it', () => {
  expect(toListedDebit({ ...told, reference_number: undefined })).toMatchObject({
    reference: '',
    status: 'successful',
  });
  expect(toListedDebit(null)).toMatchObject({ reference: '', status: 'unknown', amountMinor: undefined });
  const long = 'FX'.padEnd(120, '0');
  expect(toListedDebit({ ...told, reference_number: long }).reference).toBe(long);
});
