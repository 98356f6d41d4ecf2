import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { type ServedSandbox, serveSandbox } from '../../src/sandbox/serve-sandbox.ts';
import { createCaller, type SandboxCaller } from './sandbox-caller.ts';

const reference = 'REF20000000000000001';

let caller: SandboxCaller;
let served: ServedSandbox;

beforeEach(async () => {
  caller = createCaller();
  served = await serveSandbox(caller.sandbox, { host: '127.0.0.1', port: await freePort() });
});
afterEach(async () => {
  await caller.sandbox.stop();
  await served.close();
});

/** The capture of a payment that waits for it, over a real connection. */
async function capture(user: string, signal?: AbortSignal): Promise<Response> {
  const headers = await caller.order(user, reference);
  await caller.post('/v1/direct-pay/charge', {}, headers);
  return fetch(`http://127.0.0.1:${served.port}/v1/direct-pay/capture`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
    ...(signal ? { signal } : {}),
  });
}

const debits = (): number[] => caller.sandbox.ledger.of(reference).map(({ amountMinor }) => amountMinor);

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test('a caller over HTTP is answered as one in the process', async () => {
  const answer = await capture('user_good');
  expect([answer.status, await answer.json()]).toEqual([
    200,
    expect.objectContaining({ data: expect.objectContaining({ status: 'successful', reference }) }),
  ]);
});

test.each([
  ['user_cut', [21_300]],
  ['user_cut_before', []],
] as const)('%s: the socket is destroyed without a byte, and the ledger holds %j', async (user, expected) => {
  const failure = await capture(user).catch((error: { cause: { code: string } }) => error.cause.code);
  expect(failure).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/);
  expect(debits()).toEqual(expected);
});

test('a silent capture ends with the patience of the caller, after its debit', async () => {
  const patience = new AbortController();
  const failure = capture('user_timeout', patience.signal).catch((error: Error) => error.name);
  await until(() => debits().length === 1);
  patience.abort();
  expect(await failure).toBe('AbortError');
  await until(() => caller.sandbox.control.calls().some(({ status }) => status === 499));
});

test('a dripping answer sends a byte for every second of the sandbox, and stops with its reader', async () => {
  const answer = await capture('user_drip');
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const read = reader.read();
  caller.clock.advance(1_000);
  expect((await read).value).toEqual(new TextEncoder().encode('{'));
  await reader.cancel();
  expect(debits()).toEqual([21_300]);
});

test('a compressed answer is small on the way and swells beyond a megabyte', async () => {
  const answer = await capture('user_bomb');
  expect(answer.headers.get('content-encoding')).toBe('gzip');
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  let size = 0;
  while (size <= 1_000_000) size += (await reader.read()).value?.byteLength ?? Number.NaN;
  await reader.cancel();
  expect(size).toBeGreaterThan(1_000_000);
});

test('a huge answer is ten megabytes', async () => {
  const answer = await capture('user_huge');
  expect((await answer.text()).length).toBeGreaterThan(10_000_000);
});

test('an intercept that throws cuts the connection', async () => {
  caller.sandbox.control.adjust({ intercept: () => Promise.reject(new Error('no answer')) });
  const failure = fetch(`http://127.0.0.1:${served.port}/v1/institutions`).catch(() => 'cut');
  expect(await failure).toBe('cut');
});
