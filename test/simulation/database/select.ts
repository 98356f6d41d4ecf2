import { type Expression, type Row, type Run, readExpression, type Scope } from './expressions.ts';
import type { Table } from './table.ts';
import type { Tokens } from './tokens.ts';
import { compare } from './values.ts';

export type Tables = ReadonlyMap<string, Table>;
/** What a statement answers. */
export type Execute = (run: Run) => unknown[][];

const isTrue = (value: unknown): boolean => value === true;

/** Reads selects, which may follow one another by `union all`. Rows are locked for nobody: whoever has the connection is alone. */
export function readSelect(tokens: Tokens, tables: Tables): Execute {
  const parts = [part()];
  while (tokens.takes('union', 'all')) parts.push(part());
  const limit = tokens.takes('limit') ? readExpression(tokens, [], inner) : undefined;
  return (run) =>
    cut(parts.length === 1 ? (parts[0] as Execute)(run) : parts.flatMap((one) => one(run)), run);

  function cut(rows: unknown[][], run: Run): unknown[][] {
    return limit ? rows.slice(0, Number(limit([], run))) : rows;
  }

  function part(): Execute {
    return tokens.sees('(') ? tokens.inBrackets(() => readOne(tokens, tables)) : readOne(tokens, tables);
  }

  function inner(): never {
    return tokens.fail();
  }
}

function readOne(tokens: Tokens, tables: Tables): Execute {
  tokens.needs('select');
  const after = fromOf(tokens);
  const { scope, expression, inner } = scoped(tokens, tables);
  const listStart = tokens.mark();
  tokens.goTo(after);
  tokens.needs('from');
  scope.push(readTable(tokens, tables));
  const joins: Expression[] = [];
  while (tokens.takes('inner', 'join')) {
    scope.push(readTable(tokens, tables));
    tokens.needs('on');
    joins.push(expression());
  }
  const where = tokens.takes('where') ? expression() : undefined;
  const order = tokens.takes('order', 'by') ? readOrder(tokens, expression) : undefined;
  const limit = tokens.takes('limit') ? expression() : undefined;
  if (tokens.takes('for', 'update')) tokens.takes('skip', 'locked');
  const end = tokens.mark();
  tokens.goTo(listStart);
  const sums = tokens.sees('sum') || tokens.sees('coalesce');
  const columns = tokens.list(() => readExpression(tokens, scope, inner));
  tokens.goTo(end);

  return (run) => {
    let rows = rowsOf(scope, joins, run);
    if (where) rows = rows.filter((one) => isTrue(where(one, run)));
    if (sums) return [columns.map((column) => column([], { ...run, group: rows }))];
    if (order) rows = [...rows].sort((one, other) => order(one, other, run));
    if (limit) rows = rows.slice(0, Number(limit([], run)));
    return rows.map((one) => columns.map((column) => column(one, run)));
  };
}

/** Where the list of columns ends: what they mean is known only behind it. */
function fromOf(tokens: Tokens): number {
  let depth = 0;
  for (let ahead = 0; ; ahead += 1) {
    const { kind, text } = tokens.peek(ahead);
    if (kind === 'end') tokens.fail();
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (depth === 0 && kind === 'name' && text === 'from') return tokens.mark() + ahead;
  }
}

function rowsOf(scope: Scope, joins: readonly Expression[], run: Run): readonly (readonly Row[])[] {
  let rows = (scope[0]?.table.rows ?? []).map((row): readonly Row[] => [row]);
  for (const [index, on] of joins.entries()) {
    const joined = scope[index + 1]?.table.rows ?? [];
    rows = rows.flatMap((left) => joined.map((row) => [...left, row]).filter((one) => isTrue(on(one, run))));
  }
  return rows;
}

/** Expressions over the tables that are named later. */
export function scoped(tokens: Tokens, tables: Tables) {
  const scope: { name: string; table: Table }[] = [];
  const inner = (): ((run: Run) => Iterable<unknown>) => {
    const select = readSelect(tokens, tables);
    return (run) => select(run).map(([only]) => only);
  };
  return { scope, inner, expression: () => readExpression(tokens, scope, inner) };
}

export function readTable(tokens: Tokens, tables: Tables): { name: string; table: Table } {
  tokens.needs('directpay', '.');
  const name = tokens.name();
  const table = tables.get(name) ?? tokens.fail();
  return { name, table };
}

type Order = (one: readonly Row[], other: readonly Row[], run: Run) => number;

/** Nulls stand last, or first where the order is turned round. */
function readOrder(tokens: Tokens, expression: () => Expression): Order {
  const by = tokens.list(() => {
    const value = expression();
    const factor = tokens.takes('desc') ? -1 : 1;
    tokens.takes('asc');
    return { value, factor };
  });
  return (one, other, run) => {
    for (const { value, factor } of by) {
      const [left, right] = [value(one, run), value(other, run)];
      const order = compare(left, right) ?? Number(left === null) - Number(right === null);
      if (order !== 0) return order * factor;
    }
    return 0;
  };
}
