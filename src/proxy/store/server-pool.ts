import type { ServerConnection } from './server-connection.ts';

/** How long a caller waits for one of the connections to be free. */
const TURN_MS = 5_000;
/** A connection at rest for longer is asked whether it still answers before it is lent. */
const TRUSTED_FOR_MS = 1_000;
const ANSWERS_WITHIN_MS = 2_000;
/** A connection is replaced after this time, and with it what the server keeps for it. */
const LIFE_MS = 30 * 60_000;
const CLOSE_WITHIN_MS = 5_000;

/** Nobody gave a connection back in time. */
class PoolExhausted extends Error {
  readonly code = 'CONNECTION_AWAITED';

  constructor() {
    super('No connection to the database became free');
    this.name = 'PoolExhausted';
  }
}

export interface ServerPool {
  /** Lends one connection for the time of `work`. */
  lend<T>(work: (connection: ServerConnection) => Promise<T>): Promise<T>;
  /** How long whoever waits longest for a connection has waited, milliseconds; 0 where nobody does. */
  longestWaitMs(): number;
  /** Waits for what is lent, within bounds. */
  close(): Promise<void>;
}

interface Resting {
  readonly connection: ServerConnection;
  readonly bornAt: number;
  readonly since: number;
}

/** At most `size` connections, made when they are needed. Lost ones are thrown away and made anew; callers wait in order. */
export function createServerPool(open: () => Promise<ServerConnection>, size: number): ServerPool {
  let resting: Resting[] = [];
  const waiting: { readonly since: number; go(): void }[] = [];
  let free = size;
  let closing = false;
  let allBack = (): void => {};

  async function turn(): Promise<void> {
    if (closing) throw new PoolExhausted();
    if (free > 0) {
      free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const place = {
        since: performance.now(),
        go() {
          clearTimeout(late);
          resolve();
        },
      };
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(place), 1);
        reject(new PoolExhausted());
      }, TURN_MS);
      waiting.push(place);
    });
  }

  function giveTurnBack(): void {
    const next = waiting.shift();
    if (next) {
      next.go();
      return;
    }
    free += 1;
    if (free === size) allBack();
  }

  async function take(): Promise<{ connection: ServerConnection; bornAt: number }> {
    for (let last = resting.pop(); last; last = resting.pop()) {
      const { connection, bornAt, since } = last;
      const at = performance.now();
      if (!connection.isUsable()) continue;
      if (at - bornAt > LIFE_MS) {
        connection.end();
        continue;
      }
      if (at - since < TRUSTED_FOR_MS || (await connection.answers(ANSWERS_WITHIN_MS))) return last;
      // What took this line took the others too: each of them would cost its caller the same wait.
      for (const other of resting) other.connection.end();
      resting = [];
    }
    return { connection: await open(), bornAt: performance.now() };
  }

  return {
    async lend(work) {
      await turn();
      try {
        const { connection, bornAt } = await take();
        try {
          return await work(connection);
        } finally {
          if (closing) connection.end();
          else if (connection.isUsable()) resting.push({ connection, bornAt, since: performance.now() });
        }
      } finally {
        giveTurnBack();
      }
    },

    longestWaitMs: () => (waiting[0] ? performance.now() - waiting[0].since : 0),

    async close() {
      closing = true;
      for (const { connection } of resting) connection.end();
      resting = [];
      if (free === size) return;
      await new Promise<void>((resolve) => {
        allBack = resolve;
        setTimeout(resolve, CLOSE_WITHIN_MS).unref();
      });
    },
  };
}
