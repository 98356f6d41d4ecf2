import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { asMerchant, posting } from './open-app.ts';
import { makeBuild } from './open-proxy.ts';
import { type SpawnedProxy, spawnProxy, type Variables } from './spawn-proxy.ts';

const PATIENCE_MS = 120_000;
let folder = '';
let build = '';
const started: SpawnedProxy[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'directpay-process-'));
  build = await makeBuild();
});

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  await rm(folder, { recursive: true });
  await rm(build, { recursive: true });
});

async function start(name: string, variables: Variables = {}, preload?: string) {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const spawned = spawnProxy(
    {
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: join(folder, name),
      DIRECTPAY_DIST_DIR: build,
      ...variables,
    },
    preload,
  );
  started.push(spawned);
  const ask = (path: string, init?: RequestInit, at = port) => fetch(`http://127.0.0.1:${at}${path}`, init);
  return { ...spawned, port, metricsPort, ask };
}

test('the process serves, keeps its folder to itself, and ends in order', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const first = await start('kept');
  const listening = JSON.parse(await first.line('"listening"')) as Record<string, unknown>;
  expect(listening).toMatchObject({
    url: `http://127.0.0.1:${first.port}`,
    mode: 'test',
    store: 'embedded',
  });
  expect((await first.ask('/readyz')).status).toBe(200);
  expect((await first.ask('/metrics')).status).toBe(404);
  const metrics = await first.ask('/metrics', {}, first.metricsPort);
  expect(await metrics.text()).toContain(
    'directpay_requests_total{method="GET",route="/readyz",status="200"} 1',
  );

  const refused = await (await start('kept')).ended;
  expect(refused.code).toBe(78);
  expect(refused.stderr.split('\n').length).toBe(2);
  expect(refused.stderr).toMatch(/^directpay proxy: /);

  first.child.kill('SIGTERM');
  expect(await first.ended).toMatchObject({ code: 0, stderr: '' });
  expect(await first.line('"stopped"')).toContain('"level":"info"');
  await expect(first.ask('/healthz')).rejects.toThrow();
});

/** Tells the process to end in the very moment that its first port is open. */
const endedAtOnce = `import { Server } from 'node:net';
const { emit } = Server.prototype;
Server.prototype.emit = function (name, ...rest) {
  const heard = emit.call(this, name, ...rest);
  if (name === 'listening') process.kill(process.pid, 'SIGTERM');
  return heard;
};`;

test('told to end while it is still starting, the process ends in order too', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const first = await start('at-once', {}, endedAtOnce);
  expect(await first.ended).toMatchObject({ code: 0, stderr: '' });
  expect(await first.line('"stopped"')).toContain('"level":"info"');
});

/** Throws and rejects, as a mistake in our own code would, whenever the process is sent SIGUSR2. */
const faulty = `process.on('SIGUSR2', () => {
  Promise.reject(new TypeError('password-canary was typed'));
  setImmediate(() => { throw new Error('token-canary was typed'); });
  throw new RangeError('pin-canary was typed');
});`;

test('an error that nobody expected is told once without its text, ends the process, and leaves the folder free', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const first = await start('failed', {}, faulty);
  await first.line('"listening"');
  first.child.kill('SIGUSR2');
  const { code, stdout, stderr } = await first.ended;
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const told = stdout.split('\n').filter((line) => line.includes('process_failed'));
  expect(told.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ level: 'error', event: 'process_failed', errorName: 'RangeError' }),
  ]);
  expect(stdout).not.toContain('canary');

  const next = await start('failed');
  await next.line('"listening"');
  next.child.kill('SIGKILL');
});

/** A merchant's server that keeps its callers waiting. */
async function slowMerchant(): Promise<{
  url: string;
  asked: Promise<void>;
  answer(): void;
  server: Server;
}> {
  const waiting: (() => void)[] = [];
  let told = (): void => {};
  const asked = new Promise<void>((resolve) => {
    told = resolve;
  });
  const server = createServer((_, response) => {
    waiting.push(() => response.end());
    told();
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/hook`,
    asked,
    answer: () => {
      for (const one of waiting) one();
    },
    server,
  };
}

test('a notification under way when the process is told to end, twice, is delivered once and not again', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const merchant = await slowMerchant();
  const hook = {
    DIRECTPAY_WEBHOOK_URL: merchant.url,
    DIRECTPAY_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
    DIRECTPAY_ALLOW_PRIVATE_WEBHOOK: 'true',
  };
  const first = await start('told', hook);
  await first.line('"listening"');
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: 'order-1',
  };
  const made = await first.ask('/v1/checkouts', posting(terms, asMerchant));
  const { id } = (await made.json()) as { id: string };
  await first.ask(`/v1/checkouts/${id}/cancel`, posting({}, { ...asMerchant, 'idempotency-key': 'key-2' }));
  await merchant.asked;
  first.child.kill('SIGTERM');
  await first.line('"stopping"');
  first.child.kill('SIGTERM');
  first.child.kill('SIGINT');
  expect((await first.ask('/readyz')).status).toBe(503);
  merchant.answer();
  const { code, stdout, stderr } = await first.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').filter((line) => line.includes('notification_delivered')).length).toBe(1);
  merchant.server.close();
  merchant.server.closeAllConnections();
});
