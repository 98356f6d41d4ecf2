import type { SQL } from 'drizzle-orm';
import { getTableConfig, type PgColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import type { Row } from './expressions.ts';
import type { ColumnType } from './values.ts';

interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly mayBeNull: boolean;
  /** What stands there where nothing was written. */
  readonly usual: (() => unknown) | undefined;
}

/** Columns whose values together no two rows may have, among the rows that `where` names in SQL. */
interface Unique {
  readonly name: string;
  readonly columns: readonly number[];
  readonly where: string | undefined;
}

/** A table as the schema describes it, and its rows. A row is never changed: another takes its place. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly uniques: readonly Unique[];
  rows: readonly Row[];
  indexOf(column: string): number;
  /** As if it had just been made. */
  empty(): void;
}

const types: Readonly<Record<string, ColumnType>> = {
  text: 'text',
  bigint: 'number',
  integer: 'number',
  boolean: 'boolean',
  jsonb: 'json',
};
const dialect = new PgDialect();

export function createTable(described: PgTable): Table {
  const { name, columns, primaryKeys, indexes } = getTableConfig(described);
  const places = new Map(columns.map((column, index) => [column.name, index]));
  const placesOf = (all: readonly unknown[]) => all.map((one) => places.get((one as PgColumn).name) ?? -1);
  const ofColumns = columns.filter(({ primary }) => primary);
  const uniques: Unique[] = [
    ...(ofColumns.length > 0
      ? [{ name: `${name}_pkey`, columns: placesOf(ofColumns), where: undefined }]
      : []),
    ...primaryKeys.map((key) => ({ name: key.getName(), columns: placesOf(key.columns), where: undefined })),
    ...indexes
      .filter(({ config }) => config.unique)
      .map(({ config }) => ({
        name: String(config.name),
        columns: placesOf(config.columns),
        where: config.where && dialect.sqlToQuery(config.where as SQL).sql,
      })),
  ];
  let position = 0;
  const table: Table = {
    name,
    uniques,
    rows: [],
    indexOf: (column) => places.get(column) ?? -1,
    empty() {
      table.rows = [];
      position = 0;
    },
    columns: columns.map((column) => ({
      name: column.name,
      type: types[column.getSQLType()] ?? unknownType(column),
      mayBeNull: !column.notNull,
      usual: usualOf(column, () => {
        position += 1;
        return position;
      }),
    })),
  };
  return table;
}

function usualOf(column: PgColumn, counted: () => number): (() => unknown) | undefined {
  if (column.generatedIdentity) return counted;
  if (column.default === undefined) return undefined;
  const usual = column.getSQLType() === 'jsonb' ? JSON.stringify(column.default) : column.default;
  return () => usual;
}

function unknownType(column: PgColumn): never {
  throw new Error(`${column.name} is of a type that is not known here: ${column.getSQLType()}`);
}
