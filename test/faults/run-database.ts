import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import type { MemoryDatabase } from '../simulation/database/memory-driver.ts';
import { emptyRows, textsOfRows } from './rows-in-clear.ts';

/** A database that one run has to itself. */
export interface RunDatabase {
  readonly driver: SqlDriver;
  empty(): Promise<void>;
  /** All that stands in each table, as text. */
  texts(): Promise<ReadonlyMap<string, string>>;
}

export function overSql(driver: SqlDriver): RunDatabase {
  return { driver, empty: () => emptyRows(driver), texts: () => textsOfRows(driver) };
}

export function overMemory(driver: MemoryDatabase): RunDatabase {
  return {
    driver,
    empty: async () => driver.empty(),
    texts: async () =>
      new Map([...driver.tables.values()].map(({ name, rows }) => [name, JSON.stringify(rows)])),
  };
}
