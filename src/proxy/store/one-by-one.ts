import type { SqlConnection, StatementHook } from './driver.ts';

/** The same connection, which sends a statement once the one before it was answered and `after` is done with it. */
export function oneByOne(connection: SqlConnection, after: StatementHook): SqlConnection {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query(text, params) {
      const mine = last.then(async () => {
        const rows = await connection.query(text, params);
        await after(text);
        return rows;
      });
      last = mine.catch(() => {});
      return mine;
    },
  };
}
