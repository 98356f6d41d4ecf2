import { type SqlDriver, StoreRefused } from './driver.ts';

const WHICH_SERVER_SQL =
  'select system_identifier, pg_walfile_name(pg_current_wal_lsn()) from pg_control_system()';
/** Not allowed, not there, or not offered by this kind of server. */
const UNTOLD = new Set(['42501', '42883', '0A000']);

/** Throws `StoreRefused` where a database that was restored could not be told from what it was before. */
export async function requireNoticedRestores(driver: SqlDriver): Promise<void> {
  await driver.withConnection(async (connection) => {
    try {
      await connection.query(WHICH_SERVER_SQL, []);
    } catch (error) {
      // One that is a standby just now, or lost, is told by whoever asks next.
      if (!(error instanceof Error && 'code' in error && UNTOLD.has(String(error.code)))) return;
      throw new StoreRefused(
        'A restored database would not be noticed: grant execute on pg_control_system() and pg_walfile_name(pg_lsn) to this role, or set DIRECTPAY_RESTORES_BY_HAND=true and tell of each restore',
      );
    }
  });
}
