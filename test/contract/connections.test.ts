import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { type Listening, listen } from '../../src/proxy/listen.ts';
import { securityHeaders } from '../../src/proxy/routes/security-headers.ts';
import { CHECKOUT_ID, CLIENT_TOKEN } from './fake-checkouts.ts';
import { asPage, codeOf, openApp, posting } from './open-app.ts';

let listening: Listening | undefined;

afterEach(async () => {
  await listening?.close();
  listening = undefined;
});

async function open(
  fetch: (request: Request) => Promise<Response>,
  more: Pick<Parameters<typeof listen>[0], 'within'> = {},
): Promise<void> {
  listening = await listen({ fetch, host: '127.0.0.1', port: await freePort(), https: true, ...more });
}

/** The lines that every answer carries, whoever made it. */
const protecting = Object.entries(securityHeaders(true)).map(([name, value]) => `${name}: ${value}`);

function headersOf(answer: string): string[] {
  return (answer.split('\r\n\r\n')[0] ?? '').split('\r\n').slice(1);
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
  expect(headersOf(answer)).toEqual(expect.arrayContaining(protecting));
  expect(JSON.parse(body)).toMatchObject({ status, code });
});

/** What nobody waits for: a caller that is this late is told at once. */
const noTime = { headersMs: 1, requestMs: 1, checkEveryMs: 1 };

test.each([
  ['nothing', ''],
  ['half of its headers', 'POST /v1/checkouts HTTP/1.1\r\nHost: x\r\n'],
  ['half of its body', 'POST /webhooks/mono HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"event'],
])(
  'a caller of whom %s came in time, also because this process slept, is told to send it again',
  async (_, bytes) => {
    const app = openApp();
    await open(app.fetch, { within: noTime });
    const answer = await raw(bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 408 /);
    expect(head.toLowerCase()).toContain('connection: close');
    expect(headersOf(answer)).toEqual(expect.arrayContaining(protecting));
    expect(JSON.parse(body)).toMatchObject({ status: 408, code: 'request_timeout', retryable: true });
    expect(app.asked).toEqual([]);
  },
);

test('a caller that was answered before its body was over gets nothing behind that answer', async () => {
  await open(
    async () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode('the beginning')),
        }),
      ),
    { within: { ...noTime, requestMs: 50 } },
  );
  const answered = await raw('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  expect(answered).toContain('the beginning');
  expect(answered.match(/HTTP\/1\.1 /g)).toHaveLength(1);
});

test('a request that is worked on is not answered by what is said of the bytes behind it', async () => {
  await open(() => new Promise(() => {}));
  expect(
    await raw('POST /v1/checkouts HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}\u0016\u0003\r\n'),
  ).toBe('');
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

test('a request that had arrived on a kept connection when the server closes is answered, and told that the connection ends', async () => {
  await open(async () => new Response('answered'));
  const socket = connect(listening?.port ?? 0, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (part: string) => {
    text += part;
  });
  const ended = new Promise<string>((resolve, reject) => {
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  const ask = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
  socket.write(ask);
  await until(() => text.endsWith('answered'));
  const first = text.length;
  socket.write(ask);
  await listening?.close();
  listening = undefined;
  const second = (await ended).slice(first);
  expect(second).toMatch(/^HTTP\/1\.1 200 .*answered$/s);
  expect(second.toLowerCase()).toContain('connection: close');
});

test('a kept connection on which nothing is asked does not hold a server that closes', async () => {
  await open(async () => new Response('answered'));
  const socket = connect(listening?.port ?? 0, '127.0.0.1');
  let text = '';
  let isEnded = false;
  socket.on('data', (part) => {
    text += String(part);
  });
  socket.on('close', () => {
    isEnded = true;
  });
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await until(() => text.endsWith('answered'));
  await listening?.close();
  listening = undefined;
  await until(() => isEnded);
  expect(text.match(/HTTP/g)).toHaveLength(1);
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
  const but = (line: string): boolean => status !== 404 || !/^(content-security-policy|vary):/.test(line);
  expect(headersOf(answer)).toEqual(expect.arrayContaining(protecting.filter(but)));
  expect(app.asked).toEqual([]);
});

test('no tunnel is opened, and a request without a host is not answered', async () => {
  const app = openApp();
  await open(app.fetch);
  expect(await raw('CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
  const answer = await raw('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(headersOf(answer)).toEqual(expect.arrayContaining(protecting));
  expect(answer).toContain('"code":"invalid_request"');
  expect(app.asked).toEqual([]);
});

test('requests sent without waiting are answered one after the other, and what follows a refused body is not read', async () => {
  const app = openApp();
  await open(app.fetch);
  const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n`;
  const answers = await raw(
    `${ask('/healthz')}\r\n${ask('/v1/nothing')}\r\n${ask('/readyz')}Connection: close\r\n\r\n`,
  );
  expect([...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual([
    '200',
    '404',
    '200',
  ]);

  const large = `POST /webhooks/mono HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n`;
  const smuggled = await raw(`${large}${ask('/healthz')}\r\n`);
  expect([...smuggled.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['413']);
});

test.each([
  ['100-continue', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 '],
  ['something-else', 'HTTP/1.1 200 '],
])('a caller that expects %s is served', async (expectation, start) => {
  await open(openApp().fetch);
  const head = `GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: ${expectation}\r\nConnection: close\r\n\r\n`;
  const answer = await raw(head);
  expect(answer.slice(0, start.length)).toBe(start);
  expect(answer).toContain('x-content-type-options: nosniff');
});

test('a watching page that loses its connection leaves no place taken', async () => {
  const app = openApp();
  await open(app.fetch);
  const { authorization } = asPage(app, CHECKOUT_ID);
  const socket = connect(listening?.port ?? 0, '127.0.0.1');
  socket.write(
    `GET /v1/session?after=3&wait=25 HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization}\r\n\r\n`,
  );
  await until(() => app.watchers.count() === 1);
  socket.destroy();
  await until(() => app.watchers.count() === 0);
  expect(app.watchers.count()).toBe(0);
});

test('a caller that goes away in the middle of its body is no fault of ours', async () => {
  const app = openApp();
  let hasArrived = false;
  await open((request) => {
    hasArrived = true;
    return app.fetch(request);
  });
  const socket = connect(listening?.port ?? 0, '127.0.0.1');
  socket.write('POST /webhooks/mono HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"event":');
  await until(() => hasArrived);
  socket.destroy();
  await until(() => app.lines.length > 0);
  expect(app.lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({ event: 'request', status: 400, code: 'invalid_request' }),
  ]);
  expect(app.asked).toEqual([]);
});

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setImmediate(resolve));
}

test('a command whose body comes slowly is not begun once the proxy stops', async () => {
  const app = openApp();
  let send = (_: Uint8Array): void => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      send = (bytes) => {
        controller.enqueue(bytes);
        controller.close();
      };
    },
  });
  const init = posting('', asPage(app, CHECKOUT_ID));
  const answered = app.call('/v1/session/steps/pay', { ...init, body, duplex: 'half' } as RequestInit);
  app.state.stopping = true;
  send(new TextEncoder().encode('{"version":3}'));
  expect(await codeOf(await answered)).toBe('503 overloaded');
  expect(app.asked).toEqual([]);
});

test('a method of a caller’s own making is refused and not written down', async () => {
  const app = openApp();
  const response = await app.call('/healthz', { method: 'CANARY' });
  expect(await codeOf(response)).toBe('405 method_not_allowed');
  expect(app.lines.join('') + (await app.metrics.read()).text).not.toContain('CANARY');
  expect((await app.metrics.read()).text).toContain('{method="other",route="/healthz",status="405"} 1');
});

test('an answer that cannot be sent is told as a fault of ours, with the protecting headers', async () => {
  const app = openApp({ logoOrigin: 'https://logo.example/\u20a6' });
  const response = await app.call(`/c/${CLIENT_TOKEN}`);
  expect([...response.headers].map(([name, value]) => `${name}: ${value}`)).toEqual(
    expect.arrayContaining(protecting),
  );
  expect(await codeOf(response)).toBe('500 internal');
  expect(app.lines.join('')).toContain('"event":"request_failed"');
});

/** How many connections this machine has dropped, since nobody had taken those before them yet. */
function dropped(): number {
  const [names = '', values = ''] = readFileSync('/proc/net/netstat', 'utf8').split('\n');
  return Number(values.split(' ')[names.split(' ').indexOf('ListenOverflows')]);
}

test('many connections that come at once wait to be taken, and none is dropped', async () => {
  await open(async () => new Response());
  const before = dropped();
  const sockets = Array.from({ length: 800 }, () => connect(listening?.port ?? 0, '127.0.0.1'));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.destroy();
  expect(dropped() - before).toBe(0);
});
