import type { WireSubAccount } from '../../proxy/providers/mono/one-time-wire.ts';

/** The sub-accounts of one sandbox, oldest first. */
export interface SubAccountBook {
  add(account: WireSubAccount): void;
  byId(id: string): WireSubAccount | undefined;
  all(): readonly WireSubAccount[];
  reset(): void;
}

export function createSubAccountBook(): SubAccountBook {
  const byId = new Map<string, WireSubAccount>();
  return {
    add: (account) => void byId.set(account.id, account),
    byId: (id) => byId.get(id),
    all: () => [...byId.values()],
    reset: () => byId.clear(),
  };
}
