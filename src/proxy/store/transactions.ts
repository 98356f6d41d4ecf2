import { setTimeout as wait } from 'node:timers/promises';
import type { SqlConnection, SqlDriver } from './driver.ts';
import { CommitUnknown, StoreUnavailable } from './records.ts';
import { isRefused, isRepeatable, storeError } from './store-errors.ts';

const REPEATS = 3;
/** Waits before the fate of a commit is asked for again. In all longer than a server keeps a transaction whose line died. */
const ASK_AGAIN_MS = [50, 200, 500, 1_000, 2_000, 3_000];

/** Takes a statement whose answer nobody waits for. Where it fails, the transaction does. */
export type Later = (sent: Promise<unknown>) => void;

type Work<T> = (connection: SqlConnection, later: Later) => Promise<T>;

/** A connection, and what was sent by it since its transaction began, in order. */
interface Noting {
  readonly noting: SqlConnection;
  readonly sent: Promise<unknown>[];
}

/** A commit that was sent and not answered. */
interface Lost<T> {
  readonly result: T;
  /** What the transaction is known by. */
  readonly known: readonly unknown[];
}

/**
 * Runs transactions. One that the database refused for the sake of others is done again. Where the answer to a commit is lost, the database is asked what
 * became of it: what was kept counts as answered, what was not is done again. Throws `CommitUnknown` where it does not say so within seconds, or cannot.
 */
export function createTransactions(driver: SqlDriver) {
  const { fates } = driver;
  const notings = new WeakMap<SqlConnection, Noting>();

  /** One for each connection, since whoever works with it keeps what it has found out by it. */
  function notingOf(connection: SqlConnection): Noting {
    const before = notings.get(connection);
    if (before) return before;
    const sent: Promise<unknown>[] = [];
    const noting: SqlConnection = {
      query(text, params) {
        const answer = connection.query(text, params);
        sent.push(answer);
        return answer;
      },
    };
    const made = { noting, sent };
    notings.set(connection, made);
    return made;
  }

  return async <T>(work: Work<T>): Promise<T> => {
    for (let repeat = 1; ; repeat += 1) {
      let lost: Lost<T> | undefined;
      try {
        return await driver.withConnection((connection) =>
          once(connection, work, (sent) => {
            lost = sent;
          }),
        );
      } catch (error) {
        if (isRepeatable(error) && repeat < REPEATS) continue;
        const seen = storeError(error);
        if (!lost || !(seen instanceof StoreUnavailable)) throw seen;
        if (!fates) throw new CommitUnknown(seen, async () => undefined);
        const found = await lookFor(lost);
        if (found?.kept) return found.result;
        if (found === undefined) throw new CommitUnknown(seen, async () => undefined);
        if (repeat === REPEATS) throw seen;
      }
    }
  };

  async function once<T>(
    connection: SqlConnection,
    work: Work<T>,
    committing: (sent: Lost<T> | undefined) => void,
  ): Promise<T> {
    const { noting, sent } = notingOf(connection);
    sent.length = 0;
    const later: Later = (statement) => void statement.catch(() => {});
    const begun = noting.query(fates?.beginSql ?? 'begin', []);
    later(begun);
    try {
      const result = await work(noting, later);
      const [known = []] = await begun;
      committing({ result, known });
      const committed = connection.query('commit', []);
      committed.catch(() => {});
      await inOrder(sent);
      await committed;
      return result;
    } catch (error) {
      const first = await inOrder(sent).then(
        () => undefined,
        (failed: unknown) => failed,
      );
      if (first !== undefined && isRefused(first)) committing(undefined);
      await connection.query('rollback', []).catch(() => {});
      throw first ?? error;
    }
  }

  async function lookFor<T>(lost: Lost<T>): ReturnType<CommitUnknown<T>['find']> {
    for (const ms of ASK_AGAIN_MS) {
      try {
        return await find(lost);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        await wait(ms);
      }
    }
    throw new CommitUnknown('The database does not say what it has kept', () => find(lost));
  }

  async function find<T>({ result, known }: Lost<T>): ReturnType<CommitUnknown<T>['find']> {
    const fate = await ask(known);
    if (fate === 'in progress') throw new StoreUnavailable('The transaction has not ended yet');
    if (fate === 'committed') return { kept: true, result };
    return fate === 'aborted' ? { kept: false } : undefined;
  }

  async function ask(known: readonly unknown[]): Promise<unknown> {
    try {
      const [row] = await driver.withConnection((connection) => connection.query(fates?.askSql ?? '', known));
      return row?.[0];
    } catch (error) {
      throw storeError(error);
    }
  }
}

/** Rejects as the first of them does: after one that failed the database refuses the rest, and that says nothing of the cause. */
async function inOrder(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const statement of sent) await statement;
}
