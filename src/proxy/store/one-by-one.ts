import type { SqlConnection, StatementHook } from './driver.ts';
import { createTurns } from './turns.ts';

/** The same connection, which sends a statement once the one before it was answered and `after` is done with it. */
export function oneByOne(connection: SqlConnection, after: StatementHook): SqlConnection {
  const inTurn = createTurns();
  return {
    query: (text, params) =>
      inTurn(async () => {
        const rows = await connection.query(text, params);
        await after(text);
        return rows;
      }),
  };
}
