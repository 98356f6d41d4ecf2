import { expect, test } from 'vitest';
import type { SqlConnection } from './driver.ts';
import { asc, drizzle, eq, sql } from './drizzle.ts';
import { attempts, checkouts, events } from './schema.ts';
import { answering, columnsBut, insertInto, placesFor, selectFrom, updateIn } from './statements.ts';

/** Hears what is asked; answers with what it is given. */
function openConnection(rows: unknown[][] = []) {
  const asked: { text: string; params: readonly unknown[] }[] = [];
  const connection: SqlConnection = {
    async query(text, params) {
      asked.push({ text, params });
      return rows;
    },
  };
  const usual = drizzle(async (text, params) => {
    asked.push({ text, params });
    return { rows };
  });
  return { asked, connection, usual };
}

const event = { checkoutId: 'co_1', seq: 1, type: 'page.opened', at: 5, data: { bank: 'GTBank' } };

test('rows are written as the query builder writes them, whatever they are', async () => {
  const { asked, connection, usual } = openConnection();
  const rows = [event, { ...event, seq: 2, data: {} }];
  await insertInto(events)(connection, rows);
  await usual.insert(events).values(rows);
  expect(asked[0]).toEqual(asked[1]);
});

test('what is not there is written as nothing, and not as the word null', async () => {
  const { asked, connection } = openConnection();
  const save = updateIn(
    checkouts,
    ['lease', 'payment', 'expiresAt'],
    eq(checkouts.id, sql.placeholder('id')),
  );
  await save(connection, { id: 'co_1', lease: null, expiresAt: 7 });
  expect(asked[0]?.params).toEqual([7, null, null, 'co_1']);
});

test('a row is read as the query builder reads it', async () => {
  const row = columnsBut(attempts).map((name) => (name === 'number' ? 3 : null));
  const { asked, connection, usual } = openConnection([row]);
  const own = selectFrom(attempts, {
    where: eq(attempts.checkoutId, sql.placeholder('checkoutId')),
    orderBy: asc(attempts.number),
  });
  const found = await own(connection, { checkoutId: 'co_1' });
  expect(found).toEqual(
    await usual.select().from(attempts).where(eq(attempts.checkoutId, 'co_1')).orderBy(asc(attempts.number)),
  );
  expect(asked[0]).toEqual(asked[1]);
});

test('a row that is locked is asked for so', async () => {
  const { asked, connection } = openConnection();
  await selectFrom(checkouts, { where: eq(checkouts.id, sql.placeholder('id')), forUpdate: true })(
    connection,
    {
      id: 'co_1',
    },
  );
  expect(asked[0]?.text).toMatch(/ for update$/);
});

test('what a statement answers is read as the query builder reads it, and what is no column as it comes', async () => {
  const { asked, connection, usual } = openConnection([['at_1', null, '7', '9']]);
  const fields = {
    id: attempts.id,
    bank: attempts.institution,
    verifyAt: attempts.verifyAt,
    sum: sql<string>`sum(1)`,
  };
  const own = answering(fields, (from, named) =>
    from
      .update(attempts)
      .set(placesFor(['verifyAt']) as object)
      .where(eq(attempts.exposure, sql.placeholder('exposure')))
      .returning(named),
  );
  const found = await own(connection, { verifyAt: 7, exposure: 'sent' });
  const built = usual.update(attempts).set({ verifyAt: 7 }).where(eq(attempts.exposure, 'sent'));
  expect(found).toEqual(await built.returning(fields));
  expect(found).toEqual([{ id: 'at_1', bank: null, verifyAt: 7, sum: '9' }]);
  expect(asked[0]).toEqual(asked[1]);
});
