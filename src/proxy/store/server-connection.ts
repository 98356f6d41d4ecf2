import { Socket } from 'node:net';
import { Client, DatabaseError } from 'pg';
import type { SqlConnection } from './driver.ts';
import type { ServerAddress } from './server-address.ts';

/** How long statements may take, and wait for a lock. The server ends what takes longer; only a line that died is left to our own deadline. */
interface Patience {
  readonly statementMs: number;
  readonly lockMs: number;
  readonly answerMs: number;
}
const SECONDS: Patience = { statementMs: 8_000, lockMs: 5_000, answerMs: 9_000 };
/** For what is done once, before anybody is served. */
export const MINUTES: Patience = { statementMs: 600_000, lockMs: 600_000, answerMs: 610_000 };
/** A transaction does nothing but statements: one that is silent belongs to a process that died or lost its line. */
const SILENT_TRANSACTION_MS = 5_000;
const CONNECT_MS = 4_000;
const KEEP_ALIVE_AFTER_MS = 10_000;

/** There is no line to the server, or it ended, or was silent beyond its deadline. Whether the last statement was done is not known. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST';

  constructor(cause: unknown) {
    super('The connection to the database was lost', { cause });
    this.name = 'ConnectionLost';
  }
}

/** One connection to a PostgreSQL server. Every statement is answered, refused or given up in time; what was given up on is not used again. */
export interface ServerConnection extends SqlConnection {
  /** False once the line is lost or the session was ended. */
  isUsable(): boolean;
  /** Whether it answers within `ms`; where not, it is lost. */
  answers(ms: number): Promise<boolean>;
  /** Calls `listener` once, when the connection is no longer usable, for whatever reason. */
  onLost(listener: () => void): void;
  /** Calls `listener` with what is told on channels that are listened to. */
  onNotice(listener: (payload: string) => void): void;
  end(): void;
}

/** `options` are server settings of this session, as PostgreSQL's `options` parameter takes them. */
export async function connectToServer(
  address: ServerAddress,
  { options, patience = SECONDS }: { options?: string; patience?: Patience } = {},
): Promise<ServerConnection> {
  const socket = new Socket();
  const client = new Client({
    ...address,
    stream: () => socket,
    options,
    application_name: 'directpay-widget',
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: patience.statementMs,
    lock_timeout: patience.lockMs,
    idle_in_transaction_session_timeout: SILENT_TRANSACTION_MS,
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MS,
  });
  let usable = true;
  const lostListeners: (() => void)[] = [];
  const leave = (): void => {
    if (!usable) return;
    usable = false;
    for (const listener of lostListeners) listener();
  };
  const lose = (): void => {
    socket.destroy();
    leave();
  };
  client.on('error', lose);
  client.on('end', lose);
  try {
    await client.connect();
  } catch (error) {
    lose();
    throw new ConnectionLost(error);
  }

  async function ask(text: string, params: readonly unknown[], within: number): Promise<unknown[][]> {
    if (!usable) throw new ConnectionLost(undefined);
    const late = setTimeout(lose, within);
    sendTogether(socket);
    try {
      const prepared = params.length > 0 && { name: nameOf(text), values: [...params] };
      const answered = await client.query<unknown[]>({ text, rowMode: 'array', ...prepared });
      const { rows } = [answered].flat().at(-1) ?? answered;
      return rows;
    } catch (error) {
      if (error instanceof DatabaseError) throw error;
      lose();
      throw new ConnectionLost(error);
    } finally {
      clearTimeout(late);
    }
  }

  return {
    query: (text, params) => ask(text, params, patience.answerMs),
    isUsable: () => usable,
    answers: (ms) =>
      ask('select 1', [], ms).then(
        () => true,
        () => false,
      ),
    onLost: (listener) => void lostListeners.push(listener),
    onNotice: (listener) => void client.on('notification', ({ payload }) => listener(payload ?? '')),
    end() {
      leave();
      void client.end();
      // A server that no longer answers would never close its side.
      setTimeout(() => socket.destroy(), CONNECT_MS).unref();
    },
  };
}

/** What is asked before the turn of the event loop is over leaves in one piece: each piece costs more than a statement does. */
function sendTogether(socket: Socket): void {
  socket.cork();
  process.nextTick(() => socket.uncork());
}

const names = new Map<string, string>();

/** The server plans a statement once for each connection, and knows it by this name. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
