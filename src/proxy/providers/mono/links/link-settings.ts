import type { LinkCall } from '../../link-provider.ts';

/** Longest times in milliseconds, from the first byte of a name lookup to the last of the answer. */
export type LinkTimeouts = Readonly<Record<LinkCall, number>>;

/** How linked accounts are spoken of where the documents are silent. */
export interface LinkSettings {
  /** What a balance is counted in: no document tells. Where it is not known, none is told. */
  readonly balanceUnit: 'kobo' | 'naira' | 'unknown';
  readonly timeouts: LinkTimeouts;
}

export type LinkOptions = Partial<Omit<LinkSettings, 'timeouts'>> & {
  readonly timeouts?: Partial<LinkTimeouts>;
};

export function readLinkSettings({ timeouts, ...options }: LinkOptions = {}): LinkSettings {
  return {
    balanceUnit: 'unknown',
    ...options,
    timeouts: { 'open-link': 15_000, 'read-account': 10_000, 'list-accounts': 15_000, ...timeouts },
  };
}
