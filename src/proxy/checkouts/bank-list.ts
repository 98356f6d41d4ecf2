import type { Bank } from '../../contract/view-parts.ts';
import type { Clock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import type { Conditions } from './bank-conditions.ts';
import { type BankSource, bankSource, sortBanks } from './bank-rows.ts';

const RETRY_MS = 2_000;
/** A page is not kept waiting longer for a list that does not come. */
const FIRST_LIST_MS = 2_500;

/**
 * A list of the provider's (institutions of a payment, banks of a mandate), kept in memory and in the store. What an earlier process has kept is shown at once and fetched anew in
 * the background.
 */
export interface BankList {
  /** Waits a moment for the first fetch where nothing is kept; answers undefined where that fails. */
  load(): Promise<BankSource | undefined>;
  /** As it is kept here or in the store; waits for no fetch, and has one begun where that is due. */
  kept(): Promise<BankSource | undefined>;
  /** As last loaded. */
  current(): BankSource | undefined;
}

/** A list whose entries are known, too. */
export interface BankListOf<T> extends BankList {
  find(id: string): T | undefined;
  /** The first one, as last loaded. */
  findBy(matches: (entry: T) => boolean): T | undefined;
}

export interface BankListDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly freshMs: number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export function createBankList<T extends { readonly id: string }>(
  options: BankListDeps & {
    /** What it is kept under; provider and mode are part of it. */
    name: string;
    /** Undefined where the provider did not answer with a list. */
    fetchList(): Promise<readonly T[] | undefined>;
    toBank(entry: T): Bank;
    conditions: { current(): Conditions };
  },
): BankListOf<T> {
  const { store, name, fetchList, toBank, clock, conditions, freshMs, sleep } = options;
  let sorted: readonly Bank[] | undefined;
  let marks = conditions.current();
  let source: BankSource | undefined;
  let byId = new Map<string, T>();
  let fetchedAt = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  function keep(entries: readonly T[], at: number): void {
    byId = new Map(entries.map((entry) => [entry.id, entry]));
    sorted = sortBanks(entries.map(toBank));
    source = bankSource(sorted, marks);
    fetchedAt = at;
  }

  /** The list with the newest conditions, put together again only where these have changed. */
  function current(): BankSource | undefined {
    const newest = conditions.current();
    if (newest !== marks) {
      marks = newest;
      source = sorted && bankSource(sorted, marks);
    }
    return source;
  }

  async function restore(): Promise<void> {
    const cached = await store.readProviderCache(name).catch(() => undefined);
    if (cached && !source) keep(cached.value as readonly T[], 0);
  }

  async function fetchAnew(): Promise<void> {
    triedAt = clock.monotonic();
    const entries = await fetchList().catch(() => undefined);
    if (entries === undefined || entries.length === 0) return;
    keep(entries, clock.now());
    await store.writeProviderCache(name, entries).catch(() => {});
  }

  function refresh(): Promise<void> {
    running ??= fetchAnew().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function inTime(fetching: Promise<void>): Promise<void> {
    const patience = new AbortController();
    await Promise.race([fetching, sleep(FIRST_LIST_MS, patience.signal)]);
    patience.abort();
  }

  async function kept(): Promise<BankSource | undefined> {
    if (!source) await restore();
    const isFresh = source && (clock.now() - fetchedAt < freshMs || clock.monotonic() - triedAt < RETRY_MS);
    if (!isFresh) void refresh();
    return current();
  }

  return {
    current,
    find: (id) => byId.get(id),
    findBy: (matches) => [...byId.values()].find(matches),
    kept,
    async load() {
      if (!(await kept())) await inTime(refresh());
      return current();
    },
  };
}
