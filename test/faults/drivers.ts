import { afterAll, beforeAll, describe } from 'vitest';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { openEmbeddedDriver } from '../../src/proxy/store/embedded-driver.ts';
import { migrate } from '../../src/proxy/store/migrate.ts';
import { openServerDriver } from '../../src/proxy/store/server-driver.ts';
import { startPostgres } from '../support/postgres.ts';

interface Started {
  readonly driver: SqlDriver;
  stop(): Promise<void>;
}

const starters = {
  async PGlite(): Promise<Started> {
    const driver = await openEmbeddedDriver({ dataDir: undefined });
    return { driver, stop: () => driver.close() };
  },
  async PostgreSQL(): Promise<Started> {
    const server = await startPostgres();
    const driver = await openServerDriver({ url: await server.createDatabase() });
    return {
      driver,
      stop: async () => {
        await driver.close();
        await server.stop();
      },
    };
  },
};
export type DatabaseName = keyof typeof starters;

/** Runs the same tests on PGlite and on a PostgreSQL server, the schema in place. `driver` is there once the tests run. */
export function describeOnDrivers(
  name: string,
  body: (driver: () => SqlDriver, database: DatabaseName) => void,
): void {
  for (const database of Object.keys(starters) as DatabaseName[]) {
    describe(`${name}, on ${database}`, () => {
      let started: Started;
      beforeAll(async () => {
        started = await starters[database]();
        await migrate(started.driver);
      });
      afterAll(() => started.stop());
      body(() => started.driver, database);
    });
  }
}
