import { expect, test } from 'vitest';
import { createToPage } from '../translate-page.ts';
import { toCreatedMandate, toMandate } from './read-mandate.ts';

const told = {
  id: 'mmc_682b9c5803c0b736078889a3',
  status: 'approved',
  reference: 'K7Q2M9X4T1B8R5W3Z6VA',
  amount: 5_000_000,
  balance: 4_000_000,
  account_name: 'AMARA EZE',
  account_number: '0123456789',
  live_mode: false,
  approved: true,
  ready_to_debit: true,
  nibss_code: 'RC227914/1580/0008721216',
  date: '2026-11-22T09:00:00.000Z',
};
const statusOf = (rest: object) => toMandate({ ...told, ...rest })?.status;

test('a mandate that can be debited is told with all that is known of it', () => {
  expect(toMandate(told)).toEqual({
    providerId: 'mmc_682b9c5803c0b736078889a3',
    reference: 'K7Q2M9X4T1B8R5W3Z6VA',
    status: 'approved',
    readyToDebit: true,
    totalCapMinor: 5_000_000,
    balanceMinor: 4_000_000,
    mode: 'test',
    createdAt: Date.UTC(2026, 10, 22, 9),
    accountNumber: '0123456789',
    accountHolder: 'AMARA EZE',
    nibssCode: 'RC227914/1580/0008721216',
  });
});

test.each([
  ['initiated', 'waiting'],
  ['Initiated', 'waiting'],
  ['awaiting_authorization', 'waiting'],
  ['Awaiting Authorization', 'waiting'],
  ['awaiting-authorisation', 'waiting'],
  [' AUTHORIZED ', 'waiting'],
  ['suspended', 'suspended'],
  ['Paused', 'suspended'],
  ['rejected', 'rejected'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['expired', 'expired'],
  ['active', 'unknown'],
  ['toString', 'unknown'],
  ['', 'unknown'],
  [7, 'unknown'],
  [undefined, 'unknown'],
])('the status %j is %s', (status, ours) => {
  expect(statusOf({ status, approved: false })).toBe(ours);
});

test.each([
  ['approved', true, 'approved'],
  ['approved', undefined, 'approved'],
  ['APPROVED', true, 'approved'],
  ['approved', false, 'unknown'],
  ['initiated', true, 'unknown'],
  ['rejected', true, 'unknown'],
  ['cancelled', true, 'cancelled'],
  ['suspended', true, 'suspended'],
  ['expired', true, 'expired'],
])('the status %s beside approved: %j is %s', (status, approved, ours) => {
  expect(statusOf({ status, approved })).toBe(ours);
});

test.each([
  [{ status: 'initiated', approved: false }],
  [{ status: 'approved', approved: false }],
  [{ status: 'suspended' }],
  [{ ready_to_debit: 'true' }],
  [{ ready_to_debit: undefined }],
])('%j is not ready, whatever the flag says', (rest) => {
  expect(toMandate({ ...told, ...rest })?.readyToDebit).toBe(false);
});

test.each([
  ['no id', { id: undefined }],
  ['an id that is a path', { id: '../customers' }],
  ['no reference', { reference: undefined }],
  ['a reference with a line break', { reference: 'K7Q2\nM9X4' }],
])('a mandate with %s is none', (_, rest) => {
  expect(toMandate({ ...told, ...rest })).toBeUndefined();
});

test.each([
  ['an amount that is text', { amount: '5000000' }, { totalCapMinor: undefined }],
  ['an amount with a fraction', { amount: 1.5 }, { totalCapMinor: undefined }],
  ['a time without a zone', { date: '2026-11-22T09:00:00' }, { createdAt: undefined }],
  ['no mode', { live_mode: undefined }, { mode: 'unknown' }],
])('what does not parse is not told: %s', (_, rest, expected) => {
  expect(toMandate({ ...told, ...rest })).toMatchObject(expected);
});

test.each([
  ['an account number that is a number', { account_number: 123_456_789 }, 'accountNumber'],
  ['an account number of nine digits', { account_number: '012345679' }, 'accountNumber'],
  ['a balance below nothing', { balance: -1 }, 'balanceMinor'],
  ['a name of nothing', { account_name: ' ' }, 'accountHolder'],
])('%s is left out', (_, rest, name) => {
  expect(toMandate({ ...told, ...rest })).not.toHaveProperty(name);
});

const created = { ...told, status: 'initiated', approved: false, ready_to_debit: false };
const toPage = createToPage(['authorise.mono.co'], 'live');
const byTransfer = { transferMinor: 5000, toSelfiePage: undefined };
const bySelfie = { ...byTransfer, toSelfiePage: toPage };

test.each([
  ['authorize this mandate by transferring N50.00 to any of the listed banks', true],
  ['Send ₦50 now.', true],
  ['Send NGN 50.00', true],
  ['Mandate created successfully', true],
  ['', true],
  ['authorize this mandate by transferring N100.00 to any of the listed banks', false],
  ['Send ₦5,000', false],
  ['Send N50.00, or N100 from Ecobank', false],
  ['Send NGN 500', false],
])('a create that says %j is taken: %j', (message, isTaken) => {
  expect(toCreatedMandate(created, message, byTransfer) !== undefined).toBe(isTaken);
});

const selfie = { ...created, mono_url: 'https://authorise.mono.co/RC227914%2F1580%2F0015154303' };

test('a selfie is made on the provider’s page', () => {
  expect(toCreatedMandate(selfie, '', bySelfie)?.page?.url.open()).toBe(selfie.mono_url);
});

test.each([
  ['a foreign host', { mono_url: 'https://evil.example/x' }],
  ['the provider’s host as a user name', { mono_url: 'https://authorise.mono.co@evil.example/x' }],
  ['a script', { mono_url: 'javascript:alert(1)' }],
  ['no address', { mono_url: undefined }],
  ['an empty address', { mono_url: '' }],
])('a selfie with %s is not taken', (_, rest) => {
  expect(toCreatedMandate({ ...selfie, ...rest }, '', bySelfie)).toBeUndefined();
});

const transfer_destinations = [{ bank_name: 'Fidelity', account_number: 9_020_025_928 }];

test('an answer that took the transfer in place of the selfie tells where it goes', () => {
  const taken = toCreatedMandate({ ...created, transfer_destinations }, '', bySelfie);
  expect(taken).toMatchObject({ destinations: [{ bankName: 'Fidelity', accountNumber: '9020025928' }] });
  expect(taken).not.toHaveProperty('page');
});

test('a page that was not asked for is not told', () => {
  expect(toCreatedMandate(selfie, '', byTransfer)).not.toHaveProperty('page');
});

test.each([
  ['emandate', 'emandate'],
  ['EMANDATE', 'emandate'],
  ['sweep', 'sweep'],
  ['gsm', 'sweep'],
  ['signed', 'signed'],
  ['toString', undefined],
  ['', undefined],
  [7, undefined],
])('a mandate of the type %j is one of the type %j', (mandate_type, type) => {
  expect(toMandate({ ...told, mandate_type })?.type).toBe(type);
});

test('a fixed mandate tells nothing of what may still be taken, since nobody says what that counts down from', () => {
  expect(toMandate({ ...told, debit_type: 'fixed', balance: 0 })).not.toHaveProperty('balanceMinor');
  expect(toMandate({ ...told, balance: 0 })).toMatchObject({ balanceMinor: 0 });
});

test('what a fixed mandate takes is told of each debit, and never as its total', () => {
  const fixed = toMandate({ ...told, debit_type: 'fixed' });
  expect(fixed).toMatchObject({ debitType: 'fixed', perDebitMinor: 5_000_000, totalCapMinor: undefined });
  expect(toMandate({ ...told, debit_type: 'variable' })).not.toHaveProperty('perDebitMinor');
});

test('a mandate whose payer has not named an account yet has none, and no bank', () => {
  const open = toMandate({ ...told, account_name: null, account_number: null, institution: null });
  expect(open).toBeDefined();
  expect(['accountHolder', 'accountNumber', 'bank', 'linked'].filter((name) => name in (open ?? {}))).toEqual(
    [],
  );
});

test.each([
  ['a CBN code', { name: 'Wema Bank', bank_code: '035' }, { name: 'Wema Bank', bankCode: '035' }],
  [
    'a NIP code in its place',
    { name: 'Kuda Bank', bank_code: '090267' },
    { name: 'Kuda Bank', nipCode: '090267' },
  ],
  [
    'both',
    { name: 'ACCESS BANK PLC', bank_code: '044', nip_code: '000014' },
    { name: 'Access Bank', bankCode: '044', nipCode: '000014' },
  ],
  ['codes that are numbers', { name: 'Wema Bank', bank_code: 35, nip_code: 17 }, { name: 'Wema Bank' }],
  ['no name', { bank_code: '035' }, undefined],
])('a bank with %s', (_, institution, bank) => {
  expect(toMandate({ ...told, institution })?.bank).toEqual(bank);
});

test.each([
  ['no bank', { bank: undefined }],
  ['a number that is a number', { account_number: 2_099_999_999 }],
  ['three digits', { account_number: '999' }],
  ['no number', { account_number: undefined }],
])('a linked account with %s is left out', (_, rest) => {
  const account = { account_name: 'AMARA EZE', account_number: '2099999999', bank: 'POLARIS BANK' };
  const { linked } = toMandate({ ...told, linked_mandates: [account, { ...account, ...rest }] }) ?? {};
  expect(linked).toEqual([
    { bank: 'Polaris Bank', lastFour: '9999', holder: 'AMARA EZE', readyToDebit: false },
  ]);
});

test('at most fifty linked accounts are told, and only a plain flag makes one ready', () => {
  const account = { account_number: '******9999', bank: 'POLARIS BANK', ready_to_debit: true };
  const list = [account, { ...account, ready_to_debit: 'true' }, ...Array(60).fill(account)];
  const { linked } = toMandate({ ...told, linked_mandates: list }) ?? {};
  expect(linked?.length).toBe(50);
  expect(linked?.slice(0, 2).map(({ readyToDebit }) => readyToDebit)).toEqual([true, false]);
});
