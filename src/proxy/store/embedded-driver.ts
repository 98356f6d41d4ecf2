import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { type SqlConnection, type SqlDriver, type StatementHook, StoreRefused } from './driver.ts';
import { lockFolder } from './folder-lock.ts';
import { oneByOne } from './one-by-one.ts';
import { createTurns } from './turns.ts';

/** PGlite in a data folder, or in memory where there is none. The folder is held by a lock: two processes on one would destroy it. */
export async function openEmbeddedDriver(options: {
  dataDir: string | undefined;
  afterStatement?: StatementHook | undefined;
}): Promise<SqlDriver> {
  const { dataDir, afterStatement } = options;
  let unlock = async () => {};
  if (dataDir) {
    await mkdir(dataDir, { recursive: true });
    unlock = await lockFolder(dataDir);
  }
  let database: PGlite;
  try {
    database = await PGlite.create(dataDir ? join(dataDir, 'pgdata') : 'memory://');
  } catch (cause) {
    await unlock();
    throw new StoreRefused(`The embedded database in ${dataDir ?? 'memory'} cannot be opened`, { cause });
  }

  const plain: SqlConnection = {
    async query(text, params) {
      const result = await database.query<unknown[]>(text, [...params], { rowMode: 'array' });
      return result.rows;
    },
  };
  const connection = afterStatement ? oneByOne(plain, afterStatement) : plain;
  const owner = randomUUID();
  const inTurn = createTurns();
  const waitingSince: number[] = [];

  function withConnection<T>(work: (lent: SqlConnection) => Promise<T>): Promise<T> {
    waitingSince.push(performance.now());
    return inTurn(() => {
      waitingSince.shift();
      return work(connection);
    });
  }

  return {
    owner,
    notifySql: undefined,
    fates: undefined,
    withConnection,
    withPatientConnection: withConnection,
    longestWaitMs: () => (waitingSince[0] === undefined ? 0 : performance.now() - waitingSince[0]),
    listen: async () => {},
    ownerAlive: async (other) => other === owner,
    async close() {
      await inTurn(() => database.close());
      await unlock();
    },
  };
}
