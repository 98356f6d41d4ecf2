import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { openEmbeddedDriver } from '../../src/proxy/store/embedded-driver.ts';
import { openServerDriver } from '../../src/proxy/store/server-driver.ts';
import { newEmbeddedFolder, newServerDatabase } from '../support/prepared-databases.ts';

interface Started {
  readonly driver: SqlDriver;
  stop(): Promise<void>;
}

const starters = {
  async PGlite(): Promise<Started> {
    const dataDir = newEmbeddedFolder();
    const driver = await openEmbeddedDriver({ dataDir });
    return {
      driver,
      stop: async () => {
        await driver.close();
        rmSync(dataDir, { recursive: true });
      },
    };
  },
  async PostgreSQL(): Promise<Started> {
    const driver = await openServerDriver({ url: await newServerDatabase() });
    return { driver, stop: () => driver.close() };
  },
};
type DatabaseName = keyof typeof starters;

/** Runs the same tests on PGlite and on a PostgreSQL server, or on those that are named, the schema in place. `driver` is there once the tests run. */
export function describeOnDrivers(
  name: string,
  body: (driver: () => SqlDriver, database: DatabaseName) => void,
  databases = Object.keys(starters) as readonly DatabaseName[],
): void {
  for (const database of databases) {
    describe(`${name}, on ${database}`, () => {
      let started: Started;
      beforeAll(async () => {
        started = await starters[database]();
      });
      afterAll(() => started.stop());
      body(() => started.driver, database);
    });
  }
}
