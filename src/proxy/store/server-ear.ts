import { setTimeout as wait } from 'node:timers/promises';
import type { ServerConnection } from './server-connection.ts';

const CHANNEL = 'directpay_checkout';
const BEAT_MS = 5_000;
const ANSWERS_WITHIN_MS = 3_000;
/** Waits before each try to come back; the last one is repeated. */
const RETRY_MS = [50, 250, 1_000];

/** A session that has said nothing for several beats is one whose process died: the server ends it, and its lock with it. */
export const EAR_OPTIONS = '-c idle_session_timeout=20s';
export const NOTIFY_SQL = `select pg_notify('${CHANNEL}', $1)`;
/** Holds for as long as the session lives. */
const PRESENCE_SQL = "select pg_try_advisory_lock(hashtext('directpay'), hashtext($1))";
/**
 * Ends the session that this process has lost and the server still keeps, and waits in the line for its lock, before which nobody finds it free. What holds
 * the lock for a moment only, since it asks whether this process lives, is at work and not idle.
 */
const PRESENCE_FROM_LOST_SQL = `
  with lost as materialized (
    select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and granted and state = 'idle' and pg_locks.database = datid and datname = current_database()
      and classid = hashtext('directpay')::oid and objid = hashtext($1)::oid
  )
  select pg_advisory_lock(hashtext('directpay'), hashtext($1)) from (select count(*) from lost) ended`;
/** Free only where nobody holds the presence; given back at once. */
export const ABSENCE_SQL = "select pg_try_advisory_xact_lock(hashtext('directpay'), hashtext($1))";

export type NoticeListener = (payload: string | undefined) => void;

/**
 * One connection that hears what other processes commit, and shows them that this one lives. Lost, it comes back by itself; meanwhile its
 * listeners are told about once a second that notices may have been missed, so that whoever watches goes on by looking.
 */
export async function openServerEar(
  connect: () => Promise<ServerConnection>,
  owner: string,
): Promise<{ listen(listener: NoticeListener): void; close(): void }> {
  const listeners: NoticeListener[] = [];
  let closed = false;
  let current = await hear();

  function tell(payload: string | undefined): void {
    for (const listener of listeners) listener(payload);
  }

  async function hear(): Promise<ServerConnection> {
    const connection = await connect();
    try {
      connection.onNotice(tell);
      await connection.query(`listen ${CHANNEL}`, []);
      let shown = await showPresence(connection);
      if (!connection.isUsable()) throw new Error('Lost while it was opened');
      const beat = setInterval(async () => {
        if (!(await connection.answers(ANSWERS_WITHIN_MS)) || shown) return;
        shown = await showPresence(connection).catch(() => false);
      }, BEAT_MS).unref();
      connection.onLost(() => {
        clearInterval(beat);
        if (!closed) void comeBack();
      });
      return connection;
    } catch (error) {
      connection.end();
      throw error;
    }
  }

  /** False where the server still keeps the session that was lost, and does not let it be ended. */
  async function showPresence(connection: ServerConnection): Promise<boolean> {
    const [row] = await connection.query(PRESENCE_SQL, [owner]);
    if (row?.[0] === true) return true;
    return connection.query(PRESENCE_FROM_LOST_SQL, [owner]).then(
      () => true,
      () => false,
    );
  }

  async function comeBack(): Promise<void> {
    for (let tries = 0; !closed; tries += 1) {
      await wait(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)], undefined, { ref: false });
      if (closed) return;
      try {
        current = await hear();
        if (closed) current.end();
        return tell(undefined);
      } catch {
        if (tries >= RETRY_MS.length) tell(undefined);
      }
    }
  }

  return {
    listen: (listener) => void listeners.push(listener),
    close() {
      closed = true;
      current.end();
    },
  };
}
