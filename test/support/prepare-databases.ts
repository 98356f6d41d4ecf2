import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbeddedDriver } from '../../src/proxy/store/embedded-driver.ts';
import { migrate } from '../../src/proxy/store/migrate.ts';
import { openServerDriver } from '../../src/proxy/store/server-driver.ts';
import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    preparedDatabases: {
      /** A PostgreSQL server for all files; the database of this url has the schema, and nobody is connected to it. */
      readonly postgresUrl: string;
      /** An embedded database with the schema, closed. */
      readonly embeddedFolder: string;
    };
  }
}

/** Before a project's first file: what takes seconds to make and milliseconds to copy. */
export default async function prepareDatabases(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'directpay-prepared-'));
  const [server] = await Promise.all([
    startPostgres({ max_connections: '200', max_wal_size: '256MB' }),
    prepareEmbedded(folder),
  ]);
  const postgresUrl = await server.createDatabase();
  const driver = await openServerDriver({ url: postgresUrl });
  await migrate(driver);
  await driver.close();
  project.provide('preparedDatabases', { postgresUrl, embeddedFolder: folder });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function prepareEmbedded(dataDir: string): Promise<void> {
  const driver = await openEmbeddedDriver({ dataDir });
  await migrate(driver);
  await driver.close();
}
