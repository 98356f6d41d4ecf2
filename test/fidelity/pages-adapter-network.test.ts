import { afterEach, expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { monoBefore } from './call-mandates.ts';
import { callPages, type PagesCall } from './call-pages.ts';
import { answering, closeAll } from './local-provider.ts';

afterEach(closeAll);

const calls: readonly PagesCall[] = [
  'open-page',
  'refund',
  'create-sub-account',
  'list-sub-accounts',
  'open-link',
  'read-account',
  'list-accounts',
];

test.each(calls)('%s is known not to have been sent where nobody listens', async (call) => {
  const mono = monoBefore(undefined, { baseUrl: `http://127.0.0.1:${await freePort()}` });
  expect(await callPages(mono, call)).toEqual({
    kind: 'not-executed',
    cause: 'not_sent',
    code: 'ECONNREFUSED',
  });
});

test('each refund goes over a connection of its own, what moves no money shares one', async () => {
  const connections = new Set<unknown>();
  const baseUrl = await answering((request, response) => {
    connections.add(request.socket);
    response.setHeader('content-type', 'application/json').end('{"status":"failed"}');
  });
  const mono = monoBefore(undefined, { baseUrl });
  for (const _ of [1, 2, 3]) await callPages(mono, 'refund');
  expect(connections.size).toBe(3);
  for (const call of calls) if (call !== 'refund') await callPages(mono, call);
  expect(connections.size).toBe(4);
});
