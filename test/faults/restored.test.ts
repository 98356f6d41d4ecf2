import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPayer, openProcessProvider, openProcessWorld, type ProcessProvider } from './process-world.ts';
import { withProcesses } from './with-processes.ts';

const own = withProcesses();
let provider: ProcessProvider;

beforeAll(async () => {
  provider = await openProcessProvider();
});
afterAll(() => provider?.close());

it('a restored backup takes no step on what is open until it was held against the provider’s list, and nobody who has paid since pays twice', async () => {
  const databaseUrl = await own.server.createDatabase();
  const before = await openProcessWorld({ databaseUrl, build: own.build, provider });
  const loggedIn = await openPayer(before, 'order-1', 500_000);
  await loggedIn.logIn();
  const atTheBanks = await openPayer(before, 'order-2', 700_000);
  const another = await openPayer(before, 'order-3', 900_000);
  const restoredUrl = await own.server.restored(databaseUrl);
  await loggedIn.payToTheEnd();
  await atTheBanks.logIn();
  await atTheBanks.payToTheEnd();
  expect([loggedIn.view().step, atTheBanks.view().step]).toEqual(['paid', 'paid']);
  before.spawned.child.kill('SIGKILL');
  await before.spawned.ended;

  provider.list.isAway = true;
  const after = await openProcessWorld({ databaseUrl: restoredUrl, build: own.build, provider });
  expect(JSON.parse(await after.spawned.line('database_restored'))).toMatchObject({
    level: 'warn',
    event: 'alarm',
  });
  expect((await after.ask('/readyz')).status).toBe(503);
  for (const payer of [loggedIn, atTheBanks, another]) {
    expect((await payer.sendOnce('cancel', {}, after)).status).toBe(503);
    expect(await after.read(payer.id)).toMatchObject({ status: 'open' });
  }
  const asked = provider.list.asked;
  await expect.poll(() => provider.list.asked, { timeout: 120_000 }).toBeGreaterThan(asked);
  expect((await another.sendOnce('cancel', {}, after)).status).toBe(503);

  provider.list.isAway = false;
  await after.spawned.line('database_compared');
  await expect.poll(async () => (await after.ask('/readyz')).status, { timeout: 120_000 }).toBe(200);
  expect(await after.read(loggedIn.id)).toMatchObject({ status: 'succeeded' });
  expect(await after.read(atTheBanks.id)).toMatchObject({
    status: 'needs_review',
    reviewReason: 'unsettled',
  });
  expect(await after.read(another.id)).toMatchObject({ status: 'open' });
  const goesOn = await openPayer(after, 'order-3', 900_000);
  expect(goesOn.id).toBe(another.id);
  await goesOn.logIn();
  await goesOn.payToTheEnd();
  expect(goesOn.view().step).toBe('paid');
  const debited = provider.sandbox.ledger.debits().map(({ amountMinor }) => amountMinor);
  expect(debited.sort()).toEqual([500_000, 700_000, 900_000]);
  expect(await after.close()).toMatchObject({ code: 0 });

  const again = await openProcessWorld({ databaseUrl: restoredUrl, build: own.build, provider });
  expect((await again.ask('/readyz')).status).toBe(200);
  const { code, stdout } = await again.close();
  expect({ code, isTold: stdout.includes('database_restored') }).toEqual({ code: 0, isTold: false });
});
