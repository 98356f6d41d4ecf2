import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { type SqlConnection, type SqlDriver, type StatementHook, StoreRefused } from './driver.ts';

const CHANNEL = 'directpay_checkout';
const asText = (value: unknown) => value as string;

/**
 * A PostgreSQL server, shared by any number of processes. Each holds an advisory lock on a connection of its own for as long as it
 * lives, by which others tell that it has died.
 */
export async function openServerDriver(options: {
  url: string;
  afterStatement?: StatementHook | undefined;
  connections?: number | undefined;
}): Promise<SqlDriver> {
  const { url, afterStatement, connections = 10 } = options;
  const sql = postgres(url, {
    max: connections,
    connect_timeout: 5,
    onnotice: () => {},
    connection: {
      application_name: 'directpay-widget',
      statement_timeout: 15_000,
      lock_timeout: 10_000,
      idle_in_transaction_session_timeout: 20_000,
    },
    types: {
      // Drizzle has made these into text already; they must not be made into JSON a second time.
      json: { to: 114, from: [114, 3802], serialize: asText, parse: (text: string) => JSON.parse(text) },
      jsonb: { to: 3802, from: [], serialize: asText, parse: (text: string) => JSON.parse(text) },
    },
  });
  try {
    await sql`select 1`;
  } catch (cause) {
    await sql.end({ timeout: 1 }).catch(() => {});
    throw new StoreRefused('The database at DATABASE_URL cannot be reached', { cause });
  }
  const owner = randomUUID();
  const presence = postgres(url, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
  const showPresence = () => presence`select pg_try_advisory_lock(hashtext('directpay'), hashtext(${owner}))`;
  await showPresence();

  return {
    owner,
    notifySql: `select pg_notify('${CHANNEL}', $1)`,
    async withConnection(work) {
      const reserved = await sql.reserve();
      const connection: SqlConnection = {
        async query(text, params) {
          const rows = await reserved.unsafe(text, params as never[], { prepare: true }).values();
          await afterStatement?.(text);
          return rows as unknown[][];
        },
      };
      try {
        return await work(connection);
      } finally {
        reserved.release();
      }
    },
    async listen(onNotice) {
      await sql.listen(CHANNEL, onNotice, () => {
        onNotice(undefined);
        showPresence().catch(() => {});
      });
    },
    async ownerAlive(other) {
      if (other === owner) return true;
      return sql.begin(async (tx) => {
        const [row] =
          await tx`select pg_try_advisory_xact_lock(hashtext('directpay'), hashtext(${other})) as free`;
        return row?.['free'] !== true;
      });
    },
    async close() {
      await presence.end({ timeout: 5 });
      await sql.end({ timeout: 5 });
    },
  };
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
