import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { answering, closeAll, listen, secretKey, send } from '../../../../test/fidelity/local-provider.ts';
import { freePort } from '../../../demo/free-port.ts';
import { createClient } from './client.ts';

afterEach(closeAll);

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

test('the key, the bank session and an empty object are sent where a call has no body', async () => {
  const seen: unknown[] = [];
  const baseUrl = await answering(async (request, response) => {
    const {
      'mono-sec-key': key,
      'x-session-id': session,
      'content-type': type,
      'accept-encoding': encoding,
    } = request.headers;
    seen.push({ url: request.url, key, session, type, encoding, body: await bodyOf(request) });
    response.setHeader('content-type', 'application/json').end('{"status":200}');
  });
  expect(await send(baseUrl, { session: 'session_a' })).toEqual({
    kind: 'answered',
    status: 200,
    retryAfterSeconds: undefined,
    body: { status: 200 },
  });
  expect(seen).toEqual([
    {
      url: '/v1/direct-pay/charge',
      key: secretKey,
      session: 'session_a',
      type: 'application/json',
      encoding: 'identity',
      body: '{}',
    },
  ]);
});

test('a GET carries its query and no body', async () => {
  let url: string | undefined;
  const baseUrl = await answering((request, response) => {
    url = request.url;
    response.end('{}');
  });
  await send(baseUrl, {
    method: 'GET',
    path: 'v2/payments/transactions',
    query: { page: '1', end: '10-01-2022' },
  });
  expect(url).toBe('/v2/payments/transactions?page=1&end=10-01-2022');
});

test('a refused connection is proof that nothing was sent', async () => {
  expect(await send(`http://127.0.0.1:${await freePort()}`)).toEqual({
    kind: 'not-sent',
    code: 'ECONNREFUSED',
  });
});

test('a name that does not resolve is proof that nothing was sent', async () => {
  const exchange = await send('http://bank.invalid');
  expect(exchange.kind).toBe('not-sent');
});

test('a connection that does not stand in time is proof that nothing was sent', async () => {
  const silent = createTcpServer((socket) => socket.resume());
  const baseUrl = await listen(silent, 'https');
  expect(await send(baseUrl, {}, 300)).toEqual({ kind: 'not-sent', code: 'CONNECT_TIMEOUT' });
});

/** Lets nothing happen in this process for so long, milliseconds. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('a connection that was made while this process stood still is not said to be missing', async () => {
  const baseUrl = await answering((_, response) => response.end('{"status":200}'));
  // The first turn begins to connect, and the second one comes before anything is heard of it.
  const onSocket = () => process.nextTick(() => process.nextTick(() => standStill(200)));
  subscribe('net.client.socket', onSocket);
  const exchange = await send(baseUrl, {}, 100).finally(() => unsubscribe('net.client.socket', onSocket));
  expect(exchange).toMatchObject({ kind: 'answered', status: 200 });
});

test('a server that does not speak TLS was sent nothing', async () => {
  const baseUrl = (await answering((_, response) => response.end('{}'))).replace('http:', 'https:');
  expect((await send(baseUrl)).kind).toBe('not-sent');
});

test('a reset after sending leaves the outcome unknown', async () => {
  const baseUrl = await answering((request) => request.socket.resetAndDestroy());
  expect(await send(baseUrl)).toEqual({ kind: 'lost', cause: 'connection_lost', code: 'ECONNRESET' });
});

test('a reset in the middle of the body leaves the outcome unknown', async () => {
  const baseUrl = await answering((request, response) => {
    response.write('{"status":200,', () => request.socket.resetAndDestroy());
  });
  expect(await send(baseUrl)).toEqual({ kind: 'lost', cause: 'connection_lost', code: 'reading' });
});

test('a redirect is not followed, so the key never reaches another place', async () => {
  const visited: (string | undefined)[] = [];
  const elsewhere = await answering((request, response) => {
    visited.push(request.url);
    response.end('{"responseCode":99}');
  });
  const baseUrl = await answering((_, response) => {
    response.writeHead(307, { location: `${elsewhere}/v1/direct-pay/charge` });
    response.end('{}');
  });
  expect(await send(baseUrl)).toEqual({
    kind: 'answered',
    status: 307,
    retryAfterSeconds: undefined,
    body: {},
  });
  expect(visited).toEqual([]);
});

test('calls that move money take a fresh connection each, others keep theirs', async () => {
  const ports = { money: new Set<number>(), rest: new Set<number>() };
  const baseUrl = await answering((request, response) => {
    ports[request.url === '/charge' ? 'money' : 'rest'].add(request.socket.remotePort ?? 0);
    request.resume();
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const client = createClient({ baseUrl, secretKey, connectMs: 20_000, fetch: undefined });
  for (const path of ['charge', 'charge', 'verify', 'verify']) {
    await client({ method: 'POST', path, patienceMs: 20_000, movesMoney: path === 'charge' });
  }
  expect([ports.money.size, ports.rest.size]).toEqual([2, 1]);
});

test('a kept connection that is lost on its second call may have carried it', async () => {
  let calls = 0;
  const baseUrl = await answering((request, response) => {
    calls += 1;
    if (calls === 1) response.end('{}');
    else request.socket.resetAndDestroy();
  });
  const client = createClient({ baseUrl, secretKey, connectMs: 20_000, fetch: undefined });
  const login = { method: 'GET', path: 'v1/institutions', patienceMs: 20_000, movesMoney: false } as const;
  expect((await client(login)).kind).toBe('answered');
  expect(await client(login)).toEqual({ kind: 'lost', cause: 'connection_lost', code: 'ECONNRESET' });
});

test('the time to connect does not cut a connection that stands', async () => {
  const baseUrl = await answering(() => undefined);
  const exchange = await send(baseUrl, { patienceMs: 2_000 }, 1_000);
  expect(exchange).toEqual({ kind: 'lost', cause: 'timeout', code: 'patience' });
});

test('no failure shows the key or what was typed', async () => {
  const baseUrl = await answering((request) => request.socket.resetAndDestroy());
  const exchange = await send(baseUrl, { body: { password: 'canary-password' }, session: 'canary-session' });
  expect(JSON.stringify(exchange)).not.toMatch(/canary/);
});
