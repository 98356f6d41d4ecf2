import { expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { MonoOptions } from '../../src/proxy/providers/mono/settings.ts';
import type { Answer, BankSession, Provider } from '../../src/proxy/providers/provider.ts';
import { createManualClock, type ManualClock } from '../../src/sandbox/clock.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/create-sandbox.ts';

const secretKey = 'test_sk_sandbox_0001';
const appId = 'app_adire_lane';
const gtbank = '5f2d08be60b92e2888287702.personal';
const startAt = Date.UTC(2026, 10, 21, 9);
const typed = (inputs: Record<string, string>) => new Sealed(inputs);
const order = {
  amountMinor: 500_000,
  currency: 'NGN',
  reference: 'K7Q2M9X4T1B8R5W3Z6VA',
  description: 'Two yards of adire',
} as const;

interface Pair {
  readonly mono: Provider;
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
}

function pair(
  profile: NonNullable<SandboxOptions['profile']> = {},
  options: Partial<MonoOptions> = {},
): Pair {
  const clock = createManualClock(startAt);
  const sandbox = createSandbox({ secretKey, appId, clock, profile });
  const mono = createMono({
    baseUrl: 'https://api.withmono.com',
    secretKey,
    appId,
    webhookSecrets: ['webhook-secret-of-the-sandbox'],
    searchWords: bankSearchWords,
    clock: { now: clock.now, monotonic: clock.now },
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    ...options,
  });
  return { mono, sandbox, clock };
}

function settled<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(`Answered ${JSON.stringify(answer)}`);
  return answer.value;
}

async function connected({ mono }: Pair): Promise<BankSession> {
  return settled(await mono.connect({ institutionId: gtbank, methodId: 'internet_banking' })).session;
}

async function loggedInAs(username: string, both: Pair): Promise<BankSession> {
  const session = await connected(both);
  settled(await both.mono.logIn(session, typed({ username, password: '123456' }), gtbank));
  return session;
}

async function openedBy(username: string, both: Pair): Promise<BankSession> {
  const session = await loggedInAs(username, both);
  settled(await both.mono.openPayment(session, order));
  return session;
}

const debits = ({ sandbox }: Pair) => sandbox.ledger.debits().map(({ amountMinor }) => amountMinor);

test('every institution of the sandbox becomes a bank of its own, with methods and words that find it', async () => {
  const both = pair();
  const banks = settled(await both.mono.institutions());
  const listed: unknown = await (
    await both.sandbox.fetch(new Request('https://api.withmono.com/v1/institutions'))
  ).json();
  expect(banks).toHaveLength((listed as unknown[]).length);
  expect(new Set(banks.map((bank) => bank.id)).size).toBe(banks.length);
  expect(banks.filter((bank) => bank.methods.length === 0)).toEqual([]);
  expect(banks.find((bank) => bank.id === gtbank)?.find?.split(' ')).toEqual(
    expect.arrayContaining(['gtb', 'gtco', '058', '*737#']),
  );
});

test('every bank opens a session by every method it lists, with a form to type into', async () => {
  const both = pair();
  const banks = settled(await both.mono.institutions());
  for (const bank of banks) {
    for (const method of bank.methods) {
      const answer = await both.mono.connect({ institutionId: bank.id, methodId: method.id });
      expect([bank.name, answer.kind]).toEqual([bank.name, 'ok']);
    }
  }
});

test('a payer goes straight through: one debit, told by verify and by the list', async () => {
  const both = pair();
  const session = await openedBy('user_good', both);
  expect((await both.mono.charge(session, undefined)).kind).toBe('ok');
  expect((await both.mono.verify(order.reference)).kind === 'ok').toBe(true);
  expect(settled(await both.mono.verify(order.reference))).toEqual({ status: 'not-found' });
  expect(await both.mono.capture(session, undefined)).toEqual({
    kind: 'ok',
    value: { echo: { amountMinor: 500_000, reference: order.reference } },
  });
  expect(debits(both)).toEqual([500_000]);
  const verified = settled(await both.mono.verify(order.reference));
  expect(verified).toMatchObject({
    status: 'successful',
    reference: order.reference,
    amountMinor: 500_000,
    currency: 'NGN',
    mode: 'test',
    createdAt: startAt,
  });
  const list = settled(await both.mono.listPayments({ from: startAt, to: startAt })).payments;
  expect(list.map(({ reference, status, amountMinor }) => [reference, status, amountMinor])).toEqual([
    [order.reference, 'successful', 500_000],
  ]);
});

test('a list of several pages is told whole', async () => {
  const both = pair({ pageSize: 2 });
  const references = ['A', 'B', 'C', 'D', 'E'].map((letter) => letter.repeat(20));
  for (const reference of references) {
    const session = await loggedInAs('user_good', both);
    settled(await both.mono.openPayment(session, { ...order, reference }));
    await both.mono.charge(session, undefined);
    await both.mono.capture(session, undefined);
  }
  const list = settled(await both.mono.listPayments({ from: startAt, to: startAt })).payments;
  expect(list.map(({ reference }) => reference).sort()).toEqual(references);
});

test('a token asked at the charge may be typed again after a wrong one', async () => {
  const both = pair();
  const session = await openedBy('user_token', both);
  const asked = await both.mono.charge(session, undefined);
  expect(asked).toMatchObject({ kind: 'asked', wrongAnswer: false, form: { fields: [{ name: 'token' }] } });
  expect(await both.mono.capture(session, typed({ token: '000000' }))).toEqual({
    kind: 'asked',
    form: { fields: [] },
    wrongAnswer: true,
  });
  expect(debits(both)).toEqual([]);
  expect((await both.mono.capture(session, typed({ token: '123456' }))).kind).toBe('ok');
  expect(debits(both)).toEqual([500_000]);
});

test('the fifth wrong token locks the account, which is a refusal', async () => {
  const both = pair();
  const session = await openedBy('user_token', both);
  await both.mono.charge(session, undefined);
  const kinds: string[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await both.mono.capture(session, typed({ token: '000000' }));
    kinds.push(answer.kind === 'refused' ? answer.reason : answer.kind);
  }
  expect(kinds).toEqual(['asked', 'asked', 'asked', 'asked', 'account_locked']);
  expect(debits(both)).toEqual([]);
});

test('a wrong password is details that were not accepted, whoever is at fault', async () => {
  const both = pair();
  const session = await connected(both);
  expect(await both.mono.logIn(session, typed({ username: 'user_good', password: 'x' }), gtbank)).toEqual({
    kind: 'refused',
    reason: 'details_refused',
    code: '400 400',
  });
});

test('insufficient funds are a refusal, and verify says failed', async () => {
  const both = pair();
  const session = await openedBy('user_low', both);
  await both.mono.charge(session, undefined);
  expect(await both.mono.capture(session, undefined)).toEqual({
    kind: 'refused',
    reason: 'insufficient_funds',
    code: '400 400',
  });
  expect(settled(await both.mono.verify(order.reference)).status).toBe('failed');
  expect(debits(both)).toEqual([]);
});

test.each([
  ['user_timeout', 'timeout', 1_000],
  ['user_error', 'server_error', 20_000],
])('a debit whose answer never came (%s) is unknown until verify tells it', async (user, cause, patience) => {
  const both = pair({}, { timeouts: { capture: patience } });
  const session = await openedBy(user, both);
  await both.mono.charge(session, undefined);
  const answer = await both.mono.capture(session, undefined);
  expect([answer.kind, answer.kind === 'unknown' && answer.cause]).toEqual(['unknown', cause]);
  expect(debits(both)).toEqual([500_000]);
  expect(settled(await both.mono.verify(order.reference)).status).toBe('successful');
});

test('a late success is answered, not found, then successful', async () => {
  const both = pair();
  const session = await openedBy('user_late', both);
  await both.mono.charge(session, undefined);
  expect((await both.mono.capture(session, undefined)).kind).toBe('ok');
  expect(settled(await both.mono.verify(order.reference))).toEqual({ status: 'not-found' });
  both.clock.advance(10_000);
  expect(settled(await both.mono.verify(order.reference)).status).toBe('successful');
});

test('another amount than the one ordered is told as it is', async () => {
  const both = pair();
  const session = await openedBy('user_other', both);
  await both.mono.charge(session, undefined);
  await both.mono.capture(session, undefined);
  expect(settled(await both.mono.verify(order.reference))).toMatchObject({
    status: 'successful',
    amountMinor: 5000,
  });
});

test('a question at the log-in is answered by commit, a wrong answer asks again', async () => {
  const both = pair();
  const session = await connected(both);
  const asked = await both.mono.logIn(
    session,
    typed({ username: 'user_question', password: '123456' }),
    gtbank,
  );
  expect(asked).toMatchObject({ kind: 'asked', form: { fields: [{ name: 'answer', purpose: 'answer' }] } });
  const wrong = await both.mono.commit(session, { inputs: typed({ answer: 'kano' }) }, gtbank);
  expect(wrong).toEqual({ kind: 'asked', form: { fields: [] }, wrongAnswer: true });
  expect(await both.mono.commit(session, { inputs: typed({ answer: 'lagos' }) }, gtbank)).toEqual({
    kind: 'ok',
    value: {},
  });
});

test.each([0, 1] as const)('the account a payer chose is the one charged, counted from %i', async (base) => {
  const both = pair({ accountIndexBase: base }, { accountIndexBase: base });
  const session = await connected(both);
  const asked = await both.mono.logIn(
    session,
    typed({ username: 'user_accounts', password: '123456' }),
    gtbank,
  );
  const accounts = asked.kind === 'asked-account' ? asked.accounts : [];
  const chosen = accounts[1];
  expect(chosen?.id).toBe(String(base + 1));
  settled(await both.mono.commit(session, { accountId: chosen?.id ?? '' }, gtbank));
  settled(await both.mono.openPayment(session, order));
  const charged = settled(await both.mono.charge(session, undefined));
  expect(charged.echo?.account?.number).toBe(chosen?.number);
});

test('a form at the session is answered by the charge', async () => {
  const both = pair();
  const session = await loggedInAs('user_sessionform', both);
  expect(await both.mono.openPayment(session, order)).toMatchObject({
    kind: 'asked',
    form: { fields: [{ name: 'answer' }, { name: 'token' }] },
  });
  expect((await both.mono.charge(session, typed({ answer: 'lagos', token: '123456' }))).kind).toBe('ok');
  expect((await both.mono.capture(session, undefined)).kind).toBe('ok');
});

test('a second form is asked by the capture', async () => {
  const both = pair();
  const session = await openedBy('user_second', both);
  await both.mono.charge(session, undefined);
  expect(await both.mono.capture(session, typed({ token: '123456' }))).toMatchObject({
    kind: 'asked',
    wrongAnswer: false,
    form: { fields: [{ name: 'pin', purpose: 'pin', exactLength: 4 }] },
  });
  expect((await both.mono.capture(session, typed({ pin: '1234' }))).kind).toBe('ok');
});

test('nothing is sent under a bank session that is over', async () => {
  const both = pair({ bankSessionMs: 60_000 });
  const session = await loggedInAs('user_good', both);
  both.clock.advance(60_000);
  const before = both.sandbox.control.calls().length;
  expect(await both.mono.openPayment(session, order)).toEqual({
    kind: 'not-executed',
    cause: 'bank_session_ended',
    code: 'expired',
  });
  expect(both.sandbox.control.calls()).toHaveLength(before);
});

test('a key the provider does not know is our key refused', async () => {
  const both = pair({}, { secretKey: 'test_sk_another_one' });
  expect(await both.mono.connect({ institutionId: gtbank, methodId: 'internet_banking' })).toMatchObject({
    kind: 'not-executed',
    cause: 'our_key_refused',
  });
});

test('a session the provider does not know is a bank session that ended', async () => {
  const both = pair();
  const session = { id: new Sealed('session_of_yesterday'), expiresAt: startAt + 60_000 };
  expect(await both.mono.charge(session, undefined)).toMatchObject({
    kind: 'not-executed',
    cause: 'bank_session_ended',
  });
});
