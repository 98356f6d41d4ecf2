import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { type SqlConnection, type SqlDriver, StoreRefused } from './driver.ts';
import { mayPass } from './store-errors.ts';

const folder = new URL('./migrations/', import.meta.url);

/** A process that brings the schema forward is waited for. A table is not: everybody who wants it after us would wait behind us. */
const LOCK_SHORTLY_SQL = "set local lock_timeout = '5s'";

interface Applied {
  readonly name: string;
  readonly digest: string;
}

interface Migration extends Applied {
  readonly statements: readonly string[];
}

/**
 * Brings the schema to this version. Refuses (`StoreRefused`) a schema `directpay` that is not ours, one that a newer version
 * has made, one whose migrations differ from ours, and an older one that may not be changed.
 */
export async function migrate(driver: SqlDriver): Promise<void> {
  const migrations = await readMigrations();
  // Mostly nothing is to be done, which needs no patience: a line that falls silent meanwhile is given up within seconds.
  const applied = await driver.withConnection(readApplied);
  if (missingOf(migrations, applied).length === 0) return;
  await driver.withPatientConnection(async (connection) => {
    await connection.query('begin', []);
    try {
      await connection.query('select pg_advisory_xact_lock(hashtext($1))', ['directpay.migrations']);
      await connection.query(LOCK_SHORTLY_SQL, []);
      const found = await readApplied(connection);
      await apply(connection, missingOf(migrations, found), found.length === 0);
      await connection.query('commit', []);
    } catch (error) {
      await connection.query('rollback', []);
      throw error;
    }
  });
}

/** Throws `StoreRefused` where what is applied is not how ours begin. */
function missingOf(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  for (const [index, { name, digest }] of applied.entries()) {
    const ours = migrations[index];
    if (!ours) throw new StoreRefused('The database was made by a newer version; start that one');
    if (ours.name !== name || ours.digest !== digest) {
      throw new StoreRefused(`The database does not fit this version: migration ${name} differs`);
    }
  }
  return migrations.slice(applied.length);
}

async function readApplied(connection: SqlConnection): Promise<Applied[]> {
  const [found] = await connection.query(
    "select to_regnamespace('directpay') is not null, to_regclass('directpay.migrations') is not null",
    [],
  );
  if (!found?.[0]) return [];
  if (!found[1]) {
    throw new StoreRefused('The database has a schema "directpay" that is not ours; use another database');
  }
  const rows = await connection.query('select name, digest from directpay.migrations order by name', []);
  return rows.map(([name, digest]) => ({ name: String(name), digest: String(digest) }));
}

async function apply(
  connection: SqlConnection,
  migrations: readonly Migration[],
  isNew: boolean,
): Promise<void> {
  try {
    for (const [index, { name, digest, statements }] of migrations.entries()) {
      for (const statement of statements) await connection.query(statement, []);
      if (isNew && index === 0) {
        await connection.query(
          'create table directpay.migrations (name text primary key, digest text not null)',
          [],
        );
      }
      await connection.query('insert into directpay.migrations (name, digest) values ($1, $2)', [
        name,
        digest,
      ]);
    }
  } catch (cause) {
    throw new StoreRefused('The database is older than this version and could not be brought forward', {
      cause,
      mayPass: mayPass(cause),
    });
  }
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8');
      return {
        name,
        digest: createHash('sha256').update(text).digest('hex'),
        statements: text.split('--> statement-breakpoint').map((statement) => statement.trim()),
      };
    }),
  );
}
