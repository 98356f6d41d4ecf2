import { Client } from 'pg';
import { expect, it } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { spawnProxy } from '../contract/spawn-proxy.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { runSql } from '../support/run-sql.ts';
import { withBuild } from './with-build.ts';

const built = withBuild();

/** How a process ends that cannot start on this database: its code, and what it says. */
async function endOn(databaseUrl: string): Promise<readonly [code: number | null, told: string]> {
  const port = String(await freePort());
  const { code, stderr } = await spawnProxy({
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DIRECTPAY_DIST_DIR: built.build,
    DATABASE_URL: databaseUrl,
  }).ended;
  return [code, stderr.replace('directpay proxy: ', '').trim()];
}

const at = (databaseUrl: string, change: (url: URL) => void): string => {
  const url = new URL(databaseUrl);
  change(url);
  return url.href;
};

const away = 'The database at DATABASE_URL cannot be reached';

// 78 is what a supervisor takes for a configuration that has to be changed first; anything else it tries again.
it('a start is worth another try where the database is away, full or busy, and not where it is the wrong one', {
  timeout: 120_000,
}, async () => {
  const databaseUrl = await newServerDatabase();
  const role = `full_${databaseUrl.slice(-8)}`;
  await runSql(databaseUrl, `create role ${role} login connection limit 0`);
  const closed = String(await freePort());
  const olderUrl = await newServerDatabase();
  await runSql(olderUrl, 'alter table directpay.attempts drop column page_rested_at');
  await runSql(olderUrl, "delete from directpay.migrations where name > '0018'");
  const user = new Client({ connectionString: olderUrl });
  await user.connect();
  await user.query('begin; lock table directpay.attempts in access share mode');

  const ends = {
    'nobody listens': await endOn(at(databaseUrl, (url) => (url.port = closed))),
    'it takes no more connections': await endOn(at(databaseUrl, (url) => (url.username = role))),
    'its tables are in use while they have to be changed': await endOn(olderUrl),
    'it does not exist': await endOn(at(databaseUrl, (url) => (url.pathname = '/nothing_there'))),
    'it does not know us': await endOn(at(databaseUrl, (url) => (url.username = 'nobody_known'))),
  };
  await user.end();
  expect(ends).toEqual({
    'nobody listens': [1, away],
    'it takes no more connections': [1, away],
    'its tables are in use while they have to be changed': [
      1,
      'The database is older than this version and could not be brought forward',
    ],
    'it does not exist': [78, away],
    'it does not know us': [78, away],
  });
});
