import { expect, test } from 'vitest';
import { hostileProfile } from '../../src/sandbox/hostile-profile.ts';
import { createMandateCaller, dataOf, mandates } from './mandate-caller.ts';

const minute = 60_000;

interface Body {
  readonly event?: string;
  readonly event_id?: string;
  readonly data?: { readonly event?: string; readonly data?: { readonly id?: string } };
}

/** The bodies that arrive, in their order, of a mandate on an account with these digits. */
async function received(digits: string, forMs: number): Promise<readonly Body[]> {
  const bodies: Body[] = [];
  const caller = createMandateCaller({
    webhook: {
      url: 'http://127.0.0.1:1/webhooks/mono',
      secret: 'shared-secret-of-adire-lane',
      fetch: async (request) => {
        bodies.push((await request.json()) as Body);
        return new Response();
      },
    },
  });
  await caller.created(digits);
  for (let passed = 0; passed < forMs; passed += 1_000) {
    caller.clock.advance(1_000);
    await caller.sandbox.control.webhooks.settled();
  }
  return bodies;
}

const namesOf = (bodies: readonly Body[]) =>
  bodies.map(({ event, data }) => (event ?? data?.event ?? '').replace(/^events\.mandates?\./, ''));

test('as usual: created, approved and ready, each once', async () => {
  expect(namesOf(await received('304', 2 * minute))).toEqual(['created', 'approved', 'ready']);
});

test('none at all', async () => {
  expect(await received('501', 3 * minute)).toEqual([]);
});

test('five times each, under the same id', async () => {
  const bodies = await received('502', 3 * minute);
  const ids = new Set(bodies.map(({ event_id }) => event_id));
  expect([bodies.length, ids.size]).toEqual([15, 3]);
});

test('created after approved', async () => {
  expect(namesOf(await received('503', 3 * minute))).toEqual(['approved', 'created', 'ready']);
});

test('inside of another event: of one without a name, or of one of the same name', async () => {
  for (const [digits, outer] of [
    ['504', undefined],
    ['505', 'events.mandates.created'],
  ] as const) {
    const [first] = await received(digits, 3 * minute);
    expect([first?.event, first?.data?.event]).toEqual([outer, 'events.mandates.created']);
    expect(first?.data?.data?.id).toMatch(/^mmc_/);
  }
});

test('twice each, without an id', async () => {
  const bodies = await received('506', 3 * minute);
  expect(bodies.map(({ event_id }) => event_id)).toEqual(Array(6).fill(undefined));
});

test('half an hour late', async () => {
  expect(await received('507', 29 * minute)).toEqual([]);
  expect(namesOf(await received('507', 33 * minute))).toEqual(['created', 'approved', 'ready']);
});

test.each([
  ['508', 'action.cancel'],
  ['509', 'rejected'],
  ['510', 'created'],
])('%s: an approval that is contradicted by "%s"', async (digits, untruth) => {
  expect(namesOf(await received(digits, 3 * minute))).toEqual(['created', 'approved', untruth, 'ready']);
});

test('a cancellation by another name', async () => {
  const caller = createMandateCaller();
  await caller.patch(`${mandates}/${await caller.created('511')}/cancel`);
  expect(caller.told()).toEqual(['created', 'action.cancelled']);
});

test('a hostile provider takes from mandates and does not say so, and tells what is not so; its ledgers agree', async () => {
  const caller = createMandateCaller({ profile: hostileProfile('adire') });
  const answers = new Map<string, number>();
  for (let index = 0; index < 60; index += 1) {
    const id = await caller.created('304', { account_number: `${String(2_000_000 + index)}304` });
    caller.clock.advance(minute);
    const answer = await Promise.race([
      caller
        .post(`${mandates}/${id}/debit`, {
          amount: 20_000,
          reference: `REF${String(index).padStart(9, '0')}`,
          narration: 'Adire',
        })
        .then(
          ({ status }) => String(status),
          () => 'cut',
        ),
      new Promise<string>((resolve) => setImmediate(() => setImmediate(() => resolve('silent')))),
    ]);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
  expect([...answers.keys()].sort()).toEqual(['200', '502', 'cut', 'silent']);
  const taken = caller.sandbox.mandates.all().reduce((total, { takenMinor }) => total + takenMinor, 0);
  expect(taken).toBe(caller.sandbox.ledger.totalMinor());
  expect(taken).toBeGreaterThan(20_000 * (answers.get('200') ?? 0));
  const told = caller.told();
  expect(told.filter((name) => name === 'approved').length).not.toBe(60);
  expect(told).toContain('rejected');
});

test('what stands in the outbox names the mandate or the debit it is about', async () => {
  const caller = createMandateCaller();
  const id = await caller.created('304');
  caller.clock.advance(minute);
  await caller.post(`${mandates}/${id}/debit`, {
    amount: 20_000,
    reference: 'REF0000000001',
    narration: 'Adire',
  });
  await caller.patch(`${mandates}/${id}/cancel`);
  const page = await caller.get('/_sandbox/live');
  const { webhooks } = page.body as { webhooks: { cells: string[] }[] };
  expect(webhooks.map(({ cells }) => cells.slice(0, 2)).reverse()).toEqual([
    ['events.mandates.created', 'ADIRE000000000000001'],
    ['events.mandates.approved', 'ADIRE000000000000001'],
    ['events.mandates.ready', 'ADIRE000000000000001'],
    ['events.mandates.debit.successful', 'REF0000000001'],
    ['events.mandate.action.cancel', id],
  ]);
  expect(dataOf(await caller.get(`${mandates}?limit=1`))).toEqual([]);
});
