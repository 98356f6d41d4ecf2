import { type Expression, type Row, readExpression } from './expressions.ts';
import type { Table } from './table.ts';
import { Tokens } from './tokens.ts';

interface Judge {
  readonly name: string;
  readonly columns: readonly number[];
  isMeant(row: Row): boolean;
}

const judges = new WeakMap<Table, readonly Judge[]>();

function judgesOf(table: Table): readonly Judge[] {
  const known = judges.get(table);
  if (known) return known;
  const made = table.uniques.map(({ name, columns, where }): Judge => {
    const meant = where === undefined ? undefined : readCondition(where, table);
    const run = { params: [], answers: new Map() };
    return { name, columns, isMeant: (row) => !meant || meant([row], run) === true };
  });
  judges.set(table, made);
  return made;
}

function readCondition(where: string, table: Table): Expression {
  const tokens = new Tokens(where);
  return readExpression(tokens, [{ name: table.name, table }], () => tokens.fail());
}

/** Two rows that a judge holds for the same. Nulls are never the same. */
function isSame({ columns, isMeant }: Judge, one: Row, other: Row): boolean {
  return columns.every((index) => one[index] !== null && one[index] === other[index]) && isMeant(other);
}

/** The row in whose way another would be; by the columns that are named, or by any. */
export function findConflict(table: Table, row: Row, target: readonly number[] | undefined): Row | undefined {
  for (const judge of judgesOf(table)) {
    const isAsked = target === undefined || target.join() === judge.columns.join();
    if (!isAsked || !judge.isMeant(row)) continue;
    const found = table.rows.find((other) => isSame(judge, row, other));
    if (found) return found;
  }
  return undefined;
}

/** The rows with this one, in the place of `before` where that is given. Throws what the database throws where it is unique in no way. */
export function withRow(table: Table, row: Row, before: Row | undefined): readonly Row[] {
  for (const judge of judgesOf(table)) {
    if (!judge.isMeant(row)) continue;
    if (before && judge.isMeant(before) && judge.columns.every((index) => row[index] === before[index]))
      continue;
    const isTaken = table.rows.some((other) => other !== before && isSame(judge, row, other));
    if (isTaken) throw Object.assign(new Error('That is taken'), { code: '23505', constraint: judge.name });
  }
  return before ? table.rows.map((other) => (other === before ? row : other)) : [...table.rows, row];
}
