import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseError } from 'pg';
import { type SqlConnection, type SqlDriver, type StatementHook, StoreRefused } from './driver.ts';
import { oneByOne } from './one-by-one.ts';
import { readServerAddress } from './server-address.ts';
import { ConnectionLost, connectToServer, MINUTES } from './server-connection.ts';
import { ABSENCE_SQL, EAR_OPTIONS, NOTIFY_SQL, openServerEar } from './server-ear.ts';
import { SERVER_FATES } from './server-fates.ts';
import { createServerPool } from './server-pool.ts';
import { mayPass } from './store-errors.ts';

const CANNOT_CONNECT_NOW = '57P03';
const STARTING_UP_MS = 20_000;

/**
 * A PostgreSQL server, shared by any number of processes. Each shows others that it lives by an advisory lock on a connection of its own.
 * A lost server is no end: statements fail within seconds, and succeed again once it is back.
 */
export async function openServerDriver(options: {
  url: string;
  afterStatement?: StatementHook | undefined;
  connections?: number | undefined;
}): Promise<SqlDriver> {
  const { url, afterStatement, connections = 10 } = options;
  const address = readServerAddress(url);
  const owner = randomUUID();
  const ear = await onceServed(() =>
    openServerEar(() => connectToServer(address, { options: EAR_OPTIONS }), owner),
  );
  const pool = createServerPool(() => connectToServer(address), connections);
  const watched = (lent: SqlConnection): SqlConnection =>
    afterStatement ? oneByOne(lent, afterStatement) : lent;

  return {
    owner,
    notifySql: NOTIFY_SQL,
    fates: SERVER_FATES,
    withConnection: (work) => pool.lend((lent) => work(watched(lent))),
    longestWaitMs: () => pool.longestWaitMs(),
    async withPatientConnection(work) {
      const lent = await connectToServer(address, { patience: MINUTES });
      try {
        return await work(watched(lent));
      } finally {
        lent.end();
      }
    },
    listen: async (onNotice) => ear.listen(onNotice),
    async ownerAlive(other) {
      if (other === owner) return true;
      const [row] = await pool.lend((connection) => connection.query(ABSENCE_SQL, [other]));
      return row?.[0] !== true;
    },
    async close() {
      ear.close();
      await pool.close();
    },
  };
}

/** Waits for a server that is starting up; one that cannot be reached at all is refused. */
async function onceServed<T>(open: () => Promise<T>): Promise<T> {
  const until = performance.now() + STARTING_UP_MS;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const cause = error instanceof ConnectionLost ? error.cause : error;
      const startsUp = cause instanceof DatabaseError && cause.code === CANNOT_CONNECT_NOW;
      if (!startsUp || performance.now() > until) {
        throw new StoreRefused('The database at DATABASE_URL cannot be reached', {
          cause,
          mayPass: mayPass(cause instanceof DatabaseError ? cause : error),
        });
      }
      await wait(100);
    }
  }
}

/**
 * Throws `StoreRefused` where the server may lose what it has acknowledged: `fsync`, `full_page_writes` or `synchronous_commit` off,
 * or a version below 15.
 */
export async function requireKeptCommits(driver: SqlDriver): Promise<void> {
  await driver.withConnection(async (connection) => {
    const [version] = await connection.query("select current_setting('server_version_num')::int", []);
    if (Number(version?.[0]) < 150_000) throw new StoreRefused('PostgreSQL 15 or later is needed');
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
      const [row] = await connection.query('select current_setting($1)', [setting]);
      if (row?.[0] === 'off') {
        throw new StoreRefused(
          `The database does not keep commits: ${setting} is off; turn it on and start again`,
        );
      }
    }
  });
}
