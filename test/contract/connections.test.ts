import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { type Listening, listen } from '../../src/proxy/listen.ts';
import { openApp } from './open-app.ts';

let listening: Listening | undefined;

afterEach(async () => {
  await listening?.close();
  listening = undefined;
});

async function open(fetch: (request: Request) => Promise<Response>): Promise<void> {
  listening = await listen({ fetch, host: '127.0.0.1', port: await freePort() });
}

/** Sends bytes as they are and reads until the other side hangs up. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(listening?.port ?? 0, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

function never(): Promise<Response> {
  throw new Error('reached the handler');
}

test.each([
  [
    'headers above 16 kB',
    `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(17_000)}\r\n\r\n`,
    431,
    'headers_too_large',
  ],
  [
    'a length and chunks at once',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc',
    400,
    'invalid_request',
  ],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
    400,
    'invalid_request',
  ],
  [
    'a line feed in a header',
    'GET / HTTP/1.1\r\nHost: x\r\nX: a\nSet-Cookie\r\n\r\n',
    400,
    'invalid_request',
  ],
  ['what is no HTTP', '\u0016\u0003\u0001\u0000\r\n\r\n', 400, 'invalid_request'],
])('a connection that sends %s is refused and closed', async (_, bytes, status, code) => {
  await open(never);
  const answer = await raw(bytes);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('connection: close');
  expect(JSON.parse(body)).toMatchObject({ status, code });
});

test('a request that is answered while the server closes is answered in full', async () => {
  let arrived = (): void => {};
  const here = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let release = (): void => {};
  await open(async () => {
    arrived();
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return new Response('all of it');
  });
  const answer = raw('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  await here;
  const closing = listening?.close();
  release();
  expect(await answer).toContain('all of it');
  await closing;
  listening = undefined;
});

test('a port that is taken is an error, not a second server', async () => {
  await open(async () => new Response('first'));
  const again = listen({ fetch: async () => new Response(), host: '127.0.0.1', port: listening?.port ?? 0 });
  await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test.each([
  ['TRACE /v1/checkouts HTTP/1.1\r\nHost: x', 405],
  ['GET /c/% HTTP/1.1\r\nHost: x', 404],
  ['GET //evil.example/ HTTP/1.1\r\nHost: x', 404],
  ['GET http://evil.example/healthz HTTP/1.1\r\nHost: x', 200],
  ['GET /healthz HTTP/1.1\r\nHost: a b', 400],
  ['GET /healthz HTTP/1.1\r\nHost: evil.example/@x', 400],
  ['GET /v1/checkouts/../../etc/passwd HTTP/1.1\r\nHost: x', 404],
  ['GET /assets/..%2f..%2fpackage.json HTTP/1.1\r\nHost: x', 404],
  ['GET /assets/../index.html HTTP/1.1\r\nHost: x', 404],
])('%j over a bare connection is answered %i, with the protecting headers', async (head, status) => {
  const app = openApp();
  await open(app.fetch);
  const answer = await raw(`${head}\r\nConnection: close\r\n\r\n`);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain('x-content-type-options: nosniff');
  expect(answer).toContain('cache-control: no-store');
  expect(app.asked).toEqual([]);
});

test('no tunnel is opened, and a request without a host is not answered', async () => {
  const app = openApp();
  await open(app.fetch);
  expect(await raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
  expect(await raw('GET /healthz HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
});
