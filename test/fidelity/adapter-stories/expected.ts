import type { Seen } from '../adapter-payer.ts';

/** One debit of what was ordered, known to everybody. */
export const paid = (calls: string, rest: Partial<Seen> = {}): Seen => ({
  calls,
  verify: 'successful',
  listed: 'successful',
  debits: [500_000],
  rings: 'successful',
  ...rest,
});

/** A payment that failed, known to everybody. */
export const failed = (calls: string, rest: Partial<Seen> = {}): Seen => ({
  calls,
  verify: 'failed',
  listed: 'failed',
  debits: [],
  rings: 'failed',
  ...rest,
});

/** It never came to a payment that anybody could know of. */
export const nothing = (calls: string, rest: Partial<Seen> = {}): Seen => ({
  calls,
  verify: 'not-found',
  listed: 'nothing',
  debits: [],
  rings: 'none',
  ...rest,
});
