/**
 * What a scenario does to a caller without any wisdom, in words: every call with its answer, how verify, the list and the ledger
 * looked as time went by, and the webhooks that came.
 */
export interface Expected {
  readonly calls: string;
  readonly verify: string;
  readonly list: string;
  readonly debits: string;
  readonly webhooks: string;
}

/** One debit, known at once to everybody. */
export const paid = (calls: string, rest: Partial<Expected> = {}): Expected => ({
  calls,
  verify: 'at once successful',
  list: 'at once successful',
  debits: 'at once 21300',
  webhooks: '5 s successful',
  ...rest,
});

/** Refused as a payment: known as failed to everybody, no debit. */
export const failed = (calls: string, rest: Partial<Expected> = {}): Expected => ({
  calls,
  verify: 'at once failed',
  list: 'at once failed',
  debits: 'at once none',
  webhooks: '5 s failed',
  ...rest,
});

/** It never came to a payment that anybody could know of. */
export const nothing = (calls: string, rest: Partial<Expected> = {}): Expected => ({
  calls,
  verify: 'at once 404',
  list: 'at once nothing',
  debits: 'at once none',
  webhooks: 'none',
  ...rest,
});
