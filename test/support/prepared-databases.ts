import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { runSql } from './run-sql.ts';

/** The url of a new database on the PostgreSQL server of all files, the schema in place. */
export async function newServerDatabase(): Promise<string> {
  const prepared = new URL(inject('preparedDatabases').postgresUrl);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new URL('/postgres', prepared).href;
  await runSql(admin, `create database ${name} template ${prepared.pathname.slice(1)}`);
  return new URL(`/${name}`, prepared).href;
}

/** A new data folder of the embedded database, the schema in place. Whoever asked for it removes it. */
export function newEmbeddedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'directpay-embedded-'));
  cpSync(inject('preparedDatabases').embeddedFolder, folder, { recursive: true });
  return folder;
}
