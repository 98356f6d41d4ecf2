import type { Expression, Row, Run } from './expressions.ts';
import { type Execute, readTable, scoped, type Tables } from './select.ts';
import type { Table } from './table.ts';
import type { Tokens } from './tokens.ts';
import { findConflict, withRow } from './uniques.ts';
import { kept } from './values.ts';

interface Assignment {
  readonly index: number;
  readonly value: Expression;
}

export function readUpdate(tokens: Tokens, tables: Tables): Execute {
  tokens.needs('update');
  const { scope, expression } = scoped(tokens, tables);
  const own = readTable(tokens, tables);
  scope.push(own);
  const { table } = own;
  tokens.needs('set');
  const set = readSet(tokens, table, expression);
  const where = tokens.takes('where') ? expression() : undefined;
  const answer = readReturning(tokens, expression);
  return (run) => {
    const before = table.rows;
    const changed: Row[] = [];
    for (const row of before) {
      if (where && where([row], run) !== true) continue;
      const next = changedRow(table, row, set, [row], run);
      table.rows = withRow(table, next, row);
      changed.push(next);
    }
    return answer(changed, run);
  };
}

export function readInsert(tokens: Tokens, tables: Tables): Execute {
  tokens.needs('insert', 'into');
  const { scope, expression } = scoped(tokens, tables);
  const own = readTable(tokens, tables);
  scope.push(own, { name: 'excluded', table: own.table });
  const { table } = own;
  const columns = tokens.inBrackets(() => tokens.list(() => table.indexOf(tokens.name())));
  tokens.needs('values');
  const rows = tokens.list(() =>
    tokens.inBrackets(() => tokens.list(() => (tokens.takes('default') ? undefined : expression()))),
  );
  const conflict = tokens.takes('on', 'conflict') ? readConflict() : undefined;
  const answer = readReturning(tokens, expression);

  function readConflict() {
    const target = tokens.sees('(')
      ? tokens.inBrackets(() => tokens.list(() => table.indexOf(tokens.name())))
      : undefined;
    tokens.needs('do');
    if (tokens.takes('nothing')) return { target, set: undefined, where: undefined };
    tokens.needs('update', 'set');
    const set = readSet(tokens, table, expression);
    return { target, set, where: tokens.takes('where') ? expression() : undefined };
  }

  function written(values: readonly (Expression | undefined)[], run: Run): Row {
    const row = table.columns.map(({ type, usual }, index) => {
      const value = values[columns.indexOf(index)];
      return kept(type, value ? value([], run) : usual?.());
    });
    return withoutMissing(table, row);
  }

  return (run) => {
    const added: Row[] = [];
    for (const values of rows) {
      const row = written(values, run);
      const stands = conflict && findConflict(table, row, conflict.target);
      if (!stands) {
        table.rows = withRow(table, row, undefined);
        added.push(row);
        continue;
      }
      if (!conflict.set || (conflict.where && conflict.where([stands, row], run) !== true)) continue;
      const next = changedRow(table, stands, conflict.set, [stands, row], run);
      table.rows = withRow(table, next, stands);
      added.push(next);
    }
    return answer(added, run);
  };
}

function readSet(tokens: Tokens, table: Table, expression: () => Expression): Assignment[] {
  return tokens.list(() => {
    const index = table.indexOf(tokens.name());
    tokens.needs('=');
    return { index, value: expression() };
  });
}

function readReturning(tokens: Tokens, expression: () => Expression) {
  const columns = tokens.takes('returning') ? tokens.list(expression) : undefined;
  return (rows: readonly Row[], run: Run): unknown[][] =>
    columns ? rows.map((row) => columns.map((column) => column([row], run))) : [];
}

function changedRow(table: Table, row: Row, set: readonly Assignment[], rows: readonly Row[], run: Run): Row {
  const next = [...row];
  for (const { index, value } of set) {
    next[index] = kept(table.columns[index]?.type ?? 'text', value(rows, run));
  }
  return withoutMissing(table, next);
}

function withoutMissing({ name, columns }: Table, row: Row): Row {
  for (const [index, column] of columns.entries()) {
    if (row[index] !== null || column.mayBeNull) continue;
    throw Object.assign(new Error(`${name}.${column.name} is missing`), { code: '23502' });
  }
  return row;
}
