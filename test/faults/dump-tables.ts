import type { SqlDriver } from '../../src/proxy/store/driver.ts';

const names = `select relname from pg_class
  where relnamespace = 'directpay'::regnamespace and relkind = 'r' order by relname`;

/** Every row of every table of ours, as text: a table that is added later is looked through too. */
export function dumpTables(driver: SqlDriver): Promise<string> {
  return driver.withConnection(async (connection) => {
    const rows: unknown[] = [];
    for (const [name] of await connection.query(names, [])) {
      rows.push(name, await connection.query(`select row_to_json(t)::text from directpay.${name} t`, []));
    }
    return JSON.stringify(rows);
  });
}
