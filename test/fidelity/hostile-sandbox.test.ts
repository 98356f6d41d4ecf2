import { expect, test } from 'vitest';
import { hostileProfile } from '../../src/sandbox/hostile-profile.ts';
import { createCaller, orderOf, type SandboxCaller } from './sandbox-caller.ts';
import { createHookCatcher } from './sandbox-hooks.ts';

const manyPayments = 200;
const fewPayments = 40;

interface Told {
  readonly capture: string;
  readonly debits: string;
  readonly webhooks: string;
}

/** Pays once, and says what the caller, the ledger and the webhooks of the next minute know. */
async function pay(caller: SandboxCaller, reference: string, user = 'user_good'): Promise<Told> {
  const hooks = createHookCatcher(caller.clock.now);
  caller.sandbox.control.webhooks.sendTo(hooks.target);
  const headers = await caller.order(user, reference);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  const patience = new AbortController();
  const capture = caller.sandbox
    .fetch(
      new Request('http://sandbox.test/v1/direct-pay/capture', {
        method: 'POST',
        headers,
        signal: patience.signal,
      }),
    )
    .then(
      ({ status }) => String(status),
      (error: Error) => (error.name === 'AbortError' ? 'nothing' : 'cut'),
    );
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  patience.abort();
  const said = await capture;
  caller.clock.advance(60_000);
  await caller.sandbox.control.webhooks.settled();
  const amounts = caller.sandbox.ledger.of(reference).map(({ amountMinor }) => amountMinor);
  return { capture: said, debits: amounts.join(' + '), webhooks: hooks.caught() };
}

async function payMany(seed: string, payments: number): Promise<Told[]> {
  const caller = createCaller({ profile: hostileProfile(seed) });
  const told: Told[] = [];
  for (let at = 0; at < payments; at += 1) {
    told.push(await pay(caller, `REF${String(at).padStart(17, '0')}`));
  }
  return told;
}

test('a hostile provider does everything that a payer may meet, and much of it goes well', {
  timeout: 30_000,
}, async () => {
  const told = await payMany('seven', manyPayments);
  const kinds = new Set(told.map(({ capture, debits }) => `${capture}: ${debits || 'none'}`));
  expect(kinds).toEqual(
    new Set([
      '200: 21300',
      '200: 213',
      '502: 21300',
      'nothing: 21300',
      'cut: 21300',
      'cut: none',
      '502: 213',
    ]),
  );
  const rings = new Set(
    told.map(({ webhooks }) => webhooks.replaceAll(/\d+ \w+ (?=successful|failed)/g, '')),
  );
  expect(rings).toEqual(new Set(['successful', 'successful; failed', 'none', 'successful, 5 times']));
  const fine = told.filter(({ capture, debits }) => capture === '200' && debits === '21300');
  expect(fine.length).toBeGreaterThan(manyPayments / 2);
});

test('the same seed is hostile in the same way, another one in another', { timeout: 30_000 }, async () => {
  const first = await payMany('one', fewPayments);
  expect((await payMany('one', fewPayments)).map(({ capture, debits }) => [capture, debits])).toEqual(
    first.map(({ capture, debits }) => [capture, debits]),
  );
  expect(await payMany('two', fewPayments)).not.toEqual(first);
});

test('a hostile provider takes a reference again and debits again', async () => {
  const caller = createCaller({ profile: { ...hostileProfile('one'), twist: (behaviour) => behaviour } });
  const reference = 'REF20000000000000001';
  await pay(caller, reference);
  expect((await pay(caller, reference)).debits).toBe('21300 + 21300');
});

test('a hostile provider knows of no debit for thirty seconds, in verify and in the list', async () => {
  const caller = createCaller({ profile: { ...hostileProfile('one'), twist: (behaviour) => behaviour } });
  const reference = 'REF20000000000000001';
  const headers = await caller.logIn('user_good');
  await caller.post('/v1/direct-pay/session', orderOf(reference), headers);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  await caller.post('/v1/direct-pay/capture', {}, headers);
  const known = async () => {
    const { status } = await caller.get(`/v2/payments/verify/${reference}`);
    const { body } = await caller.get('/v2/payments/transactions');
    return [status, (body as { data: { payments: unknown[] } }).data.payments.length];
  };
  caller.clock.advance(29_999);
  expect(await known()).toEqual([404, 0]);
  caller.clock.advance(1);
  expect(await known()).toEqual([200, 1]);
});

test('what a scenario says stands, however hostile the provider', async () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const caller = createCaller({ profile: hostileProfile(String(seed)) });
    const { capture, debits } = await pay(caller, 'REF20000000000000001', 'user_low');
    expect({ capture, debits }).toEqual({ capture: '400', debits: '' });
  }
});
