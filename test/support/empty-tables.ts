import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { isRepeatable } from '../../src/proxy/store/store-errors.ts';

/**
 * Small tables are emptied row by row, without their guards: truncating makes a new file for every table and index, which takes ten
 * times as long. Truncated they are once many dead rows are in them.
 */
const statement = `do $$
declare
  names text[] := array(
    select oid::regclass::text from pg_class
    where relnamespace = 'directpay'::regnamespace and relkind = 'r' and relname <> 'migrations' and pg_relation_size(oid) > 0
  );
  name text;
begin
  if names = '{}' then return; end if;
  execute 'lock table ' || array_to_string(names, ', ') || ' in exclusive mode';
  if (select sum(pg_relation_size(one::regclass)) from unnest(names) one) > 1000000 then
    execute 'truncate ' || array_to_string(names, ', ') || ' cascade';
    return;
  end if;
  set local session_replication_role = replica;
  foreach name in array names loop
    execute 'delete from ' || name;
  end loop;
end $$`;

/** Empties every table of ours. What the world before still does in the background may stand in the way; then the database ends one of the two. */
export async function emptyTables(driver: SqlDriver, again = 3): Promise<void> {
  try {
    await driver.withConnection((connection) => connection.query(statement, []));
  } catch (error) {
    if (again === 0 || !isRepeatable(error)) throw error;
    await emptyTables(driver, again - 1);
  }
}
