import { describe, expect, test } from 'vitest';
import { createMandateCaller, type MandateCaller, mandates } from './mandate-caller.ts';

const second = 1_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How a mandate on an account with these digits stands after each of these times, and what is told. */
async function storyOf(digits: string, times: readonly number[], options = {}) {
  const caller = createMandateCaller(options);
  const id = await caller.created(digits);
  const stands: string[] = [];
  let passed = 0;
  for (const time of times) {
    caller.clock.advance(time - passed);
    passed = time;
    stands.push(await caller.standing(id));
  }
  return { stands, told: caller.told(), truth: truthOf(caller, id) };
}

const truthOf = ({ sandbox }: MandateCaller, id: string) => {
  const truth = sandbox.mandates.byId(id);
  if (!truth) throw new Error('There is no such mandate');
  return truth;
};

describe('the transfer', () => {
  test('nothing arrives until it is told, and after six hours the provider gives up, with the reason', async () => {
    const { stands, told, truth } = await storyOf('789', [6 * hour - 1, 6 * hour]);
    expect(stands).toEqual(['initiated', 'cancelled']);
    expect(told).toEqual(['created', 'action.cancel']);
    expect(truth).toMatchObject({
      endedBecause: 'Mandate was cancelled because it was not authorized within 6 hours',
      cancelledAt: '2026-11-21T15:30:00.000Z',
      transfers: [],
    });
  });

  test.each([
    ['101', 'at once', 5 * second],
    ['102', 'after 20 minutes', 20 * minute + 3 * second],
    ['103', 'an hour after the deadline', 2 * hour + 3 * second],
  ])('%s: it arrives %s, and is approved', async (digits, _, approvedAfter) => {
    const { stands, told } = await storyOf(digits, [approvedAfter - 1, approvedAfter, 5 * hour]);
    expect(stands).toEqual(['initiated', 'approved', 'approved, ready']);
    expect(told).toEqual(['created', 'approved', 'ready']);
  });

  test('one that arrives after the automatic cancellation changes nothing, but was seen', async () => {
    const { stands, truth } = await storyOf('104', [6 * hour, 8 * hour]);
    expect(stands).toEqual(['cancelled', 'cancelled']);
    expect(truth.transfers).toEqual([
      { from: '0123456104', amountMinor: 5_000, at: '2026-11-21T16:30:00.000Z' },
    ]);
  });

  test('one from another account approves nothing, and the reason says so', async () => {
    const { stands, truth } = await storyOf('105', [hour, 6 * hour]);
    expect(stands).toEqual(['initiated', 'cancelled']);
    expect(truth.transfers).toEqual([
      { from: '1234567216', amountMinor: 5_000, at: '2026-11-21T09:30:02.000Z' },
    ]);
    expect(truth.endedBecause).toBe(
      'Mandate was cancelled because no transfer of N50.00 came from the account of the mandate',
    );
  });

  test('₦100 approves nothing', async () => {
    const { stands, truth } = await storyOf('106', [hour, 6 * hour]);
    expect(stands).toEqual(['initiated', 'cancelled']);
    expect(truth.transfers.map(({ amountMinor }) => amountMinor)).toEqual([10_000]);
  });

  test('one that arrives twice approves once', async () => {
    const { told, truth } = await storyOf('107', [minute]);
    expect(told).toEqual(['created', 'approved']);
    expect(truth.transfers).toHaveLength(2);
  });

  test('the right one approves, however many wrong ones came before it', async () => {
    const { stands, truth } = await storyOf('109', [minute, 6 * minute]);
    expect(stands).toEqual(['initiated', 'approved']);
    expect(truth.transfers.map(({ from }) => from)).toEqual(['1234567210', '0123456109']);
  });

  test.each([
    ['Unity', '215'],
    ['Union', '032'],
    ['Standard Chartered', '068'],
    ['Ecobank', '050'],
  ])(
    'the app of %s sends no ₦50, so nothing arrives; ₦100 does, and approves nothing',
    async (_, bank_code) => {
      const caller = createMandateCaller();
      const id = await caller.created('101', { bank_code });
      caller.clock.advance(minute);
      caller.sandbox.control.nibss.send(id);
      caller.sandbox.control.nibss.send(id, { amountMinor: 10_000 });
      caller.clock.advance(minute);
      expect(await caller.standing(id)).toBe('initiated');
      expect(truthOf(caller, id).transfers.map(({ amountMinor }) => amountMinor)).toEqual([10_000]);
      expect(caller.sandbox.mandates.movements().map(({ movement }) => movement)).toEqual([
        'created',
        'transfer-refused',
        'transfer-refused',
        'transfer',
      ]);
    },
  );

  test('a control call sends it from where and as much as it is told', async () => {
    const caller = createMandateCaller();
    const id = await caller.created('789');
    const { nibss } = caller.sandbox.control;
    nibss.send(id, { from: '2075601658' });
    nibss.send(id, { amountMinor: 10_000 });
    caller.clock.advance(minute);
    expect(await caller.standing(id)).toBe('initiated');
    nibss.send(id);
    caller.clock.advance(minute);
    expect(await caller.standing(id)).toBe('approved');
    expect(() => nibss.send('mmc_none')).toThrow(RangeError);
  });
});

describe('the decision', () => {
  test.each([
    ['201', 5 * second],
    ['202', 2 * second + 3 * minute],
    ['203', 2 * second + 8 * hour],
  ])('%s: it takes its time, and is not cancelled meanwhile', async (digits, approvedAfter) => {
    const { stands, told } = await storyOf(digits, [approvedAfter - 1, approvedAfter]);
    expect(stands).toEqual(['initiated', 'approved']);
    expect(told).toEqual(['created', 'approved']);
  });

  test('a bank rejects', async () => {
    const { stands, told } = await storyOf('204', [minute, 2 * minute, 7 * hour]);
    expect(stands).toEqual(['initiated', 'rejected', 'rejected']);
    expect(told).toEqual(['created', 'rejected']);
  });

  test('a transfer that fails cancels the mandate, with the reason', async () => {
    const { stands, truth } = await storyOf('205', [2 * minute]);
    expect(stands).toEqual(['cancelled']);
    expect(truth.endedBecause).toBe('The mandate authorization transfer failed');
  });

  test('with NIBSS down nobody approves, and after six hours it is cancelled for that', async () => {
    const { stands, truth } = await storyOf('206', [5 * hour, 6 * hour]);
    expect(stands).toEqual(['initiated', 'cancelled']);
    expect(truth.endedBecause).toBe('Mandate was cancelled because NIBSS was not available to approve it');
  });

  test('NIBSS that is told to go down approves once it is back, if the mandate waits still', async () => {
    const caller = createMandateCaller();
    const { nibss } = caller.sandbox.control;
    const kept = await caller.created('101');
    nibss.goDown();
    caller.clock.advance(5 * hour);
    expect(await caller.standing(kept)).toBe('initiated');
    nibss.goUp();
    caller.clock.advance(minute);
    expect(await caller.standing(kept)).toBe('approved');

    const lost = await caller.created('102');
    nibss.goDown();
    caller.clock.advance(6 * hour);
    nibss.goUp();
    caller.clock.advance(minute);
    expect(truthOf(caller, lost).endedBecause).toBe(
      'Mandate was cancelled because NIBSS was not available to approve it',
    );
  });

  test('an approval may come after a call has cancelled the mandate', async () => {
    const caller = createMandateCaller();
    const id = await caller.created('207');
    caller.clock.advance(minute);
    await caller.patch(`${mandates}/${id}/cancel`);
    expect(await caller.standing(id)).toBe('50');
    caller.clock.advance(10 * minute);
    expect(await caller.standing(id)).toBe('approved');
    expect(caller.told()).toEqual(['created', 'action.cancel', 'approved']);
    expect((await caller.patch(`${mandates}/${id}/cancel`)).status).toBe(200);
    caller.clock.advance(2 * hour);
    expect(await caller.standing(id)).toBe('50');
  });

  test('a mandate that was cancelled by a call is not approved by a transfer on its way', async () => {
    const caller = createMandateCaller();
    const id = await caller.created('202');
    caller.clock.advance(minute);
    await caller.patch(`${mandates}/${id}/cancel`);
    caller.clock.advance(hour);
    expect(await caller.standing(id)).toBe('50');
    expect(truthOf(caller, id).approvedAt).toBeUndefined();
  });
});

describe('the waiting time', () => {
  const approvedAfter = 5 * second;

  test.each([
    ['301', hour],
    ['302', day],
    ['304', 5 * second],
  ])('%s: it is over after its time', async (digits, waits) => {
    const { stands } = await storyOf(digits, [approvedAfter + waits - 1, approvedAfter + waits]);
    expect(stands).toEqual(['approved', 'approved, ready']);
  });

  test.each([
    ['a Friday', '2026-11-27T16:00:00Z', 3 * day],
    ['a Saturday', '2026-11-28T16:00:00Z', 2 * day],
    ['a Sunday', '2026-11-29T16:00:00Z', day],
    ['a Tuesday', '2026-11-24T16:00:00Z', day],
    ['a Friday after midnight in Lagos', '2026-11-26T23:30:00Z', 3 * day],
  ])('303: approved on %s', async (_, from, waits) => {
    const caller = createMandateCaller();
    caller.clock.advance(Date.parse(from) - caller.clock.now());
    const id = await caller.created('303', { start_date: '2026-12-01' });
    caller.clock.advance(approvedAfter + waits - 1);
    expect(await caller.standing(id)).toBe('approved');
    caller.clock.advance(1);
    expect(await caller.standing(id)).toBe('approved, ready');
  });

  test('it can be set, and ended by hand', async () => {
    const caller = createMandateCaller();
    const { nibss } = caller.sandbox.control;
    nibss.setWaitingTime(day);
    const id = await caller.created('101');
    caller.clock.advance(2 * hour);
    expect(await caller.standing(id)).toBe('approved');
    nibss.makeReady(id);
    expect(await caller.standing(id)).toBe('approved, ready');
  });

  test('a paused mandate is not ready, and is again once it is reinstated', async () => {
    const caller = createMandateCaller();
    const id = await caller.created('304');
    caller.clock.advance(minute);
    await caller.patch(`${mandates}/${id}/pause`);
    expect(await caller.standing(id)).toBe('suspended, approved');
    await caller.patch(`${mandates}/${id}/reinstate`);
    expect(await caller.standing(id)).toBe('approved, ready');
  });
});

test('a mandate expires when its last day is over in Lagos', async () => {
  const caller = createMandateCaller();
  const id = await caller.created('304', { end_date: '2026-11-30' });
  caller.clock.advance(Date.parse('2026-11-30T22:59:59.999Z') - caller.clock.now());
  expect(await caller.standing(id)).toBe('approved, ready');
  caller.clock.advance(1);
  expect(await caller.standing(id)).toBe('expired');
  expect(caller.told()).toEqual(['created', 'approved', 'ready', 'expired']);
});
