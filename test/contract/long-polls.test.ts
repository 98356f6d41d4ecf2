import { expect, test } from 'vitest';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { createMemoryDatabase } from '../simulation/database/memory-driver.ts';
import { runPolls } from './abuse/poll-run.ts';
import { SECRET_KEY } from './open-app.ts';
import { openProxy } from './open-proxy.ts';

const SEED = 3;
const POLLS = 5_000;

test('of five thousand pages that wait for news, a thousand at a time, each is told of its own checkout and of no other', {
  timeout: 600_000,
}, async () => {
  const store = await createSqlStore({
    driver: createMemoryDatabase(),
    keyring: createKeyring([SECRET_KEY]),
    clock: systemClock,
  });
  // Tables in memory cannot say which database they are.
  const identity = async () => ({ present: 'in memory', known: 'in memory' });
  const opened = await openProxy({ store: { ...store, identity } });
  const run = await runPolls(opened, POLLS, SEED);
  expect(run).toEqual({ sent: POLLS, statuses: { 200: POLLS }, complaints: [] });
  await opened.close();
});
