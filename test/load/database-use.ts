import { readdirSync, readFileSync } from 'node:fs';
import { runSql } from '../support/run-sql.ts';

/** What a database server on this machine has used since it was started. */
export interface DatabaseUse {
  /** Of all its processes, milliseconds. */
  readonly processorMs: number;
  /** What is kept, and what was written to its log of changes. */
  readonly bytes: number;
  readonly logBytes: number;
}

const CPU_FIELDS = { user: 11, system: 12, endedUser: 13, endedSystem: 14 };
/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

export async function readDatabaseUse(databaseUrl: string): Promise<DatabaseUse> {
  const [row] = await runSql(
    databaseUrl,
    `select (select pid from pg_stat_activity where backend_type = 'checkpointer') as pid, pg_database_size(current_database()) as bytes,
       pg_current_wal_lsn() - '0/0'::pg_lsn as log_bytes`,
  );
  const server = parentOf(Number(row?.['pid']));
  const processes = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(Number(name)) === server,
  );
  const live = processes.map((pid) => ticksOf(Number(pid), [CPU_FIELDS.user, CPU_FIELDS.system]));
  const own = ticksOf(server, Object.values(CPU_FIELDS));
  return {
    processorMs: TICK_MS * live.reduce((sum, ticks) => sum + ticks, own),
    bytes: Number(row?.['bytes']),
    logBytes: Number(row?.['log_bytes']),
  };
}

/** What follows the name in `/proc/PID/stat`; empty where it has ended meanwhile. */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  } catch {
    return [];
  }
}

const parentOf = (pid: number): number => Number(statOf(pid)[1] ?? 0);

const ticksOf = (pid: number, fields: readonly number[]): number => {
  const stat = statOf(pid);
  return fields.reduce((sum, field) => sum + Number(stat[field] ?? 0), 0);
};
