/**
 * One connection. Rows come as arrays of values, in the order of the columns. Statements may be asked before earlier ones are answered: they are done one
 * after the other, in that order. After one that fails inside a transaction the rest of it fails too, and its `commit` keeps nothing.
 */
export interface SqlConnection {
  query(text: string, params: readonly unknown[]): Promise<readonly unknown[][]>;
}

/** What the store needs of a database: the seam between PGlite and a PostgreSQL server. */
export interface SqlDriver {
  /** Lends one connection for the time of `work`. */
  withConnection<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T>;
  /** The same for work that may take minutes, as bringing the schema forward on large tables does. */
  withPatientConnection<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T>;
  /** How long whoever waits longest for a connection has waited, milliseconds; 0 where nobody does. */
  longestWaitMs(): number;
  /** SQL that tells every process about a commit, run inside its transaction; undefined where there is only this process. */
  readonly notifySql: string | undefined;
  /** How the fate of a commit is found out whose answer was lost; undefined where none can be lost. */
  readonly fates: CommitFates | undefined;
  /** Calls `onNotice` with what was told; with undefined once notices may have been missed. */
  listen(onNotice: (payload: string | undefined) => void): Promise<void>;
  /** This process, as other processes know it. */
  readonly owner: string;
  ownerAlive(owner: string): Promise<boolean>;
  close(): Promise<void>;
}

/** A transaction is known by two values that the server gives when it begins. */
export interface CommitFates {
  /** Begins a transaction, and answers what it is known by. */
  readonly beginSql: string;
  /** Asked on any connection: `committed`, `aborted` or `in progress`, or null where the server cannot tell. */
  readonly askSql: string;
}

/** Called after every statement has been executed. For tests that stop a process at each of them. */
export type StatementHook = (text: string) => void | Promise<void>;

/** The database cannot be used as it is. Its message is one line that says what to do; the process must not start. */
export class StoreRefused extends Error {
  /** It is away, full or busy: the next start may go well with nothing changed. */
  readonly mayPass: boolean;

  constructor(message: string, { mayPass = false, ...options }: ErrorOptions & { mayPass?: boolean } = {}) {
    super(message, options);
    this.name = 'StoreRefused';
    this.mayPass = mayPass;
  }
}
