import { expect, test } from 'vitest';
import { mandateScenarios } from '../../src/sandbox/mandates/scenarios.ts';
import { createMovableClock } from '../../src/sandbox/movable-clock.ts';
import { createMandateCaller } from './mandate-caller.ts';

const control = '/_sandbox';

test('over HTTP a mandate is sent its transfer, approved, made ready, rejected and given up', async () => {
  const caller = createMandateCaller();
  const act = async (id: string, what: string, body: unknown = {}) =>
    (await caller.post(`${control}/mandates/${id}/${what}`, body)).status;
  const id = await caller.created('901');
  expect(await act(id, 'send', { from: '2075601658' })).toBe(204);
  expect(await act(id, 'send', { amountMinor: 10_000 })).toBe(204);
  expect(await act(id, 'send')).toBe(204);
  caller.clock.advance(3_000);
  expect(await caller.standing(id)).toBe('approved');
  expect(await act(id, 'make-ready')).toBe(204);
  expect(await caller.standing(id)).toBe('approved, ready');

  const other = await caller.created('902');
  expect(await act(other, 'reject')).toBe(204);
  expect(await caller.standing(other)).toBe('rejected');
  expect(await act(other, 'approve')).toBe(204);
  expect(await caller.standing(other)).toBe('approved');
  const third = await caller.created('903');
  expect(await act(third, 'give-up')).toBe(204);
  expect(await caller.standing(third)).toBe('cancelled');
});

test('what cannot be done is refused, and changes nothing', async () => {
  const caller = createMandateCaller();
  const id = await caller.created('901');
  for (const [path, body, status] of [
    [`mandates/${id}/send`, { amountMinor: -1 }, 400],
    [`mandates/${id}/send`, { from: '123' }, 400],
    [`mandates/${id}/approve`, { yes: true }, 400],
    ['mandates/mmc_none/send', {}, 404],
    ['next-debit', { debit: 'at-once' }, 404],
    ['nibss', { down: 'perhaps' }, 400],
    ['nibss/waiting-time', { ms: -1 }, 400],
    ['mandates/seed', { count: 0 }, 400],
    ['clock/advance', { ms: 0 }, 400],
  ] as const) {
    expect([path, (await caller.post(`${control}/${path}`, body)).status]).toEqual([path, status]);
  }
  const form = { 'content-type': 'text/plain' };
  expect((await caller.post(`${control}/mandates/${id}/approve`, '{}', form)).status).toBe(415);
  expect(caller.sandbox.mandates.movements()).toHaveLength(1);
});

test('NIBSS goes down and up, the waiting time is set, the next debit forced, mandates are seeded', async () => {
  const caller = createMandateCaller();
  await caller.post(`${control}/nibss`, { down: true });
  expect((await caller.get(`${control}/nibss`)).body).toEqual({ down: true });
  await caller.post(`${control}/nibss`, { down: false });
  await caller.post(`${control}/nibss/waiting-time`, { ms: 1_000 });
  await caller.post(`${control}/next-debit`, { debit: 'debit-failed' });
  const { body } = await caller.post(`${control}/mandates/seed`, { count: 2 });
  const { mandates } = body as { mandates: { id: string }[] };
  expect(mandates).toHaveLength(2);
  const id = mandates[0]?.id ?? '';
  await caller.post(`${control}/mandates/${id}/send`, {});
  caller.clock.advance(4_000);
  expect(await caller.standing(id)).toBe('approved, ready');
  const debit = { amount: 20_000, reference: 'REF0000000001', narration: 'Adire' };
  expect((await caller.post(`/v3/payments/mandates/${id}/debit`, debit)).status).toBe(400);
});

test('the ledger of mandates and the table of accounts are told', async () => {
  const caller = createMandateCaller();
  await caller.created('901');
  expect((await caller.get(`${control}/mandates`)).body).toEqual(
    JSON.parse(
      JSON.stringify({
        mandates: caller.sandbox.mandates.all(),
        movements: caller.sandbox.mandates.movements(),
      }),
    ),
  );
  expect((await caller.get(`${control}/mandate-scenarios`)).body).toEqual({ scenarios: mandateScenarios });
});

test('no two scenarios have the same id or digits, and each has an account number that chooses it', () => {
  const ids = mandateScenarios.map(({ id }) => id);
  const digits = mandateScenarios.map((scenario) => scenario.digits);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(digits).size).toBe(digits.length);
  for (const scenario of mandateScenarios) {
    expect(scenario.accountNumber).toMatch(/^\d{7,10}$/);
    expect(scenario.accountNumber.endsWith(scenario.digits)).toBe(true);
  }
});

test('the clock is pushed over HTTP, and one that cannot be pushed says so', async () => {
  const caller = createMandateCaller();
  const id = await caller.created('789');
  expect((await caller.post(`${control}/clock/advance`, { ms: 6 * 3_600_000 })).status).toBe(204);
  expect(await caller.standing(id)).toBe('cancelled');
  const { advance, ...still } = createMovableClock();
  const other = createMandateCaller({ clock: still });
  expect((await other.post(`${control}/clock/advance`, { ms: 1_000 })).status).toBe(409);
});

test('the page offers what can be done with a mandate now, and says what was seen', async () => {
  const caller = createMandateCaller();
  const id = await caller.created('901');
  const cards = async () => {
    const { mandates } = (await caller.get(`${control}/live`)).body as {
      mandates: { cards: { lines: string[]; buttons: { label: string }[] }[] };
    };
    return mandates.cards.map(({ lines, buttons }) => [lines[0], buttons.map(({ label }) => label)]);
  };
  expect(await cards()).toEqual([
    [
      'Waits for its ₦50',
      [
        'Send the ₦50',
        'Let it be approved',
        'Send it from another account',
        'Send ₦100',
        'Let the bank reject it',
      ],
    ],
  ]);
  caller.sandbox.control.nibss.approve(id);
  expect(await cards()).toEqual([['Approved, not ready yet', ['Make it ready']]]);
  caller.sandbox.control.nibss.makeReady(id);
  expect(await cards()).toEqual([['Ready to debit', []]]);
  await caller.patch(`/v3/payments/mandates/${id}/cancel`);
  expect(await cards()).toEqual([['Cancelled', ['Send the ₦50', 'Approve it all the same']]]);
});
