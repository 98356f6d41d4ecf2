import { ProblemError } from '../../contract/problem.ts';
import type { SessionView } from '../../contract/session.ts';
import type { Clock } from '../clock.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import { bankPage } from './bank-rows.ts';
import { digest } from './ids.ts';
import type { Kinds } from './kind.ts';
import { type ParsedCommand, parseCommand, type Ran, type RunCommand } from './pipeline.ts';
import type { IsServed } from './served.ts';
import type { PageCheckouts, PageIdentity } from './service.ts';
import type { BankRows, ViewContext } from './view.ts';
import type { Watch } from './watch.ts';

const MAX_KEY = 255;
/** How often a command is looked at again that keeps its caller for longer than its patience. */
const LOOK_AGAIN_MS = 200;

interface Running {
  readonly checkoutId: string;
  readonly command: string;
  /** Of the view that it was given in. */
  readonly version: number;
  readonly done: Promise<Ran>;
  isTaken: boolean;
}

/** Builds the view of a page, with the banks where it needs them. */
export function createViewFor(options: {
  kinds: Kinds;
  context: ViewContext;
  clock: Clock;
}): (rows: CheckoutRows, pageKeyHash: string | undefined) => Promise<SessionView> {
  const { kinds, context, clock } = options;
  return async (rows, pageKeyHash) => {
    const { banks, stepOf, viewOf } = kinds[rows.checkout.kind];
    const view = (source: BankRows | undefined) => viewOf(rows, context, pageKeyHash, source, clock.now());
    if (stepOf(rows, pageKeyHash) !== 'choose-bank') return view({ banks: [] });
    const source = await banks.load();
    return view(source && bankPage(source, { preset: rows.checkout.presetBank }));
  };
}

export function createPages(options: {
  store: Store;
  kinds: Kinds;
  viewFor: ReturnType<typeof createViewFor>;
  isServed: IsServed;
  watch: Watch;
  run: RunCommand;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}): { pages: PageCheckouts; idle(): Promise<void> } {
  const { store, kinds, viewFor, isServed, watch, run, sleep } = options;
  const running = new Map<string, Running>();

  async function read(checkoutId: string): Promise<CheckoutRows> {
    const rows = await store.read(checkoutId);
    if (!rows || !isServed(rows.checkout)) throw new ProblemError('not_found');
    return rows;
  }

  /** Whoever sends a key again while it runs waits for the same outcome. */
  function start(
    checkoutId: string,
    key: string,
    parsed: ParsedCommand,
  ): { started: Running; joined: boolean } {
    const same = running.get(key);
    if (same) {
      if (same.checkoutId !== checkoutId || same.command !== parsed.command) {
        throw new ProblemError('idempotency_key_reused');
      }
      return { started: same, joined: true };
    }
    const taken = (): void => {
      started.isTaken = true;
    };
    const done = run(checkoutId, key, parsed, taken).finally(() => running.delete(key));
    done.catch(() => {});
    const { command, version } = parsed;
    const started: Running = { checkoutId, command, version, done, isTaken: false };
    running.set(key, started);
    return { started, joined: false };
  }

  /** What a command came to; once patience is over, where it stands. Before it is taken, the checkout would look as if nothing had been asked. */
  async function outcomeOf(started: Running, patienceMs: number): Promise<Ran> {
    for (let wait = patienceMs; ; wait = LOOK_AGAIN_MS) {
      const patience = new AbortController();
      const ran = await Promise.race([started.done, sleep(wait, patience.signal).then(() => undefined)]);
      patience.abort('answered');
      if (ran) return ran;
      const { isTaken, checkoutId, version } = started;
      const rows = await read(checkoutId);
      const { checkout } = rows;
      if (isTaken || checkout.lease || checkout.version !== version) return { rows, replayed: false };
    }
  }

  const pages: PageCheckouts = {
    async byClientToken(clientToken) {
      const checkout = await store.findByClientTokenHash(digest(clientToken));
      if (!checkout || !isServed(checkout)) return undefined;
      return { checkoutId: checkout.id, allowedOrigins: checkout.allowedOrigins };
    },
    async byReturnToken(returnToken) {
      const checkout = await store.findByReturnTokenHash(digest(returnToken));
      if (!checkout || !isServed(checkout)) return undefined;
      return { clientToken: checkout.clientToken };
    },
    async view(checkoutId, page) {
      return viewFor(await read(checkoutId), hashOf(page));
    },
    async watch(checkoutId, page, options) {
      const news = await watch(checkoutId, options);
      if (!news) return undefined;
      if (!news.rows) throw new ProblemError('not_found');
      return viewFor(news.rows, hashOf(page));
    },
    async banks(checkoutId, query) {
      const { checkout } = await read(checkoutId);
      const source = await kinds[checkout.kind].banks.load();
      if (!source) throw new ProblemError('provider_unreachable');
      return bankPage(source, { ...query, preset: query.q ? undefined : checkout.presetBank });
    },
    async command(checkoutId, page, request, { patienceMs }) {
      const pageKeyHash = hashOf(page);
      const { idempotencyKey } = request;
      const parsed = parseCommand(request, pageKeyHash);
      if (idempotencyKey === '') throw new ProblemError('idempotency_key_required');
      if (idempotencyKey.length > MAX_KEY) throw new ProblemError('invalid_request');
      const { started, joined } = start(checkoutId, idempotencyKey, parsed);
      const { rows, replayed } = await outcomeOf(started, patienceMs);
      return { view: await viewFor(rows, pageKeyHash), replayed: joined || replayed };
    },
  };

  return {
    pages,
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running.values()].map(({ done }) => done));
    },
  };
}

function hashOf({ pageKey }: PageIdentity): string | undefined {
  return pageKey === undefined || pageKey === '' ? undefined : digest(pageKey);
}
