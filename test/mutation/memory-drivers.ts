import { describe } from 'vitest';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { createMemoryDatabase } from '../simulation/database/memory-driver.ts';

/** What tests ask a database besides the statements of the store: which tables there are, what stands in one, and that all be emptied. */
const tableNames = /^select table_name/;
const rowsAsText = /^select row_to_json\(t\)::text from directpay\.(\w+) t$/;
const emptying = /^do \$\$/;

function createDriver(): SqlDriver {
  const memory = createMemoryDatabase();
  const answer = (text: string): unknown[][] | undefined => {
    if (emptying.test(text)) memory.empty();
    else if (tableNames.test(text)) return [...memory.tables.keys()].map((name) => [name]);
    else {
      const table = rowsAsText.exec(text)?.[1];
      return table === undefined
        ? undefined
        : memory.tables.get(table)?.rows.map((row) => [JSON.stringify(row)]);
    }
    return [];
  };
  return {
    ...memory,
    withConnection: (work) =>
      memory.withConnection((lent) =>
        work({ query: async (text, params) => answer(text) ?? lent.query(text, params) }),
      ),
  };
}

/** Stands in for the databases of the fault tests: the same tests over tables in memory, which takes a hundredth of the time. */
export function describeOnDrivers(name: string, body: (driver: () => SqlDriver) => void): void {
  const driver = createDriver();
  describe(name, () => body(() => driver));
}
