import { expect, test } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { listen } from '../../src/proxy/listen.ts';
import { openFakeTarget } from './abuse/fake-target.ts';
import { runBadWire } from './abuse/wire-run.ts';

const SEED = 3;
const INPUTS = 5_000;

test('whatever bytes come over a connection, it is refused as the list says or closed, and the next caller is served', {
  timeout: 600_000,
}, async () => {
  const target = await openFakeTarget();
  const listening = await listen({ fetch: target.fetch, host: '127.0.0.1', port: await freePort() });
  const run = await runBadWire(target, listening.port, INPUTS, SEED);
  expect(run.complaints).toEqual([]);
  expect(run.sent).toBe(INPUTS);
  for (const status of [200, 400]) expect(run.statuses[status]).toBeGreaterThan(INPUTS / 50);
  expect((await fetch(`http://127.0.0.1:${listening.port}/healthz`)).status).toBe(200);
  await listening.close();
});
