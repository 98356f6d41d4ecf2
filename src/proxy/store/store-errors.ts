import { DrizzleQueryError } from './drizzle.ts';
import { StoreConflict, StoreUnavailable } from './records.ts';

const UNIQUE_VIOLATION = '23505';
const REPEATABLE = new Set(['40001', '40P01']);
const SQL_STATE = /^[0-9A-Z]{5}$/;
/**
 * Connection, resources, operator and system errors, a read-only database, a lock or statement that took too long, a transaction that the
 * server ended because it was silent.
 */
const OUT_OF_REACH = /^(08|53|57|58|25006|25P03|55P03|CONNECTION_)/;

interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
  readonly constraint_name?: string;
}

/** A serialisation failure or deadlock: nothing was kept, and the same work may be done again. */
export function isRepeatable(error: unknown): boolean {
  return REPEATABLE.has(databaseError(error)?.code ?? '');
}

/** Whether the database may do in a while what it does not do now. */
export function mayPass(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code !== undefined && (REPEATABLE.has(code) || OUT_OF_REACH.test(code));
}

/** The database itself refused a statement: nothing of its transaction is kept, whatever was sent behind it. */
export function isRefused(error: unknown): boolean {
  return SQL_STATE.test(databaseError(error)?.code ?? '');
}

/**
 * What a caller of the store sees of a failure. The driver's own errors carry statements and their parameters, so none of them is
 * passed on. What is no failure of the database passes as it is.
 */
export function storeError(error: unknown): unknown {
  const found = databaseError(error);
  if (!found) return error instanceof DrizzleQueryError ? new Error('A statement failed') : error;
  if (found.code === UNIQUE_VIOLATION) {
    return new StoreConflict(found.constraint_name ?? found.constraint ?? 'a unique value');
  }
  if (mayPass(found)) {
    return new StoreUnavailable(new Error(`Database error ${found.code}`));
  }
  return new Error(`A statement was refused by the database: ${found.code}`);
}

function databaseError(error: unknown): DatabaseError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as Partial<DatabaseError>;
    if (code !== undefined && (SQL_STATE.test(code) || OUT_OF_REACH.test(code)))
      return cause as Error & DatabaseError;
  }
  return undefined;
}
