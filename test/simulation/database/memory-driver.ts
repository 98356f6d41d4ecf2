import { getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { breaks } from '../../../src/proxy/store/break-schema.ts';
import type { SqlConnection, SqlDriver } from '../../../src/proxy/store/driver.ts';
import { links } from '../../../src/proxy/store/link-schema.ts';
import {
  debits,
  digitTries,
  mandates,
  providerCustomers,
  turns,
} from '../../../src/proxy/store/mandate-schema.ts';
import {
  attempts,
  checkouts,
  commands,
  events,
  inbox,
  meta,
  outbox,
  providerCache,
} from '../../../src/proxy/store/schema.ts';
import { createTurns } from '../../../src/proxy/store/turns.ts';
import type { Row } from './expressions.ts';
import { type Execute, readSelect } from './select.ts';
import { createTable, type Table } from './table.ts';
import { Tokens } from './tokens.ts';
import { readInsert, readUpdate } from './write.ts';

const described: readonly PgTable[] = [
  ...[checkouts, attempts, commands, events, outbox, inbox, providerCache, meta],
  ...[mandates, debits, providerCustomers, digitTries, turns, links, breaks],
];

export interface MemoryDatabase extends SqlDriver {
  readonly tables: ReadonlyMap<string, Table>;
  /** As if the schema had just been made. */
  empty(): void;
}

/**
 * The store's tables in this process's memory, for the statements that the store writes and no others. One connection, as the embedded database has one: a
 * transaction is alone from its first statement to its end. What the database guards by triggers and foreign keys is not guarded here.
 */
export function createMemoryDatabase(): MemoryDatabase {
  const tables = new Map(described.map((one) => [getTableName(one), createTable(one)]));
  const plans = new Map<string, Execute>();
  let before: ReadonlyMap<Table, readonly Row[]> | undefined;
  let isBroken = false;
  let inTurn = createTurns();

  function planOf(text: string): Execute {
    const known = plans.get(text);
    if (known) return known;
    const tokens = new Tokens(text);
    const plan = tokens.sees('update')
      ? readUpdate(tokens, tables)
      : tokens.sees('insert')
        ? readInsert(tokens, tables)
        : readSelect(tokens, tables);
    if (tokens.peek().kind !== 'end') tokens.fail();
    plans.set(text, plan);
    return plan;
  }

  function end(isKept: boolean): void {
    if (!isKept) for (const [table, rows] of before ?? []) table.rows = rows;
    before = undefined;
    isBroken = false;
  }

  function execute(text: string, params: readonly unknown[]): unknown[][] {
    if (text === 'begin') before = new Map([...tables.values()].map((table) => [table, table.rows]));
    else if (text === 'commit') end(!isBroken);
    else if (text === 'rollback') end(false);
    else return whole(planOf(text), params);
    return [];
  }

  /** A statement is done whole or not at all; after one that failed its transaction takes no other. */
  function whole(plan: Execute, params: readonly unknown[]): unknown[][] {
    if (isBroken) throw Object.assign(new Error('The transaction is over'), { code: '25P02' });
    const rows = [...tables.values()].map((table) => [table, table.rows] as const);
    try {
      return plan({ params, answers: new Map() });
    } catch (error) {
      for (const [table, was] of rows) table.rows = was;
      isBroken = before !== undefined;
      throw error;
    }
  }

  const connection: SqlConnection = { query: async (text, params) => execute(text, params) };
  function withConnection<T>(work: (lent: SqlConnection) => Promise<T>): Promise<T> {
    return inTurn(() => work(connection));
  }

  return {
    tables,
    empty() {
      for (const table of tables.values()) table.empty();
      inTurn = createTurns();
      end(true);
    },
    owner: 'memory',
    notifySql: undefined,
    fates: undefined,
    longestWaitMs: () => 0,
    withConnection,
    withPatientConnection: withConnection,
    listen: async () => {},
    ownerAlive: async () => true,
    close: async () => {},
  };
}
