import { connect, createServer, type Socket } from 'node:net';
import { answersCommit, asksToCommit } from '../../support/commit-on-the-line.ts';

/** What may become of a connection to the database. */
export type DatabaseFate =
  /** Cut when it says `commit`, before the server hears it. */
  | 'cut-before-commit'
  /** Cut when the server has answered `commit`: whoever asked cannot know. */
  | 'cut-after-commit'
  /** Cut anywhere. */
  | 'reset'
  /** From now on nothing goes through, and nobody is told. */
  | 'half-open'
  /** A statement reaches the server late. */
  | 'late';

export interface DatabaseLineOptions {
  readonly port: number;
  readonly serverPort: number;
  /** Drawn for everything a proxy sends; undefined where all goes well. */
  fateOf(isCommit: boolean): DatabaseFate | undefined;
  onFault(fate: DatabaseFate): void;
}

export interface DatabaseLine {
  heal(): void;
  close(): Promise<void>;
}

const LATE_MS = 300;

/** A line to the database server, which knows of its protocol no more than what a commit looks like. */
export async function openDatabaseLine(options: DatabaseLineOptions): Promise<DatabaseLine> {
  const ends = new Map<Socket, () => void>();
  const dead = new Set<Socket>();

  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: options.serverPort, host: '127.0.0.1', noDelay: true });
    let isCutAtAnswer = false;
    let held: Buffer[] | undefined;
    const cut = (): void => {
      ends.delete(near);
      dead.delete(near);
      near.resetAndDestroy();
      far.resetAndDestroy();
    };
    ends.set(near, cut);
    const deliver = (bytes: Buffer): void => {
      if (held) held.push(bytes);
      else far.write(bytes);
    };
    near.on('data', (bytes: Buffer) => {
      if (dead.has(near)) return;
      const isCommit = asksToCommit(bytes);
      const fate = held ? undefined : options.fateOf(isCommit);
      if (fate) options.onFault(fate);
      switch (fate) {
        case 'cut-before-commit':
        case 'reset':
          return cut();
        case 'half-open':
          dead.add(near);
          return;
        case 'cut-after-commit':
          isCutAtAnswer = true;
          break;
        case 'late':
          held = [];
          setTimeout(() => {
            for (const late of held ?? []) far.write(late);
            held = undefined;
          }, LATE_MS);
          break;
        case undefined:
          break;
      }
      deliver(bytes);
    });
    far.on('data', (bytes) => {
      if (dead.has(near)) return;
      if (isCutAtAnswer && answersCommit(bytes)) cut();
      else near.write(bytes);
    });
    near.on('error', () => {});
    far.on('error', cut);
    near.on('close', () => {
      ends.delete(near);
      dead.delete(near);
      far.end();
    });
    far.on('close', () => near.end());
  });
  await new Promise<void>((resolve) => {
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    heal() {
      for (const near of dead) ends.get(near)?.();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const cut of ends.values()) cut();
      await closed;
    },
  };
}
