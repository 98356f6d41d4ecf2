import { createServer as createTcpServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import {
  everyMandateCall,
  type MandateTableCall,
} from '../../src/proxy/providers/mono/mandates/outcomes/row.ts';
import { callMandates, monoBefore } from './call-mandates.ts';
import { answering, closeAll, listen, speaking } from './local-provider.ts';

afterEach(closeAll);

/** Silence is waited for in real time; all else comes long before a patience ends. */
const patienceAt = (cause: string) => (cause === 'timeout' ? 1_000 : 20_000);
const at = (baseUrl: string, patience = 20_000) =>
  monoBefore(undefined, {
    baseUrl,
    mandates: { timeouts: { debit: patience, 'create-mandate': patience, 'open-mandate-page': patience } },
  });
const html = '<html><body>502 Bad Gateway</body></html>';

test.each(everyMandateCall)('%s is known not to have been sent where nobody listens', async (call) => {
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  expect(await callMandates(at(baseUrl), call)).toEqual({
    kind: 'not-executed',
    cause: 'not_sent',
    code: 'ECONNREFUSED',
  });
});

const lost: readonly (readonly [string, () => Promise<string>, string])[] = [
  ['a server error', () => answering((_, response) => response.writeHead(502).end(html)), 'server_error'],
  ['a page in place of JSON', () => answering((_, response) => response.end(html)), 'unreadable_body'],
  [
    'half of an answer',
    () => speaking('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"st'),
    'connection_lost',
  ],
  [
    'a hang-up',
    () => listen(createTcpServer((socket) => socket.once('data', () => socket.destroy()))),
    'connection_lost',
  ],
  [
    'an answer without end',
    () => answering((_, response) => response.end(`{"data":"${'x'.repeat(8_000_001)}"}`)),
    'too_large',
  ],
  ['silence', () => answering(() => undefined), 'timeout'],
];

test.each(lost)('a debit that meets %s has an unknown outcome', async (_, serve, cause) => {
  const answer = await callMandates(at(await serve(), patienceAt(cause)), 'debit');
  expect(answer).toMatchObject({ kind: 'unknown', cause });
});

test.each(lost)('a create that meets %s has an unknown outcome, by page as well', async (_, serve, cause) => {
  const mono = at(await serve(), patienceAt(cause));
  expect(await callMandates(mono, 'create-mandate')).toMatchObject({ kind: 'unknown', cause });
  expect(await callMandates(mono, 'open-mandate-page')).toMatchObject({ kind: 'unknown', cause });
});

test('each debit goes over a connection of its own, what moves no money shares one', async () => {
  const connections = new Set<unknown>();
  const baseUrl = await answering((request, response) => {
    connections.add(request.socket);
    response.setHeader('content-type', 'application/json').end('{"status":"failed"}');
  });
  const mono = at(baseUrl);
  for (const _ of [1, 2, 3]) await callMandates(mono, 'debit');
  expect(connections.size).toBe(3);
  for (const _ of [1, 2, 3]) await callMandates(mono, 'read-mandate');
  expect(connections.size).toBe(4);
});

test('a call waits for as long as it says, a debit for a minute', () => {
  const { mandates, mandatePages } = monoBefore(undefined);
  const patienceOf = (call: MandateTableCall) =>
    call === 'open-mandate-page' ? mandatePages?.patienceMs(call) : mandates?.patienceMs(call);
  expect(everyMandateCall.map((call) => [call, patienceOf(call)])).toEqual([
    ['mandate-banks', 10_000],
    ['find-customer', 30_000],
    ['create-customer', 15_000],
    ['update-customer', 15_000],
    ['delete-customer', 15_000],
    ['create-mandate', 20_000],
    ['open-mandate-page', 20_000],
    ['read-mandate', 5000],
    ['list-mandates', 15_000],
    ['pause-mandate', 10_000],
    ['reinstate-mandate', 10_000],
    ['cancel-mandate', 10_000],
    ['debit', 60_000],
    ['read-debit', 5000],
    ['list-debits', 20_000],
    ['balance', 20_000],
  ]);
});
