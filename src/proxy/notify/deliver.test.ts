import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import type { Notification } from '../../contract/merchant-api.ts';
import { createLog } from '../log/log.ts';
import { createDeliverer, type OnEvent } from './deliver.ts';
import { MAX_TRIES, waitAfter } from './retry-table.ts';
import { createSendWebhook, type SendWebhook } from './send-webhook.ts';

const HOUR = 3_600_000;
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const notification: Notification = {
  id: 'ntf_1',
  type: 'checkout.succeeded',
  createdAt: '2026-11-21T09:00:00.000Z',
  checkout: {
    id: 'chk_1',
    kind: 'payment',
    mode: 'test',
    status: 'succeeded',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: 'order-1',
    supportCode: '7K2-Q9D',
    mayHavePaid: true,
    duplicateDebit: false,
    metadata: {},
    createdAt: '2026-11-21T09:00:00.000Z',
    updatedAt: '2026-11-21T09:01:00.000Z',
    expiresAt: '2026-11-22T09:00:00.000Z',
  },
};

/** An outbox of one row, as the store keeps it. */
function outboxWith(time: { now: number }) {
  const row = { tries: 0, nextAt: time.now as number | undefined, delivered: false };
  return {
    row,
    async claimNotifications() {
      if (row.delivered || row.nextAt === undefined || row.nextAt > time.now) return [];
      return [{ notification, tries: row.tries, createdAt: time.now }];
    },
    async notificationDelivered() {
      row.delivered = true;
    },
    async notificationFailed(_: string, nextAt: number | undefined) {
      row.tries += 1;
      row.nextAt = nextAt;
    },
  };
}

function opened(options: { sendWebhook?: SendWebhook; onEvent?: OnEvent }) {
  const time = { now: Date.parse('2026-11-21T09:00:00Z') };
  const lines: string[] = [];
  const results: string[] = [];
  const outbox = outboxWith(time);
  const deliverer = createDeliverer({
    outbox,
    sendWebhook: options.sendWebhook,
    onEvent: options.onEvent,
    clock: { now: () => time.now, monotonic: () => time.now },
    log: createLog('info', { write: (line: string) => void lines.push(line) }),
    metrics: { countNotification: (result) => void results.push(result) },
    random: () => 0,
  });
  return { time, lines, results, outbox, deliverer };
}

describe('a merchant’s server that cannot be reached', () => {
  test('is tried ten times over 75 hours and more, then left to an operator', async () => {
    const tried: number[] = [];
    const { time, results, outbox, deliverer, lines } = opened({
      sendWebhook: async () => {
        tried.push(time.now);
        throw new Error('connect to 10.0.0.1 as canary-user failed');
      },
    });
    while (outbox.row.nextAt !== undefined) {
      time.now = Math.max(time.now, outbox.row.nextAt);
      await deliverer.round();
    }
    expect(tried.length).toBe(MAX_TRIES);
    expect(results).toEqual([...Array(9).fill('failed'), 'given_up']);
    const hours = ((tried.at(-1) as number) - (tried[0] as number)) / HOUR;
    expect(hours).toBeCloseTo(75.585, 2);
    expect(await deliverer.round()).toBe(0);
    expect(lines.join('')).not.toContain('canary');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      level: 'error',
      event: 'notification_given_up',
      notificationId: 'ntf_1',
      checkout: 'chk_1',
      tries: 10,
    });
  });

  test('is told once it is back, and no more after that', async () => {
    let reachable = false;
    let told = 0;
    const { time, outbox, deliverer } = opened({
      sendWebhook: async () => {
        if (!reachable) throw new Error('refused');
        told += 1;
      },
    });
    await deliverer.round();
    await deliverer.round();
    expect(outbox.row).toEqual({ tries: 1, nextAt: time.now + 5000, delivered: false });
    reachable = true;
    time.now += 5000;
    await deliverer.round();
    time.now += 100 * HOUR;
    await deliverer.round();
    expect({ told, delivered: outbox.row.delivered }).toEqual({ told: 1, delivered: true });
  });

  test('is tried again later each time, stretched by chance', () => {
    const minute = 60_000;
    const waits = Array.from({ length: MAX_TRIES }, (_, at) => waitAfter(at + 1, 0));
    expect(waits.map((wait) => wait && wait / minute)).toEqual([
      5000 / minute,
      5,
      30,
      120,
      300,
      600,
      840,
      1200,
      1440,
      undefined,
    ]);
    expect(waitAfter(4, 1)).toBe(132 * 60_000);
  });
});

describe('a merchant’s server in the same process', () => {
  test('is told again until its function resolves, beyond the table', async () => {
    let told = 0;
    const { time, outbox, deliverer } = opened({
      onEvent: async () => {
        told += 1;
        if (told < 13) throw new Error('not ready');
      },
    });
    for (let round = 0; round < 20; round += 1) {
      time.now += 25 * HOUR;
      await deliverer.round();
    }
    expect({ told, delivered: outbox.row.delivered, tries: outbox.row.tries }).toEqual({
      told: 13,
      delivered: true,
      tries: 12,
    });
  });

  test('is told what the webhook tells', async () => {
    const told: unknown[] = [];
    const { deliverer } = opened({
      onEvent: (given) => void told.push(given),
      sendWebhook: async (given) => void told.push(given),
    });
    await deliverer.round();
    expect(told).toEqual([notification, notification]);
  });

  test('that nobody configured leaves everything in the outbox', async () => {
    const { deliverer, outbox } = opened({});
    expect(await deliverer.round()).toBe(0);
    expect(outbox.row.delivered).toBe(false);
  });
});

describe('a webhook to the merchant', () => {
  const now = Date.now();
  const clock = { now: () => now, monotonic: () => 0 };
  const target = { url: 'https://shop.example/hook', secret };

  function answering(response: () => Response) {
    const sent: { url: string; init: RequestInit }[] = [];
    const fetcher = async (url: unknown, init?: RequestInit): Promise<Response> => {
      sent.push({ url: String(url), init: init ?? {} });
      return response();
    };
    return { sent, send: createSendWebhook(target, clock, fetcher as typeof fetch) };
  }

  test('is signed so that the Standard Webhooks library accepts it', async () => {
    const { sent, send } = answering(() => new Response('ok'));
    await send(notification);
    const [{ url, init } = { url: '', init: {} as RequestInit }] = sent;
    expect(url).toBe(target.url);
    expect(init).toMatchObject({ method: 'POST', redirect: 'manual' });
    const headers = init.headers as Record<string, string>;
    expect(headers['webhook-id']).toBe('ntf_1');
    expect(new Webhook(secret).verify(init.body as string, headers)).toEqual(notification);
    expect(() => new Webhook(secret).verify(`${init.body} `, headers)).toThrow();
  });

  test.each([301, 302, 307, 308, 400, 404, 410, 429, 500, 503])(
    'that is answered %i was not delivered, and nothing is followed',
    async (status) => {
      const headers = { location: 'http://169.254.169.254/' };
      const { sent, send } = answering(() => new Response(null, { status, headers }));
      await expect(send(notification)).rejects.toMatchObject({ code: `http_${status}` });
      expect(sent.length).toBe(1);
    },
  );

  test.each([200, 201, 202, 204])('that is answered %i was delivered', async (status) => {
    const { send } = answering(() => new Response(null, { status }));
    await expect(send(notification)).resolves.toBeUndefined();
  });
});
