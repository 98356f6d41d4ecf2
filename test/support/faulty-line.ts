import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../../src/demo/free-port.ts';
import { answersCommit, asksToCommit } from './commit-on-the-line.ts';

/** A line to a PostgreSQL server that does what networks do. */
export interface FaultyLine {
  /** The database's url by this line. */
  readonly url: string;
  /** Cuts every connection with a reset. New ones are served. */
  reset(): void;
  /** From now on bytes of the present connections go nowhere and nobody is told; with `all`, those of new ones too. */
  swallow(what: 'present' | 'all'): void;
  /** The same with the present ones, before this piece of all that was sent to the server, from 0, gets there. */
  swallowFrom(piece: number): void;
  /** How many pieces were sent to the server. */
  pieces(): number;
  /** Cuts every connection, and new ones at once. */
  refuse(): void;
  /** Serves new connections again, and cuts none. */
  heal(): void;
  /**
   * Cuts one connection when it next sends `commit`, or that many times later: before the server sees it, or once the server has answered
   * it. Resolves after the cut.
   */
  cutAtCommit(when: 'before' | 'after', later?: number): Promise<void>;
  close(): Promise<void>;
}

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  isSwallowed: boolean;
}

export async function openFaultyLine(databaseUrl: string): Promise<FaultyLine> {
  const target = new URL(databaseUrl);
  const pairs = new Set<Pair>();
  let state: 'serving' | 'refusing' | 'swallowing' = 'serving';
  let pieces = 0;
  let swallowedFrom = Number.POSITIVE_INFINITY;
  let cut: { when: 'before' | 'after'; later: number; done(): void } | undefined;

  const end = (pair: Pair): void => {
    pairs.delete(pair);
    pair.near.resetAndDestroy();
    pair.far.resetAndDestroy();
  };

  const swallowPresent = (): void => {
    for (const pair of pairs) pair.isSwallowed = true;
  };

  const server = createServer((near) => {
    near.on('error', () => {});
    if (state === 'refusing') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(Number(target.port), target.hostname);
    const pair: Pair = { near, far, isSwallowed: state === 'swallowing' };
    pairs.add(pair);
    let isCutAtAnswer: (() => void) | undefined;
    near.on('data', (bytes) => {
      if (pieces === swallowedFrom) swallowPresent();
      pieces += 1;
      if (pair.isSwallowed) return;
      if (cut && asksToCommit(bytes) && cut.later-- === 0) {
        const { when, done } = cut;
        cut = undefined;
        if (when === 'before') {
          end(pair);
          done();
          return;
        }
        isCutAtAnswer = done;
      }
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (pair.isSwallowed) return;
      if (isCutAtAnswer && answersCommit(bytes)) {
        end(pair);
        isCutAtAnswer();
        return;
      }
      near.write(bytes);
    });
    far.on('error', () => near.resetAndDestroy());
    far.on('close', () => pair.isSwallowed || near.end());
    near.on('close', () => pair.isSwallowed || far.end());
  });
  const port = await freePort();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  const reset = (): void => {
    for (const pair of pairs) end(pair);
  };

  return {
    url: url.href,
    reset,
    swallow(what) {
      swallowPresent();
      if (what === 'all') state = 'swallowing';
    },
    swallowFrom(piece) {
      swallowedFrom = piece;
    },
    pieces: () => pieces,
    refuse() {
      state = 'refusing';
      reset();
    },
    heal() {
      state = 'serving';
      cut = undefined;
    },
    cutAtCommit: (when, later = 0) =>
      new Promise((resolve) => {
        cut = { when, later, done: resolve };
      }),
    async close() {
      reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
