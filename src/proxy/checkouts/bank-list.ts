import type { Bank } from '../../contract/session.ts';
import type { Clock } from '../clock.ts';
import type { Institution, Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import type { BankConditions } from './bank-conditions.ts';
import { type BankSource, bankSource, sortBanks } from './bank-rows.ts';

const RETRY_MS = 2_000;
/** A page is not kept waiting longer for a list that does not come. */
const FIRST_LIST_MS = 2_500;

/**
 * The provider's institutions, kept in memory and in the store. What an earlier process has kept is shown at once and fetched anew in
 * the background.
 */
export interface BankList {
  /** Waits a moment for the first fetch where nothing is kept; answers undefined where that fails. */
  load(): Promise<BankSource | undefined>;
  /** As last loaded. */
  current(): BankSource | undefined;
  find(id: string): Institution | undefined;
}

export function createBankList(options: {
  store: Store;
  provider: Provider;
  clock: Clock;
  conditions: BankConditions;
  freshMs: number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}): BankList {
  const { store, provider, clock, conditions, freshMs, sleep } = options;
  const name = `institutions:${provider.name}:${provider.mode}`;
  let sorted: readonly Bank[] | undefined;
  let marks = conditions.current();
  let source: BankSource | undefined;
  let byId = new Map<string, Institution>();
  let fetchedAt = 0;
  let triedAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  function keep(institutions: readonly Institution[], at: number): void {
    byId = new Map(institutions.map((institution) => [institution.id, institution]));
    sorted = sortBanks(institutions.map(bankOf));
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
    if (cached && !source) keep(cached.value as readonly Institution[], 0);
  }

  async function fetchAnew(): Promise<void> {
    triedAt = clock.monotonic();
    const answer = await provider.institutions().catch(() => undefined);
    if (answer?.kind !== 'ok' || answer.value.length === 0) return;
    keep(answer.value, clock.now());
    await store.writeProviderCache(name, answer.value).catch(() => {});
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

  return {
    current,
    find: (id) => byId.get(id),
    async load() {
      if (!source) await restore();
      if (!source) await inTime(refresh());
      else if (clock.now() - fetchedAt >= freshMs && clock.monotonic() - triedAt >= RETRY_MS) void refresh();
      return current();
    },
  };
}

function bankOf({ id, name, segment, methods, colour, find }: Institution): Bank {
  return {
    id,
    name,
    segment,
    methods: methods.map((method) => method.name),
    ...(colour === undefined ? {} : { colour }),
    ...(find === undefined ? {} : { find }),
  };
}
