import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { answering, closeAll, listen, send, speaking } from '../../../../test/fidelity/local-provider.ts';

afterEach(closeAll);

test('a slow answer is given up at its patience', async () => {
  const baseUrl = await answering(() => undefined);
  expect(await send(baseUrl, { patienceMs: 1_000 })).toEqual({
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
  const exchange = await send(baseUrl, { patienceMs: 1_000 });
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

test('as much is read as a call allows', async () => {
  const baseUrl = await answering((_, response) => response.end(JSON.stringify('x'.repeat(1_500_000))));
  expect(await send(baseUrl)).toEqual({ kind: 'lost', cause: 'too_large', code: 'body' });
  expect((await send(baseUrl, { maxBytes: 2_000_000 })).kind).toBe('answered');
});

test('an answer that would swell when unpacked is never unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
  expect(bomb.byteLength).toBeLessThan(100_000);
  const baseUrl = await answering((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(bomb);
  });
  expect(await send(baseUrl)).toEqual({ kind: 'lost', cause: 'unreadable_body', code: '200 broken' });
});

test('an answer that stops in the middle and never goes on is given up at its patience', async () => {
  const baseUrl = await answering((_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"status":200,');
  });
  expect(await send(baseUrl, { patienceMs: 1_000 })).toEqual({
    kind: 'lost',
    cause: 'timeout',
    code: 'patience',
  });
});

test('headers that never end are given up at the patience', async () => {
  let drip: NodeJS.Timeout | undefined;
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined).resume();
    socket.write('HTTP/1.1 200 OK\r\n');
    drip = setInterval(() => socket.write('x-a: b\r\n'), 20);
  });
  const exchange = await send(await listen(server), { patienceMs: 1_000 });
  clearInterval(drip);
  expect(exchange).toEqual({ kind: 'lost', cause: 'timeout', code: 'patience' });
});

test.each([
  [
    'fewer bytes than it said',
    'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"status":200}',
    'connection_lost',
  ],
  [
    'more bytes than it said',
    'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"status":200}',
    'unreadable_body',
  ],
  ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n{}', 'connection_lost'],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', 'connection_lost'],
  ['a broken chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}', 'connection_lost'],
  ['something that is not HTTP', '220 smtp.example ESMTP\r\n', 'connection_lost'],
  ['nothing', '', 'connection_lost'],
  ['a status that is none', 'HTTP/1.1 999 Odd\r\ncontent-length: 2\r\n\r\n{}', 'connection_lost'],
  ['no content', 'HTTP/1.1 204 No Content\r\n\r\n', 'unreadable_body'],
  ['text that is not UTF-8', 'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n"\u00e9"', 'unreadable_body'],
])('an answer with %s leaves the outcome unknown', async (_, answer, cause) => {
  const exchange = await send(await speaking(answer));
  expect([exchange.kind, 'cause' in exchange && exchange.cause]).toEqual(['lost', cause]);
});

test('a 429 or a 401 counts without a body that can be read, and no other status does', async () => {
  const kinds: unknown[] = [];
  for (const status of [401, 429, 400, 403, 404, 409]) {
    const baseUrl = await answering((_, response) => {
      response.statusCode = status;
      response.end('<h1>No</h1>');
    });
    const { kind } = await send(baseUrl);
    kinds.push([status, kind]);
  }
  expect(kinds).toEqual([
    [401, 'answered'],
    [429, 'answered'],
    [400, 'lost'],
    [403, 'lost'],
    [404, 'lost'],
    [409, 'lost'],
  ]);
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

test.each([
  ['12', 12],
  ['0', 0],
  ['999999', 3600],
  ['99999999999', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['Sat, 21 Nov 2026 21:00:00 GMT', 0],
  ['Sat, 21 Nov 2027 21:00:00 GMT', 3600],
  ['2026-11-21T22:00:30Z', undefined],
  ['Sat, 21 Nov 2026 22:00:30 GMT', 30],
  ['soon', undefined],
])('Retry-After %s is understood as %s', async (header, retryAfterSeconds) => {
  const baseUrl = await answering((_, response) => {
    response.writeHead(429, { 'retry-after': header, date: 'Sat, 21 Nov 2026 22:00:00 GMT' });
    response.end('slow down');
  });
  expect(await send(baseUrl)).toEqual({ kind: 'answered', status: 429, retryAfterSeconds, body: undefined });
});

test('a date to come back at is no advice where the answer does not say what time it has', async () => {
  const baseUrl = await answering((_, response) => {
    response.sendDate = false;
    response.writeHead(429, { 'retry-after': 'Sat, 21 Nov 2026 22:00:30 GMT' });
    response.end();
  });
  expect(await send(baseUrl)).toEqual({
    kind: 'answered',
    status: 429,
    retryAfterSeconds: undefined,
    body: undefined,
  });
});
