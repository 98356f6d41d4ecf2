import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { type Listening, listen } from '../../src/proxy/listen.ts';

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
