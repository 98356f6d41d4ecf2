import type { DriverValueEncoder } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { SelectResultFields } from 'drizzle-orm/query-builders/select.types';
import type { SqlConnection } from './driver.ts';
import { Column, drizzle, getTableColumns, is, Param, Placeholder, SQL, sql } from './drizzle.ts';

type Input = Readonly<Record<string, unknown>>;

/** Builds texts and sends nothing. */
const builder = drizzle(async () => ({ rows: [] }));

/**
 * Statements whose text is made once: what is done several times for every command of a payer. Making the text anew costs this process more
 * than all the rest of a statement. What is seldom done is built where it is used.
 */
function compile(query: { toSQL(): { sql: string; params: unknown[] } }) {
  const { sql: text, params } = query.toSQL();
  const places = params.map(placeOf);
  return (connection: SqlConnection, input: Input): Promise<readonly unknown[][]> =>
    connection.query(
      text,
      places.map((place) => place(input)),
    );
}

/** Where the value of a parameter is found. */
function placeOf(param: unknown): (input: Input) => unknown {
  if (is(param, Placeholder)) return (input) => input[param.name] ?? null;
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { name } = param.value;
    const encoder = param.encoder as DriverValueEncoder<unknown, unknown>;
    return (input) => {
      const value = input[name] ?? null;
      return value === null ? null : encoder.mapToDriverValue(value);
    };
  }
  return () => param;
}

const columnsOf = (table: PgTable): [string, PgColumn][] => Object.entries(getTableColumns(table));

/** The values of these columns, by their names. */
export const placesFor = (names: readonly string[], suffix = ''): Input =>
  Object.fromEntries(names.map((name) => [name, sql.placeholder(`${name}${suffix}`)]));

interface Ordering {
  readonly where: SQL | undefined;
  readonly orderBy?: SQL;
  readonly forUpdate?: boolean;
}

/** Whole rows. The condition names its values by `sql.placeholder`. */
export function selectFrom<Table extends PgTable>(
  table: Table,
  { where, orderBy, forUpdate = false }: Ordering,
): (connection: SqlConnection, input: Input) => Promise<Table['$inferSelect'][]> {
  const filtered = builder
    .select()
    .from(table as PgTable)
    .where(where)
    .$dynamic();
  const ordered = orderBy ? filtered.orderBy(orderBy) : filtered;
  const ask = compile(forUpdate ? ordered.for('update') : ordered);
  const read = readerOf(columnsOf(table));
  return async (connection, input) => read(await ask(connection, input)) as Table['$inferSelect'][];
}

/** Gives the values of rows their names, and the types of their columns. What is no column is answered as it comes. */
function readerOf(fields: readonly (readonly [name: string, field: PgColumn | SQL])[]) {
  const places = fields.map(([name, field], index) => ({ name, index, translated: translationOf(field) }));
  return (found: readonly (readonly unknown[])[]): Record<string, unknown>[] =>
    found.map((values) => {
      const row: Record<string, unknown> = {};
      for (const { name, index, translated } of places) {
        const value = values[index] ?? null;
        row[name] = value === null || !translated ? value : translated(value);
      }
      return row;
    });
}

/** What makes the value of a field of what the driver answers; undefined where that is the value. Found once: thousands of values are read for every payment. */
function translationOf(field: PgColumn | SQL): ((value: unknown) => unknown) | undefined {
  if (is(field, SQL) || field.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined;
  return (value) => field.mapFromDriverValue(value);
}

/** Any other statement that answers these fields, in this order. */
export function answering<Fields extends Record<string, PgColumn | SQL>>(
  fields: Fields,
  build: (from: typeof builder, fields: Fields) => Parameters<typeof compile>[0],
): (connection: SqlConnection, input: Input) => Promise<SelectResultFields<Fields>[]> {
  const ask = compile(build(builder, fields));
  const read = readerOf(Object.entries(fields));
  return async (connection, input) =>
    read(await ask(connection, input)) as unknown as SelectResultFields<Fields>[];
}

/** Several rows in one statement, in order. What a row leaves out is null. */
export function insertInto<Table extends PgTable>(
  table: Table,
): (connection: SqlConnection, rows: readonly Table['$inferInsert'][]) => Promise<void> {
  const names = columnsOf(table).flatMap(([name, { generatedIdentity }]) =>
    generatedIdentity ? [] : [name],
  );
  const byCount = new Map<number, ReturnType<typeof compile>>();
  const forCount = (count: number): ReturnType<typeof compile> => {
    const values = Array.from({ length: count }, (_, index) => placesFor(names, `.${index}`));
    return compile(builder.insert(table).values(values as Table['$inferInsert'][]));
  };
  return async (connection, rows) => {
    const run = byCount.get(rows.length) ?? forCount(rows.length);
    byCount.set(rows.length, run);
    const named = rows.flatMap((row, index) =>
      Object.entries(row).map(([name, value]) => [`${name}.${index}`, value]),
    );
    await run(connection, Object.fromEntries(named) as Input);
  };
}

/** These columns of whatever the condition finds. */
export function updateIn(
  table: PgTable,
  names: readonly string[],
  where: SQL | undefined,
): (connection: SqlConnection, input: Input) => Promise<void> {
  const run = compile(
    builder
      .update(table)
      .set(placesFor(names) as object)
      .where(where),
  );
  return async (connection, input) => {
    await run(connection, input);
  };
}

/** Names of the columns that are written again and again. */
export function columnsBut(table: PgTable, ...kept: readonly string[]): string[] {
  return columnsOf(table).flatMap(([name]) => (kept.includes(name) ? [] : [name]));
}
