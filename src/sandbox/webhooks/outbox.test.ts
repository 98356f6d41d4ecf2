import { expect, test } from 'vitest';
import { createManualClock } from '../clock.ts';
import type { WebhookEvent } from './event.ts';
import { createOutbox } from './outbox.ts';
import { retryDelay } from './schedule.ts';

const connected = (id: string): WebhookEvent => ({ event: 'mono.events.account_connected', data: { id } });

/** An outbox whose receiver answers with the statuses given, then with 200. */
function world(statuses: (number | 'unreachable' | 'silent')[] = []) {
  const clock = createManualClock(Date.parse('2026-11-21T09:30:00Z'));
  const received: { id: string; secret: string | null; at: number }[] = [];
  const outbox = createOutbox(clock, {
    url: 'http://127.0.0.1:1/webhooks/mono',
    secret: 'shared-secret-of-adire-lane',
    fetch: async (request) => {
      const { data } = (await request.json()) as { data: { id: string } };
      received.push({ id: data.id, secret: request.headers.get('mono-webhook-secret'), at: clock.now() });
      const status = statuses.shift() ?? 200;
      if (status === 'unreachable') throw new TypeError('fetch failed');
      if (status === 'silent') {
        await new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason));
        });
      }
      return new Response(null, { status: status as number });
    },
  });
  const wait = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await outbox.settled();
  };
  return { clock, outbox, received, wait, ids: () => received.map(({ id }) => id) };
}

test('a webhook leaves after its delay, with the shared secret as it is', async () => {
  const { outbox, received, wait, clock } = world();
  outbox.enqueue(connected('a'), 1_000);
  await wait(999);
  expect(received).toEqual([]);
  await wait(1);
  expect(received).toEqual([{ id: 'a', secret: 'shared-secret-of-adire-lane', at: clock.now() }]);
  expect(outbox.log()).toEqual([
    {
      id: 1,
      event: connected('a'),
      state: 'delivered',
      attempts: [{ at: '2026-11-21T09:30:01.000Z', result: 200 }],
    },
  ]);
});

test('anything but 200 is tried again after 30 seconds, then after a minute, with the same body', async () => {
  const { outbox, received, wait } = world([503, 'unreachable', 204]);
  outbox.enqueue(connected('a'), 0);
  await wait(0);
  await wait(29_999);
  expect(received).toHaveLength(1);
  await wait(1);
  expect(received).toHaveLength(2);
  await wait(60_000);
  await wait(120_000);
  expect(outbox.log()[0]).toMatchObject({
    state: 'delivered',
    attempts: [{ result: 503 }, { result: 'TypeError' }, { result: 204 }, { result: 200 }],
  });
});

test('a receiver that stays silent is given ten seconds', async () => {
  const { clock, outbox } = world(['silent']);
  outbox.enqueue(connected('a'), 0);
  clock.advance(0);
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(10_000);
  await outbox.settled();
  expect(outbox.log()[0]).toMatchObject({ state: 'waiting', attempts: [{ result: 'AbortError' }] });
});

test('retries double from 30 seconds to four hours and end within 48 hours', () => {
  const delays: number[] = [];
  let since = 0;
  for (let failed = 1; ; failed += 1) {
    const delay = retryDelay(failed, since);
    if (delay === undefined) break;
    delays.push(delay / 1000);
    since += delay;
  }
  expect(delays.slice(0, 11)).toEqual([30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 14_400, 14_400]);
  expect(since).toBeLessThanOrEqual(48 * 3_600_000);
  expect(delays.length).toBeLessThanOrEqual(25);
});

test('a receiver that never takes it is given up', async () => {
  const { outbox, wait, received } = world(Array(40).fill(500));
  outbox.enqueue(connected('a'), 0);
  for (let hour = 0; hour < 24 * 30; hour += 1) await wait(5 * 60_000);
  expect(outbox.log()[0]?.state).toBe('given-up');
  expect(outbox.log()[0]?.attempts).toHaveLength(received.length);
});

test('a test may hold webhooks, send them in another order, and send one twice', async () => {
  const { outbox, ids, wait } = world();
  outbox.hold();
  outbox.enqueue(connected('a'), 0);
  outbox.enqueue(connected('b'), 0);
  await wait(60_000);
  expect(ids()).toEqual([]);
  await outbox.deliver(2);
  await outbox.deliver(1);
  await outbox.deliver(1);
  await outbox.release();
  expect(ids()).toEqual(['b', 'a', 'a']);
});

test('what was held leaves on release, oldest first', async () => {
  const { outbox, ids, wait } = world();
  outbox.hold();
  outbox.enqueue(connected('a'), 5);
  outbox.enqueue(connected('b'), 1);
  outbox.enqueue(connected('not due'), 60_000);
  await wait(10);
  await outbox.release();
  expect(ids()).toEqual(['a', 'b']);
});

test('a dropped webhook never leaves by itself', async () => {
  const { outbox, ids, wait } = world();
  outbox.enqueue(connected('a'), 0);
  outbox.drop(1);
  await wait(48 * 3_600_000);
  await outbox.deliverAll();
  expect(ids()).toEqual([]);
  expect(outbox.log()[0]?.state).toBe('dropped');
});

test('without a target webhooks stay, and leave once there is one', async () => {
  const { clock, received } = world();
  const outbox = createOutbox(clock, undefined);
  outbox.enqueue(connected('a'), 0);
  clock.advance(1_000);
  await outbox.settled();
  expect(outbox.log()[0]).toMatchObject({ state: 'waiting', attempts: [] });
  outbox.sendTo({
    url: 'http://127.0.0.1:1/webhooks/mono',
    secret: 'another',
    fetch: async (request) => {
      received.push({ id: 'a', secret: request.headers.get('mono-webhook-secret'), at: 0 });
      return new Response();
    },
  });
  await outbox.deliverAll();
  expect(received).toEqual([{ id: 'a', secret: 'another', at: 0 }]);
});
