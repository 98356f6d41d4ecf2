import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import type { MandateAnswer, MandateProvider } from '../../src/proxy/providers/mandate-provider.ts';
import { createManualClock } from '../../src/sandbox/clock.ts';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/create-sandbox.ts';
import { mandateScenarios } from '../../src/sandbox/mandates/scenarios.ts';
import { debitOrder, mandateOrder, mandatesBefore, person, reference } from './call-mandates.ts';

const secretKey = 'test_sk_sandbox_0001';
const appId = 'app_adire_lane';
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Short where the provider stays silent, since that is waited for in real time. */
const patienceWith = (id: string) => (/silent|slow|drip/.test(id) ? 1_000 : 20_000);

function pair(profile: NonNullable<SandboxOptions['profile']> = {}, patience = 20_000) {
  const clock = createManualClock(Date.UTC(2026, 10, 22, 9));
  const sandbox = createSandbox({ secretKey, appId, clock, profile, seed: 'mandates' });
  const mandates = mandatesBefore((input, init) => sandbox.fetch(new Request(input, init)), {
    secretKey,
    appId,
    searchWords: bankSearchWords,
    clock: { now: clock.now, monotonic: clock.now },
    mandates: { timeouts: { 'create-mandate': patience, debit: patience } },
  });
  return { clock, sandbox, mandates };
}

function settled<T>(answer: MandateAnswer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`Answered ${JSON.stringify(answer)}`);
  return answer.value;
}

async function customerOf(mandates: MandateProvider): Promise<string> {
  return settled(await mandates.createCustomer(new Sealed(person))).customerId;
}

const orderFor = (customerId: string, rest: object = {}) =>
  new Sealed({ ...mandateOrder, customerId, startDate: '2026-11-22', endDate: '2027-05-22', ...rest });

test('a mandate is set up, approved, debited, paused and cancelled', async () => {
  const { clock, sandbox, mandates } = pair();
  const customerId = await customerOf(mandates);
  const created = settled(await mandates.createMandate(orderFor(customerId)));
  const { providerId } = created;
  expect(created).toEqual({
    providerId: expect.stringMatching(/^mmc_/),
    reference,
    status: 'waiting',
    readyToDebit: false,
    totalCapMinor: 5_000_000,
    mode: 'test',
    createdAt: clock.now(),
    accountNumber: '0123456789',
    accountHolder: 'AMARA EZE',
    nibssCode: expect.stringMatching(/^RC/),
    type: 'emandate',
    debitType: 'variable',
    bank: { name: 'Guaranty Trust Bank', bankCode: '058' },
    transferMinor: 5000,
    destinations: [
      { bankName: 'Fidelity', accountNumber: '9020025928', colour: '#081a6f' },
      { bankName: 'Paystack Titan', accountNumber: '9880218357', colour: '#09a5db' },
      { bankName: 'Parallex Bank', accountNumber: '0107049662', colour: '#0056ba' },
    ],
  });
  expect(settled(await mandates.listMandates(1)).mandates).toMatchObject([{ providerId, reference }]);
  expect(await mandates.debit(providerId, debitOrder)).toMatchObject({
    kind: 'refused',
    reason: 'not_ready',
  });

  sandbox.control.nibss.send(providerId);
  clock.advance(5 * minuteMs);
  expect(settled(await mandates.readMandate(providerId))).toMatchObject({
    status: 'approved',
    readyToDebit: false,
  });
  clock.advance(4 * dayMs);
  expect(settled(await mandates.readMandate(providerId))).toMatchObject({
    status: 'approved',
    readyToDebit: true,
    balanceMinor: 5_000_000,
  });

  expect(settled(await mandates.balance(providerId, 48_000))).toEqual({ isEnough: true });
  expect(settled(await mandates.balance(providerId, undefined)).balanceMinor).toBeGreaterThan(48_000);
  const debit = {
    status: 'successful',
    reference,
    amountMinor: 48_000,
    mandateId: providerId,
    mode: 'test',
    createdAt: clock.now(),
    code: 'successful 00',
  };
  expect(settled(await mandates.debit(providerId, debitOrder))).toEqual(debit);
  expect(settled(await mandates.readDebit(providerId, reference))).toMatchObject(debit);
  expect(settled(await mandates.listDebits(providerId))).toMatchObject([debit]);
  expect(sandbox.ledger.debits().map(({ amountMinor }) => amountMinor)).toEqual([48_000]);
  const above = { ...debitOrder, reference: 'K7Q2M9X4T1B8R5W3Z6VB', amountMinor: 4_952_001 };
  expect(await mandates.debit(providerId, above)).toMatchObject({ kind: 'refused', reason: 'refused' });
  const small = { ...above, amountMinor: 100 };
  expect(await mandates.debit(providerId, small)).toMatchObject({ kind: 'refused', field: 'amount' });
  expect(await mandates.readDebit(providerId, above.reference)).toMatchObject({ reason: 'not_found' });

  expect(await mandates.pauseMandate(providerId)).toEqual({ kind: 'ok', value: {} });
  expect(await mandates.pauseMandate(providerId)).toMatchObject({ reason: 'already_paused' });
  expect(settled(await mandates.readMandate(providerId))).toMatchObject({ status: 'suspended' });
  expect(await mandates.debit(providerId, above)).toMatchObject({ kind: 'refused', reason: 'not_ready' });
  expect(await mandates.balance(providerId, 1)).toMatchObject({ kind: 'refused', reason: 'not_ready' });
  expect(await mandates.reinstateMandate(providerId)).toEqual({ kind: 'ok', value: {} });
  expect(await mandates.reinstateMandate(providerId)).toMatchObject({ reason: 'already_active' });

  expect(await mandates.cancelMandate(providerId)).toEqual({ kind: 'ok', value: {} });
  expect(await mandates.cancelMandate(providerId)).toMatchObject({ kind: 'refused', reason: 'not_found' });
  expect(await mandates.readMandate(providerId)).toMatchObject({ kind: 'refused', reason: 'not_found' });
  expect(await mandates.debit(providerId, above)).toMatchObject({ kind: 'refused', reason: 'not_found' });
  await sandbox.stop();
});

test('a customer that is deleted is not found any more, and can be made anew with the same details', async () => {
  const { sandbox, mandates } = pair();
  const customerId = await customerOf(mandates);
  expect(await mandates.deleteCustomer(customerId)).toEqual({ kind: 'ok', value: {} });
  expect(await mandates.deleteCustomer(customerId)).toMatchObject({
    kind: 'refused',
    reason: 'customer_not_found',
  });
  expect(await mandates.createCustomer(new Sealed(person))).toMatchObject({ kind: 'ok' });
  await sandbox.stop();
});

test('a payer who is known to the provider already is found and brought up to date', async () => {
  const { sandbox, mandates } = pair();
  const customerId = await customerOf(mandates);
  expect(await mandates.createCustomer(new Sealed(person))).toMatchObject({ reason: 'customer_exists' });
  const { email, bvn } = person;
  expect(await mandates.findCustomer(new Sealed({ email, bvn }))).toEqual({
    kind: 'ok',
    value: { found: 'same', customerId },
  });
  expect(await mandates.findCustomer(new Sealed({ email, bvn: '22345678902' }))).toEqual({
    kind: 'ok',
    value: { found: 'other', customerId },
  });
  expect(await mandates.findCustomer(new Sealed({ email: 'ada@example.com', bvn: '1' }))).toEqual({
    kind: 'ok',
    value: { found: 'none' },
  });
  const moved = { phone: '08030000000', address: '6 Broad Street, Lagos', bvn };
  expect(await mandates.updateCustomer(customerId, new Sealed(moved))).toEqual({ kind: 'ok', value: {} });
  expect(await mandates.updateCustomer('nobody', new Sealed(moved))).toMatchObject({ kind: 'refused' });
  const wrong = new Sealed({ ...person, email: 'other@example.com', bvn: '123' });
  expect(await mandates.createCustomer(wrong)).toEqual({
    kind: 'refused',
    reason: 'details_refused',
    code: '400',
    field: 'identity.number',
  });
  await sandbox.stop();
});

test('every bank of the sandbox has a name, a code and words that find it', async () => {
  const { sandbox, mandates } = pair();
  const banks = settled(await mandates.banks());
  expect(banks.filter(({ directDebit }) => directDebit)).toHaveLength(22);
  expect(new Set(banks.map(({ id }) => id)).size).toBe(banks.length);
  expect(banks.filter(({ find }) => !find)).toEqual([]);
  expect(banks.filter((bank) => bank.smallestTransferMinor === 10_000).map(({ name }) => name)).toEqual([
    'Union Bank',
    'Ecobank',
    'Standard Chartered Bank',
    'Unity Bank',
  ]);
  expect(banks.filter(({ name }) => / (PLC|LTD|LIMITED)$/i.test(name))).toEqual([]);
  await sandbox.stop();
});

test.each([
  ['five', ['9020025928', '9880218357', '0107049662', '5400061287', '7821664105']],
  ['twenty', Array.from({ length: 8 }, (_, at) => String(9_100_000_000 + at * 7919))],
  ['hostile', ['9020025928']],
  ['empty', []],
  ['none', []],
] as const)('%s destinations are told as what can be sent to', async (destinations, numbers) => {
  const { sandbox, mandates } = pair({ destinations });
  const created = settled(await mandates.createMandate(orderFor(await customerOf(mandates))));
  expect(created.destinations.map(({ accountNumber }) => accountNumber)).toEqual(numbers);
  await sandbox.stop();
});

test('where the provider approves at once the create says so', async () => {
  const { sandbox, mandates } = pair({ approvesAtOnce: true });
  const created = settled(await mandates.createMandate(orderFor(await customerOf(mandates))));
  expect(created).toMatchObject({ status: 'approved', readyToDebit: true });
  await sandbox.stop();
});

const word = (answer: MandateAnswer<{ status?: string }>): string => {
  if (answer.kind === 'ok') return answer.value.status ?? 'ok';
  return answer.kind === 'refused' ? answer.reason : answer.cause;
};

/** What the first create is told as, what is in the list then, and what the same order again is told as. */
const creations: Readonly<Record<string, readonly [string, number, string]>> = {
  'other-holder': ['name_differs', 0, 'name_differs'],
  'other-pending': ['other_mandate_waiting', 0, 'other_mandate_waiting'],
  'first-start-date': ['start_date_in_use', 0, 'start_date_in_use'],
  'no-such-account': ['account_refused', 0, 'account_refused'],
  'create-cut-after': ['connection_lost', 1, 'reference_in_use'],
  'create-cut-before': ['connection_lost', 0, 'waiting'],
  'create-502-after': ['server_error', 1, 'reference_in_use'],
  'create-502-before': ['server_error', 0, 'waiting'],
  'create-silent': ['timeout', 1, 'reference_in_use'],
  'create-429': ['rate_limited', 0, 'waiting'],
  'create-html': ['unreadable_body', 1, 'reference_in_use'],
  'create-huge': ['too_large', 1, 'reference_in_use'],
  'create-truncated': ['unreadable_body', 1, 'reference_in_use'],
  'create-slow': ['timeout', 1, 'reference_in_use'],
  'create-drip': ['timeout', 1, 'reference_in_use'],
};
const creating = mandateScenarios.filter(({ group }) => group === 'creation');

test('every story of a create is here', () => {
  expect(creating.map(({ id }) => id)).toEqual(Object.keys(creations));
});

test.each(creating)('$title: what the adapter makes of it', async ({ id, accountNumber }) => {
  const { sandbox, mandates } = pair({}, patienceWith(id));
  const order = orderFor(await customerOf(mandates), { accountNumber });
  const first = word(await mandates.createMandate(order));
  const listed = settled(await mandates.listMandates(1)).mandates.length;
  expect([first, listed, word(await mandates.createMandate(order))]).toEqual(creations[id]);
  await sandbox.stop();
});

/** What the debit is told as, what reading it says at once and an hour later, and what the bank took. */
const debits: Readonly<Record<string, readonly [string, string, string, number]>> = {
  'debit-insufficient': [
    'failed insufficient_funds',
    'failed insufficient_funds',
    'failed insufficient_funds',
    0,
  ],
  'debit-processing': ['processing', 'processing', 'successful', 1],
  'debit-processing-failed': ['processing', 'processing', 'failed bank_refused', 0],
  'debit-processing-ever': ['processing', 'processing', 'processing', 0],
  'debit-cut-after': ['connection_lost', 'successful', 'successful', 1],
  'debit-cut-before': ['connection_lost', 'not_found', 'not_found', 0],
  'debit-502-after': ['server_error', 'successful', 'successful', 1],
  'debit-502-before': ['server_error', 'not_found', 'not_found', 0],
  'debit-unknown-code': ['unknown_code', 'successful', 'successful', 1],
  'debit-silent': ['timeout', 'successful', 'successful', 1],
  'debit-failed': ['failed bank_refused', 'failed bank_refused', 'failed bank_refused', 0],
  'debit-refused': ['failed account_refused', 'failed account_refused', 'failed account_refused', 0],
  'debit-hidden': ['server_error', 'not_found', 'successful', 1],
  'debit-other-amount': ['successful 700', 'successful 700', 'successful 700', 1],
  'debit-429': ['rate_limited', 'not_found', 'not_found', 0],
  'debit-html': ['unreadable_body', 'successful', 'successful', 1],
  'debit-truncated': ['unreadable_body', 'successful', 'successful', 1],
  'debit-slow': ['timeout', 'successful', 'successful', 1],
};
const debiting = mandateScenarios.filter(({ group }) => group === 'debits');

test('every story of a debit is here', () => {
  expect(debiting.map(({ id }) => id)).toEqual(Object.keys(debits));
});

test.each(debiting)('$title: what the adapter makes of it', async ({ id, accountNumber }) => {
  const { clock, sandbox, mandates } = pair({}, patienceWith(id));
  const order = orderFor(await customerOf(mandates), { accountNumber });
  const { providerId } = settled(await mandates.createMandate(order));
  clock.advance(10 * minuteMs);
  const debit = { ...debitOrder, amountMinor: 70_000 };
  const told = (answer: Awaited<ReturnType<MandateProvider['debit']>>) => {
    const { failure, amountMinor } = answer.kind === 'ok' ? answer.value : {};
    const amount = amountMinor === 700 ? '700' : undefined;
    return [word(answer), failure, amount].filter((part) => part !== undefined).join(' ');
  };
  const first = told(await mandates.debit(providerId, debit));
  const atOnce = told(await mandates.readDebit(providerId, reference));
  clock.advance(60 * minuteMs);
  const later = told(await mandates.readDebit(providerId, reference));
  expect([first, atOnce, later, sandbox.ledger.debits().length]).toEqual(debits[id]);
  await sandbox.stop();
});

test('five debits without money lock the mandate, and the sixth is known not to have been made', async () => {
  const { clock, sandbox, mandates } = pair();
  const order = orderFor(await customerOf(mandates), { accountNumber: '0123456601' });
  const { providerId } = settled(await mandates.createMandate(order));
  clock.advance(10 * minuteMs);
  const tries: string[] = [];
  for (const last of 'ABCDEF') {
    const debit = { ...debitOrder, amountMinor: 70_000, reference: `K7Q2M9X4T1B8R5W3Z6V${last}` };
    tries.push(word(await mandates.debit(providerId, debit)));
  }
  expect(tries).toEqual(['failed', 'failed', 'failed', 'failed', 'failed', 'locked']);
  await sandbox.stop();
});
