import { describe, expect, it } from 'vitest';
import { asMerchant } from '../contract/open-app.ts';
import { openFaultyLine } from '../support/faulty-line.ts';
import { openPayer, openProcessWorld, type ProcessWorld } from './process-world.ts';
import { withProcesses } from './with-processes.ts';

const own = withProcesses();

const statusOf = async (world: ProcessWorld, path: string): Promise<number> => (await world.ask(path)).status;

async function untilReady(world: ProcessWorld): Promise<void> {
  const from = performance.now();
  while ((await statusOf(world, '/readyz')) !== 200) {
    if (performance.now() - from > 60_000) throw new Error('The proxy does not come back');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function expectUnavailable(world: ProcessWorld, id: string): Promise<void> {
  const answer = await world.ask(`/v1/checkouts/${id}`, { headers: asMerchant });
  expect(await answer.json()).toMatchObject({ status: 503, code: 'store_unavailable', retryable: true });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await statusOf(world, '/readyz')).toBe(503);
  expect(await statusOf(world, '/healthz')).toBe(200);
}

describe('a proxy whose database server goes down', () => {
  it.each(['immediate', 'fast'] as const)(
    '%s says so, serves again by itself once it is up, and nobody pays twice',
    async (how) => {
      const world = await openProcessWorld({
        databaseUrl: await own.server.createDatabase(),
        build: own.build,
      });
      const payer = await openPayer(world);
      await payer.logIn();
      const watching = payer.watch();
      await own.server.goDown(how);
      await expectUnavailable(world, payer.id);
      expect([200, 204, 503]).toContain(await watching);
      await own.server.comeUp();
      await untilReady(world);
      await payer.payToTheEnd();
      expect(payer.view().step).toBe('paid');
      expect(world.sandbox.ledger.debits().length).toBe(1);
      expect(await world.close()).toMatchObject({ code: 0, stderr: '' });
    },
  );

  it('in the middle of paying is waited for: the payer confirms until it is back, and has paid once', async () => {
    const world = await openProcessWorld({
      databaseUrl: await own.server.createDatabase(),
      build: own.build,
    });
    const payer = await openPayer(world);
    await payer.logIn();
    world.verify.says = 'processing';
    await payer.step('pay');
    expect(payer.view().step).toBe('confirming');
    await own.server.goDown('immediate');
    await expectUnavailable(world, payer.id);
    world.verify.says = undefined;
    await own.server.comeUp();
    while (payer.view().step === 'confirming') await payer.watch();
    expect(payer.view().step).toBe('paid');
    expect(world.sandbox.ledger.debits().length).toBe(1);
    expect(await world.close()).toMatchObject({ code: 0, stderr: '' });
  });

  it('told to end meanwhile ends in order', async () => {
    const world = await openProcessWorld({
      databaseUrl: await own.server.createDatabase(),
      build: own.build,
    });
    await own.server.goDown('immediate');
    expect(await world.close()).toMatchObject({ code: 0, stderr: '' });
    await own.server.comeUp();
  });

  it('in silence answers within its deadlines, and ends in order', async () => {
    const line = await openFaultyLine(await own.server.createDatabase());
    const world = await openProcessWorld({ databaseUrl: line.url, build: own.build });
    const payer = await openPayer(world);
    line.swallow('all');
    await expectUnavailable(world, payer.id);
    line.heal();
    await untilReady(world);
    line.swallow('all');
    expect(await world.close()).toMatchObject({ code: 0, stderr: '' });
    await line.close();
  });
});

describe('a proxy that was killed', () => {
  it('serves again as soon as it did at first, on a database that it has prepared before', async () => {
    const databaseUrl = await own.server.createDatabase();
    const start = async () => {
      const from = performance.now();
      const world = await openProcessWorld({ databaseUrl, build: own.build });
      await untilReady(world);
      return { world, took: performance.now() - from };
    };
    const { world: first, took } = await start();
    const { id } = await openPayer(first);
    first.spawned.child.kill('SIGKILL');
    await first.close();
    const { world: next, took: tookAgain } = await start();
    expect(tookAgain).toBeLessThan(5_000 + 2 * took);
    const answer = await next.ask(`/v1/checkouts/${id}`, { headers: asMerchant });
    expect(answer.status).toBe(200);
    expect(await next.close()).toMatchObject({ code: 0 });
  });
});
