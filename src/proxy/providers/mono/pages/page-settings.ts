import type { PageCall } from '../../page-provider.ts';

/** Longest times in milliseconds, from the first byte of a name lookup to the last of the answer; of a call that reads pages, for all of them. */
export type PageTimeouts = Readonly<Record<Exclude<PageCall, 'open-mandate-page'>, number>>;

export const defaultPageTimeouts: PageTimeouts = {
  'open-page': 20_000,
  refund: 60_000,
  'create-sub-account': 15_000,
  'list-sub-accounts': 20_000,
};
