import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { debits } from '../../src/proxy/store/mandate-schema.ts';
import { attempts, checkouts, events, outbox } from '../../src/proxy/store/schema.ts';
import { selectFrom } from '../../src/proxy/store/statements.ts';
import type { Debit } from '../../src/sandbox/ledger.ts';
import type { Facts } from '../torture/checker/facts.ts';
import { statesMoveForward } from '../torture/checker/moves.ts';
import { sumsAgree } from '../torture/checker/sums.ts';

/** What the rules over a whole run's books are judged by. */
export type Books = Parameters<typeof statesMoveForward>[0] & Parameters<typeof sumsAgree>[0];

const all = { where: undefined };
const selectCheckouts = selectFrom(checkouts, all);
const selectAttempts = selectFrom(attempts, all);
const selectEvents = selectFrom(events, all);
const selectOutbox = selectFrom(outbox, all);
const selectDebits = selectFrom(debits, all);

const nobodysWords: Facts['lastWords'] = new Map();

/** All that is kept, as it stands, beside what was really debited. */
export function readBooks(driver: SqlDriver, ledger: readonly Debit[]): Promise<Books> {
  return driver.withConnection(async (connection) => ({
    ledger,
    lastWords: nobodysWords,
    readAt: 0,
    checkouts: (await selectCheckouts(connection, {})).map(({ payment, lease, ...plain }) => ({
      ...plain,
      paidBy: payment?.providerReference ?? null,
      leaseUntil: lease?.until ?? null,
    })),
    attempts: await selectAttempts(connection, {}),
    events: (await selectEvents(connection, {})).sort((one, other) => one.seq - other.seq),
    outbox: (await selectOutbox(connection, {})).map((row) => ({ ...row, type: row.payload.type })),
    debits: await selectDebits(connection, {}),
  }));
}

/** I7 and I16, by the rules that judge a torture run. In words; empty where both hold. */
export function judgeBooks(books: Books): string[] {
  return [...statesMoveForward(books), ...sumsAgree(books)].map(
    ({ invariant, what, said, truth }) => `${invariant}: ${what} ${JSON.stringify({ said, truth })}`,
  );
}
