import type { Table } from './table.ts';
import type { Tokens } from './tokens.ts';
import { compare, memberAsText } from './values.ts';

export type Row = readonly unknown[];

/** One execution of a statement. */
export interface Run {
  readonly params: readonly unknown[];
  /** What an inner select has answered in this execution. */
  readonly answers: Map<object, ReadonlySet<unknown>>;
  /** The rows that a sum is over. */
  readonly group?: readonly (readonly Row[])[];
}

/** A value out of one row of every table of the scope. */
export type Expression = (rows: readonly Row[], run: Run) => unknown;

/** The tables that names may mean, in order, each by what it is called. */
export type Scope = readonly { readonly name: string; readonly table: Table }[];

/** Reads a whole select whose only column is asked whether it holds something. */
export type ReadInner = (tokens: Tokens, scope: Scope) => (run: Run) => Iterable<unknown>;

const signs: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Expressions of the kind that the store writes, with PostgreSQL's three truths. Whatever else is met is refused. */
export function readExpression(tokens: Tokens, scope: Scope, readInner: ReadInner): Expression {
  return either();

  function either(): Expression {
    const all = [both()];
    while (tokens.takes('or')) all.push(both());
    return all.length === 1 ? (all[0] as Expression) : joined(all, true);
  }

  function both(): Expression {
    const all = [compared()];
    while (tokens.takes('and')) all.push(compared());
    return all.length === 1 ? (all[0] as Expression) : joined(all, false);
  }

  function compared(): Expression {
    const left = added();
    if (tokens.takes('is', 'not', 'null')) return (rows, run) => left(rows, run) !== null;
    if (tokens.takes('is', 'null')) return (rows, run) => left(rows, run) === null;
    if (tokens.takes('in')) return isIn(left);
    const sign = signs[tokens.peek().text];
    if (!sign || tokens.peek().kind !== 'sign') return left;
    tokens.next();
    const right = added();
    return (rows, run) => {
      const order = compare(left(rows, run), right(rows, run));
      return order === undefined ? null : sign(order);
    };
  }

  function isIn(left: Expression): Expression {
    return tokens.inBrackets(() => {
      if (tokens.sees('select')) {
        const inner = readInner(tokens, []);
        return (rows, run) => {
          const answer = run.answers.get(inner) ?? new Set(inner(run));
          run.answers.set(inner, answer);
          return answer.has(left(rows, run));
        };
      }
      const all = tokens.list(added);
      return (rows, run) => {
        const value = left(rows, run);
        return value === null ? null : all.some((one) => compare(value, one(rows, run)) === 0);
      };
    });
  }

  function added(): Expression {
    let left = single();
    while (tokens.sees('+') || tokens.sees('-')) {
      const factor = tokens.next().text === '+' ? 1 : -1;
      const [before, right] = [left, single()];
      left = (rows, run) => Number(before(rows, run)) + factor * Number(right(rows, run));
    }
    return left;
  }

  function single(): Expression {
    const plain = alone();
    if (!tokens.takes('->>')) return plain;
    const name = alone();
    return (rows, run) => memberAsText(plain(rows, run), name(rows, run));
  }

  function alone(): Expression {
    const { kind, text } = tokens.peek();
    if (kind === 'sign') return tokens.inBrackets(either);
    if (kind === 'name') return tokens.peek(1).text === '(' ? called() : column();
    tokens.next();
    if (kind === 'text') return () => text;
    if (kind === 'number') return () => Number(text);
    const index = Number(text) - 1;
    return kind === 'parameter' ? (_, { params }) => params[index] ?? null : tokens.fail();
  }

  function called(): Expression {
    const called = tokens.name();
    const inside = tokens.inBrackets(() => tokens.list(either));
    const [first] = inside;
    if (called === 'coalesce') {
      return (rows, run) => {
        for (const one of inside) {
          const value = one(rows, run);
          if (value !== null) return value;
        }
        return null;
      };
    }
    if (called !== 'sum' || !first) return tokens.fail();
    const filter = tokens.takes('filter')
      ? tokens.inBrackets(() => {
          tokens.needs('where');
          return either();
        })
      : () => true;
    return (_, run) => {
      const counted = (run.group ?? []).filter((rows) => filter(rows, run) === true);
      return counted.length === 0
        ? null
        : String(counted.reduce((sum, rows) => sum + Number(first(rows, run)), 0));
    };
  }

  function column(): Expression {
    const names = [tokens.name()];
    while (tokens.takes('.')) names.push(tokens.name());
    const [name = '', of] = names.reverse();
    for (const [place, { name: known, table }] of scope.entries()) {
      const index = table.indexOf(name);
      if ((of !== undefined && of !== known) || index < 0) continue;
      return (rows) => rows[place]?.[index] ?? null;
    }
    return tokens.fail();
  }
}

/** A known `decisive` truth decides; else what is not known keeps the whole unknown. */
function joined(all: readonly Expression[], decisive: boolean): Expression {
  return (rows, run) => {
    let answer: boolean | null = !decisive;
    for (const one of all) {
      const value = one(rows, run);
      if (value === decisive) return decisive;
      if (value === null) answer = null;
    }
    return answer;
  };
}
