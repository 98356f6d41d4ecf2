import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

/** Advisory locks that the rival and refused writes want. */
export const keys = { neverFree: 71_001, inner: 71_002, outer: 71_003 } as const;

/** Somebody else who uses the database and locks what others want. */
export interface Rival {
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 100;
const COME_BACK_AFTER_MS = 200;

const isThere = (key: number, granted: boolean): string => `exists (
    select from pg_locks where locktype = 'advisory' and objid = ${key} and objsubid = 1 and granted = ${granted}
  )`;

/** Whether the rival waits for whoever holds the outer lock. */
export const isWaitedForSql = isThere(keys.outer, false);
const IS_TAKEN_SQL = `select ${isThere(keys.outer, true)} as taken`;

/**
 * Holds one lock for good, and an inner one until somebody takes the outer one: that is what it wants then. Whoever asks for the inner one now closes the
 * circle, and is whom the server ends, since the rival would wait for longer before it looks. A rival whose server crashed comes back.
 */
export function openRival(url: string): Rival {
  let closing = false;
  let client: Client | undefined;

  async function compete(connected: Client): Promise<void> {
    await connected.connect();
    await connected.query(`set deadlock_timeout = '60s'; select pg_advisory_lock(${keys.neverFree})`);
    while (!closing) {
      await connected.query(`begin; select pg_advisory_xact_lock(${keys.inner})`);
      while (!closing && !(await connected.query(IS_TAKEN_SQL)).rows[0]?.taken) await wait(LOOK_EVERY_MS);
      if (!closing) await connected.query(`select pg_advisory_xact_lock(${keys.outer})`);
      await connected.query('commit');
    }
  }

  async function comeAndGo(): Promise<void> {
    while (!closing) {
      client = new Client({ connectionString: url });
      client.on('error', () => {});
      await compete(client).catch(() => {});
      await client.end().catch(() => {});
      if (!closing) await wait(COME_BACK_AFTER_MS);
    }
  }

  const gone = comeAndGo();
  return {
    async close() {
      closing = true;
      await gone;
    },
  };
}
