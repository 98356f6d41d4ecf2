import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../../demo/free-port.ts';
import { createClient, type OutgoingRequest } from './client.ts';

const secretKey = 'test_sk_canary_8d1f';
const open: (Server | TcpServer)[] = [];

afterEach(async () => {
  const closing = open.splice(0).map(
    (server) =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  );
  await Promise.all(closing);
});

async function listen<S extends Server | TcpServer>(server: S, scheme = 'http'): Promise<string> {
  open.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (listener: RequestListener) => listen(createServer(listener));

const send = (baseUrl: string, request: Partial<OutgoingRequest> = {}) =>
  createClient({ baseUrl, secretKey, connectMs: 300, fetch: undefined })({
    method: 'POST',
    path: 'v1/direct-pay/charge',
    patienceMs: 2000,
    movesMoney: true,
    ...request,
  });

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
  expect(await send(baseUrl)).toEqual({ kind: 'not-sent', code: 'CONNECT_TIMEOUT' });
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

test('a slow answer is given up at its patience', async () => {
  const baseUrl = await answering(() => undefined);
  expect(await send(baseUrl, { patienceMs: 150 })).toEqual({
    kind: 'lost',
    cause: 'timeout',
    code: 'patience',
  });
});

test('an answer that drips is cut at the same patience', async () => {
  let drip: NodeJS.Timeout | undefined;
  const baseUrl = await answering((_, response) => {
    drip = setInterval(() => response.write(' '), 10);
  });
  const exchange = await send(baseUrl, { patienceMs: 200 });
  clearInterval(drip);
  expect(exchange).toEqual({ kind: 'lost', cause: 'timeout', code: 'patience' });
});

test('an answer above 1 MB is cut while it is read', async () => {
  let written = 0;
  const baseUrl = await answering((_, response) => {
    const megabyte = Buffer.alloc(1_000_000, ' ');
    const more = () => {
      while (written < 50 && response.writable) {
        written += 1;
        if (!response.write(megabyte)) return void response.once('drain', more);
      }
    };
    more();
  });
  expect(await send(baseUrl)).toEqual({ kind: 'lost', cause: 'too_large', code: 'body' });
  expect(written).toBeLessThan(50);
});

test.each([
  ['HTML', '<html><body>Welcome to the lounge</body></html>', '200 broken'],
  ['nothing', '', '200 broken'],
  ['half of an object', '{"status":200,"respon', '200 broken'],
  ['nesting of 10,000 levels', '['.repeat(10_000) + ']'.repeat(10_000), '200 too_deep'],
  ['a key that reaches a prototype', '{"__proto__":{"responseCode":99}}', '200 forbidden_key'],
])('an answer with %s is unreadable', async (_, body, code) => {
  const baseUrl = await answering((_request, response) => response.end(body));
  expect(await send(baseUrl)).toEqual({ kind: 'lost', cause: 'unreadable_body', code });
});

test('a gateway page with a server error is a server error', async () => {
  const baseUrl = await answering((_, response) => {
    response.statusCode = 502;
    response.end('<h1>502 Bad Gateway</h1>');
  });
  expect(await send(baseUrl)).toEqual({ kind: 'lost', cause: 'server_error', code: '502' });
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

test.each([
  ['12', 12],
  ['999999', 3600],
  ['Sat, 21 Nov 2026 22:00:30 GMT', 30],
  ['soon', undefined],
])('Retry-After %s is understood as %s', async (header, retryAfterSeconds) => {
  const baseUrl = await answering((_, response) => {
    response.writeHead(429, { 'retry-after': header, date: 'Sat, 21 Nov 2026 22:00:00 GMT' });
    response.end('slow down');
  });
  expect(await send(baseUrl)).toEqual({ kind: 'answered', status: 429, retryAfterSeconds, body: undefined });
});

test('calls that move money take a fresh connection each, others keep theirs', async () => {
  const ports = { money: new Set<number>(), rest: new Set<number>() };
  const baseUrl = await answering((request, response) => {
    ports[request.url === '/charge' ? 'money' : 'rest'].add(request.socket.remotePort ?? 0);
    request.resume();
    response.setHeader('content-type', 'application/json').end('{}');
  });
  const client = createClient({ baseUrl, secretKey, connectMs: 300, fetch: undefined });
  for (const path of ['charge', 'charge', 'verify', 'verify']) {
    await client({ method: 'POST', path, patienceMs: 2000, movesMoney: path === 'charge' });
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
  const client = createClient({ baseUrl, secretKey, connectMs: 300, fetch: undefined });
  const login = { method: 'GET', path: 'v1/institutions', patienceMs: 2000, movesMoney: false } as const;
  expect((await client(login)).kind).toBe('answered');
  expect(await client(login)).toEqual({ kind: 'lost', cause: 'connection_lost', code: 'ECONNRESET' });
});

test('the time to connect does not cut a connection that stands', async () => {
  const baseUrl = await answering(() => undefined);
  const client = createClient({ baseUrl, secretKey, connectMs: 40, fetch: undefined });
  const exchange = await client({ method: 'POST', path: 'charge', patienceMs: 150, movesMoney: true });
  expect(exchange).toEqual({ kind: 'lost', cause: 'timeout', code: 'patience' });
});

test('no failure shows the key or what was typed', async () => {
  const baseUrl = await answering((request) => request.socket.resetAndDestroy());
  const exchange = await send(baseUrl, { body: { password: 'canary-password' }, session: 'canary-session' });
  expect(JSON.stringify(exchange)).not.toMatch(/canary/);
});
