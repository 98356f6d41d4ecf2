import { expect, it } from 'vitest';
import type { SqlConnection, SqlDriver } from './driver.ts';
import { CommitUnknown, StoreConflict, StoreUnavailable } from './records.ts';
import { createTransactions } from './transactions.ts';

const refusal = (code: string) => Object.assign(new Error(code), { code });

/** A server that answers late and in any order, as promises of statements settle; `fails` says which statement it refuses, and how. */
function server(fails: (text: string, nth: number) => string | undefined, canBeAsked = true) {
  const asked: string[] = [];
  let isBroken = false;
  const connection: SqlConnection = {
    query(text) {
      asked.push(text);
      if (text.startsWith('begin') || text === 'rollback') isBroken = false;
      // A commit of what was refused keeps nothing, and says so without an error.
      if (isBroken && text === 'commit') return Promise.resolve([]);
      const code = isBroken ? '25P02' : fails(text, asked.filter((each) => each === text).length);
      if (code === undefined) return Promise.resolve([['7', 'epoch']]);
      // What follows a refused statement is refused at once; the word about the cause takes longer to come through.
      if (isBroken) return Promise.reject(refusal(code));
      isBroken = true;
      return new Promise((_, reject) => setTimeout(() => reject(refusal(code)), 5));
    },
  };
  const driver: Partial<SqlDriver> = {
    fates: canBeAsked ? { beginSql: 'begin; select', askSql: 'what became of' } : undefined,
    withConnection: (work) => work(connection),
  };
  return { asked, run: createTransactions(driver as SqlDriver) };
}

it('a transaction is one piece with its commit: nothing that only writes is waited for before', async () => {
  const { asked, run } = server(() => undefined);
  const kept = await run(async (connection, later) => {
    later(connection.query('insert one', []));
    later(connection.query('insert two', []));
    return 'kept';
  });
  expect(kept).toBe('kept');
  expect(asked).toEqual(['begin; select', 'insert one', 'insert two', 'commit']);
});

it('what is refused first is why it failed, not what is refused because of it', async () => {
  const { run } = server((text) => (text === 'insert one' ? '23505' : undefined));
  await expect(
    run(async (connection, later) => {
      later(connection.query('insert one', []));
      later(connection.query('insert two', []));
    }),
  ).rejects.toBeInstanceOf(StoreConflict);
});

it('so it is where a later statement is waited for', async () => {
  const { run } = server((text) => (text === 'insert one' ? '23505' : undefined));
  await expect(
    run(async (connection, later) => {
      later(connection.query('insert one', []));
      await connection.query('select', []);
    }),
  ).rejects.toBeInstanceOf(StoreConflict);
});

it('so it is where two are waited for together', async () => {
  const { run } = server((text) => (text === 'lock' ? '25006' : undefined));
  await expect(
    run((connection) => Promise.all([connection.query('lock', []), connection.query('select', [])])),
  ).rejects.toBeInstanceOf(StoreUnavailable);
});

it('a serialisation failure of something that only writes is done again, whole', async () => {
  const { asked, run } = server((text, nth) => (text === 'insert one' && nth === 1 ? '40001' : undefined));
  await run(async (connection, later) => later(connection.query('insert one', [])));
  expect(asked).toEqual([
    ...['begin; select', 'insert one', 'commit', 'rollback'],
    ...['begin; select', 'insert one', 'commit'],
  ]);
});

it('of a transaction that the database refused nobody asks what became of it', async () => {
  const { asked, run } = server((text) => (text === 'insert one' ? '53100' : undefined));
  await expect(
    run(async (connection, later) => later(connection.query('insert one', []))),
  ).rejects.toBeInstanceOf(StoreUnavailable);
  expect(asked).not.toContain('what became of');
});

it('a commit whose answer was lost may have been kept, also where the database cannot be asked', async () => {
  const { run } = server((text) => (text === 'commit' ? 'CONNECTION_LOST' : undefined), false);
  const lost = await run(async () => 'kept').catch((error: unknown) => error);
  expect(lost).toBeInstanceOf(CommitUnknown);
  expect(await (lost as CommitUnknown<string>).find()).toBeUndefined();
});
