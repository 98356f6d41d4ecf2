import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenProxyOptions, openProxy } from '../../src/proxy/open-proxy.ts';
import { makeBuild } from './open-proxy.ts';

let distDir: string;
let dataDir: string;

beforeAll(async () => {
  distDir = await makeBuild();
  dataDir = await mkdtemp(join(tmpdir(), 'directpay-in-process-'));
});
afterAll(async () => {
  await rm(distDir, { recursive: true });
  await rm(dataDir, { recursive: true });
});

function options(mode: 'test' | 'live', store: OpenProxyOptions['store']): OpenProxyOptions {
  return {
    publicUrl: 'https://pay.example',
    secretKeys: [`sk_${mode}_${'k'.repeat(32)}`],
    merchant: { name: 'Adire Lane' },
    allowedOrigins: ['https://shop.example'],
    returnUrls: [],
    mono: {
      baseUrl: 'https://mono.example',
      secretKey: `${mode}_sk_0000`,
      appId: 'app-1',
      webhookSecrets: ['a-secret-that-mono-shares'],
    },
    store,
    distDir,
    logLevel: 'silent',
  };
}

describe('a proxy in a process of the merchant’s', () => {
  test.each([['memory'], [{ dataDir: '/nowhere' }]] as const)(
    'takes no live keys with a store that one process alone holds: %o',
    async (store) => {
      await expect(openProxy(options('live', store))).rejects.toThrow(/^store: is for test keys/);
    },
  );

  test('keeps nothing in memory of live payments, however knowingly', async () => {
    const knowingly = { ...options('live', 'memory'), allowEmbeddedLive: true };
    await expect(openProxy(knowingly)).rejects.toThrow(/^store: is for test keys/);
  });

  test('says which setting is wrong before it opens anything', async () => {
    const wrong = { ...options('test', { dataDir }), publicUrl: 'pay.example' };
    await expect(openProxy(wrong)).rejects.toMatchObject({ name: 'ConfigError', setting: 'publicUrl' });
  });

  test('gives its folder back when it stops, with everything in it', async () => {
    const first = await openProxy(options('test', { dataDir }));
    const order = { amountMinor: 500_000, currency: 'NGN', description: 'Two yards of adire' } as const;
    const { checkout } = await first.checkouts.create(
      { kind: 'payment', ...order, reference: 'order-1' },
      { idempotencyKey: 'order-1' },
    );
    await first.stop();
    const second = await openProxy(options('test', { dataDir }));
    expect(await second.checkouts.get(checkout.id)).toMatchObject({ reference: 'order-1', status: 'open' });
    await second.stop();
  }, 120_000);
});
