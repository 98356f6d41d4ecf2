import { ProblemError } from '../../contract/problem.ts';

/** How often somebody may do something. Infinity where it is not limited. */
export interface RateLimits {
  /**
   * Openings of pages within a minute, by address. Generous: whole mobile networks share a few addresses. Counted in each process: one count for all would be a
   * statement more for every page, and no page opens anything that was not open.
   */
  readonly pageOpens: number;
  /** Commands within a minute, by checkout, over all processes. Reading and watching are never limited. */
  readonly commands: number;
  /** Logins of one user at one bank within an hour, over all checkouts and processes. Ten with live keys unless told. */
  readonly bankLogins: number;
}

/** Throws `rate_limited` with the seconds until the key's next call is let through. */
export type RateLimit = (key: string | undefined) => void;

const MINUTE_MS = 60_000;
/** Beyond this many callers at once, those whose allowance is full again are forgotten. */
const MANY = 10_000;

interface Allowance {
  left: number;
  at: number;
}

/** Lets `perMinute` calls through for each key, refilled evenly. What has no key is not limited. */
export function createRateLimit(perMinute: number, monotonic: () => number): RateLimit {
  const allowances = new Map<string, Allowance>();
  const refilled = ({ left, at }: Allowance): number =>
    Math.min(perMinute, left + ((monotonic() - at) * perMinute) / MINUTE_MS);
  return (key) => {
    if (key === undefined || perMinute === Number.POSITIVE_INFINITY) return;
    const known = allowances.get(key);
    const left = known ? refilled(known) : perMinute;
    if (left < 1) {
      const retryAfter = Math.ceil(((1 - left) * MINUTE_MS) / perMinute / 1000);
      throw new ProblemError('rate_limited', { retryAfter });
    }
    allowances.set(key, { left: left - 1, at: monotonic() });
    if (allowances.size <= MANY) return;
    for (const [other, allowance] of allowances)
      if (refilled(allowance) >= perMinute) allowances.delete(other);
  };
}

/**
 * Who a call comes from: the address of the connection, or the one that the outermost of our own reverse proxies has seen.
 * What a caller writes into the header itself stands further left and is not looked at.
 */
export function callerAddress(options: {
  connection: string | undefined;
  forwardedFor: string | null;
  trustedHops: number;
}): string | undefined {
  const { connection, forwardedFor, trustedHops } = options;
  if (trustedHops === 0) return connection;
  const seen = (forwardedFor ?? '').split(',').map((part) => part.trim());
  return seen.at(-trustedHops) || connection;
}
