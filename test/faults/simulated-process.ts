import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RaiseAlarm } from '../../src/proxy/checkouts/alarm.ts';
import { type Checkouts, createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import type { Random } from '../../src/proxy/checkouts/ids.ts';
import type { Keyring } from '../../src/proxy/keys/keyring.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import { createMandates } from '../../src/proxy/mandates/create-mandates.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import type { Mandates } from '../../src/proxy/mandates/service.ts';
import type { Provider } from '../../src/proxy/providers/provider.ts';
import type { SqlConnection, SqlDriver } from '../../src/proxy/store/driver.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import type { Store } from '../../src/proxy/store/store.ts';
import { createTurns } from '../../src/proxy/store/turns.ts';
import type { Draw } from './draw.ts';
import { plainSettings } from './plain-settings.ts';
import type { RunRecord } from './run-record.ts';
import type { TestClock } from './world.ts';

/** One proxy process over a database that others use too. It may die after any statement, sleep after any commit, or lose its database. */
export interface SimulatedProcess {
  readonly checkouts: Checkouts;
  readonly mandates: Mandates;
  readonly store: Store;
  readonly isDead: boolean;
  /** Dies after so many more statements. */
  dieAfter(statements: number): void;
}

/** What all processes of one run share. */
export interface Shared {
  readonly driver: SqlDriver;
  readonly clock: TestClock;
  readonly keyring: Keyring;
  readonly provider: Provider;
  readonly draw: Draw;
  readonly random: Random;
  readonly raiseAlarm: RaiseAlarm;
  readonly record: RunRecord;
  /** Who lives, by owner name. */
  readonly alive: Set<string>;
  faulty: boolean;
  /** Statements and transactions that have been run by anybody. */
  work: number;
  /** Connections that are lent at the moment. */
  running: number;
}

interface FaultyConnection extends SqlConnection {
  /** Once everything that was asked is over. The line is whole again then. */
  atRest(): Promise<void>;
}

const forever = new Promise<never>(() => {});

export async function startProcess(shared: Shared, owner: string): Promise<SimulatedProcess> {
  const { driver, clock, keyring, draw, random, raiseAlarm, alive, record } = shared;
  let statementsLeft = Number.POSITIVE_INFINITY;
  let dead = false;
  alive.add(owner);

  function die(): never {
    record.saw('process killed');
    dead = true;
    alive.delete(owner);
    throw new Error('This process is dead');
  }

  function lost(what: string): never {
    record.saw(`${what} lost`);
    throw Object.assign(new Error('The connection is gone'), { code: 'CONNECTION_LOST' });
  }

  function sleepLong(): void {
    record.saw('process asleep');
    clock.pass(draw.upTo(100_000));
  }

  /** A dead process holds no connection and gets none: what it had begun is rolled back, as a server does once a connection is gone. */
  async function lend<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T> {
    if (dead) return forever;
    shared.running += 1;
    try {
      return await driver.withConnection(async (connection) => {
        // Whoever gives a connection back goes on first: how long handing it over takes is each database's own.
        await nextTurn();
        const line = faultyOver(connection);
        try {
          return await work(line);
        } finally {
          await line.atRest();
          if (dead) await connection.query('rollback', []);
        }
      });
    } finally {
      shared.running -= 1;
    }
  }

  const faulty = new WeakMap<SqlConnection, FaultyConnection>();
  function faultyOver(connection: SqlConnection): FaultyConnection {
    const known = faulty.get(connection) ?? faultsOf(connection);
    faulty.set(connection, known);
    return known;
  }

  function faultsOf(connection: SqlConnection): FaultyConnection {
    const inTurn = createTurns();
    /** What was asked behind a statement that was lost never arrives. */
    let isLost = false;

    async function query(text: string, params: readonly unknown[]): ReturnType<SqlConnection['query']> {
      if (text === 'rollback') return connection.query(text, params);
      if (dead) die();
      if (isLost || (shared.faulty && draw.chance(0.002))) {
        isLost = true;
        lost('statement');
      }
      shared.work += 1;
      // A statement takes a turn of its own, on whatever database: the order of what happens is that of the seed.
      await nextTurn();
      const rows = await connection.query(text, params);
      record.happened(`${owner} ${text.slice(0, 60)} ${rows.length}`);
      statementsLeft -= 1;
      if (statementsLeft <= 0) die();
      if (text === 'commit' && shared.faulty) {
        if (draw.chance(0.01)) lost('answer to a commit');
        if (draw.chance(0.01)) sleepLong();
      }
      return rows;
    }

    return {
      query: (text, params) => inTurn(() => query(text, params)),
      atRest: () =>
        inTurn(async () => {
          isLost = false;
        }),
    };
  }

  const store = await createSqlStore({
    keyring,
    clock,
    driver: {
      ...driver,
      owner,
      ownerAlive: async (other) => alive.has(other),
      withConnection: lend,
    },
  });

  const guarded = guard(shared.provider);
  function guard<T extends object>(whole: T): T {
    return new Proxy(whole, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member === 'object' && member) return guard(member);
        if (typeof member !== 'function') return member;
        return (...input: unknown[]) =>
          dead ? forever : heard(name, member.apply(target, input) as unknown);
      },
    });
  }

  /** What the provider answers is part of how a run went. */
  function heard(call: string | symbol, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer;
    return answer.then((given: { kind?: string }) => {
      record.happened(`${owner} ${String(call)} ${given.kind}`);
      record.saw(`${String(call)} ${given.kind}`);
      return given;
    });
  }

  async function sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (ms > 5_000) return forever;
    // While a statement is with the database no turn counts, as in a run's own turns.
    for (let turn = 0; turn < 30 && !signal.aborted; ) {
      const { work } = shared;
      await nextTurn();
      if (shared.running === 0 || work !== shared.work) turn += 1;
    }
  }
  const checkouts = createCheckouts({
    mandateKind: createMandateKind,
    linkKind: createLinkKind,
    store,
    clock,
    keyring,
    random,
    raiseAlarm,
    provider: guarded,
    sleep,
    settings: plainSettings,
  });

  return {
    store,
    get isDead() {
      return dead;
    },
    dieAfter(statements) {
      statementsLeft = statements;
    },
    checkouts,
    mandates: createMandates({
      store,
      checkouts,
      clock,
      random,
      keyring,
      settings: plainSettings,
      sleep: (ms) => sleep(ms, new AbortController().signal),
      onDue: () => {},
    }),
  };
}
