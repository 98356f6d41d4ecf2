import { Hono } from 'hono';
import { createCallLog } from './call-log.ts';
import type { SandboxClock } from './clock.ts';
import { type Control, createControl } from './control.ts';
import { createControlRoutes } from './control-routes.ts';
import { createIds } from './ids.ts';
import { banksAToK } from './institutions/banks-a-to-k.ts';
import { banksMToZ } from './institutions/banks-m-to-z.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createLinkingBook } from './linking/linking.ts';
import { type LinkingLedger, truthOfConnected, truthOfLinking } from './linking/linking-ledger.ts';
import { createAccountMoney } from './mandates/account-money.ts';
import { createCustomerBook } from './mandates/customer-book.ts';
import { createMandateBook } from './mandates/mandate-book.ts';
import { createMovementBook, type MandateLedger, truthOf } from './mandates/mandate-ledger.ts';
import { createMovableClock } from './movable-clock.ts';
import { createLinkBook } from './one-time/link-book.ts';
import { type LinkLedger, truthOfLink } from './one-time/link-ledger.ts';
import { createPageRoutes } from './page/page-routes.ts';
import { createPaymentBook } from './payment-book.ts';
import { createSubAccountBook } from './payouts/sub-account-book.ts';
import { kindProfile, type Profile } from './profile.ts';
import { createRoutes } from './routes.ts';
import { createOutbox, type WebhookTarget } from './webhooks/outbox.ts';
import type { World } from './world.ts';

export interface SandboxOptions {
  /** What callers must send as `mono-sec-key`. The prefix `live_` makes answers say live mode. */
  readonly secretKey: string;
  /** What callers must send as `app`. */
  readonly appId: string;
  /** Where payment webhooks go. Without one they stay in the outbox. */
  readonly webhook?: WebhookTarget;
  /** Real time that can be pushed forward where left out. */
  readonly clock?: SandboxClock;
  /** The same seed gives the same ids. Without one no two sandboxes agree, so that no event is taken for an old one. */
  readonly seed?: string;
  readonly profile?: Partial<Profile>;
}

export interface Sandbox {
  /** The provider's API, the control API under `/_sandbox/`, and the page at `/`. Serves HTTP, or stands in for `fetch`. */
  fetch(request: Request): Promise<Response>;
  readonly ledger: Ledger;
  readonly mandates: MandateLedger;
  readonly links: LinkLedger;
  readonly linkings: LinkingLedger;
  readonly control: Control;
  readonly clock: SandboxClock;
  /** Sends every webhook that waits, oldest first. */
  deliverWebhooks(): Promise<void>;
  /** Nothing leaves by itself any more, and nobody is kept waiting. */
  stop(): Promise<void>;
}

/** A provider of its own: nothing is shared between two sandboxes. Throws a TypeError for an empty key or app id. */
export function createSandbox(options: SandboxOptions): Sandbox {
  if (options.secretKey === '') throw new TypeError('The sandbox needs a secret key');
  if (options.appId === '') throw new TypeError('The sandbox needs an app id');
  const clock = options.clock ?? createMovableClock();
  const log = createCallLog(clock);
  const stopping = new AbortController();
  const world: World = {
    appId: options.appId,
    liveMode: options.secretKey.startsWith('live_'),
    clock,
    ids: createIds(options.seed ?? crypto.randomUUID()),
    institutions: [...banksAToK, ...banksMToZ],
    ledger: createLedger(),
    outbox: createOutbox(clock, options.webhook),
    sessions: new Map(),
    payments: createPaymentBook(),
    links: createLinkBook(),
    subAccounts: createSubAccountBook(),
    customers: createCustomerBook(),
    mandates: createMandateBook(),
    movements: createMovementBook(),
    money: createAccountMoney(),
    linkings: createLinkingBook(),
    nibss: { isDown: false, waiting: new Set() },
    firstStartDays: new Map(),
    faultsHad: new Map(),
    connectTroubles: new Map(),
    profile: { ...kindProfile, ...options.profile },
    forcedScenario: undefined,
    forcedPage: undefined,
    forcedDebit: undefined,
    forcedLink: undefined,
    forcedRefund: undefined,
    stopping: stopping.signal,
  };
  const control = createControl(world, log);
  const { ledger } = world;
  const mandates: MandateLedger = {
    all: () => world.mandates.all().map(truthOf),
    of: (reference) => world.mandates.ofReference(reference).map(truthOf),
    byId(id) {
      const mandate = world.mandates.byId(id);
      return mandate && truthOf(mandate);
    },
    latest(count) {
      const all = world.mandates.all();
      return { mandates: all.slice(-count).reverse().map(truthOf), total: all.length };
    },
    movements: world.movements.all,
  };
  const links: LinkLedger = {
    all: () => world.links.all().map(truthOfLink),
    of: (reference) => world.links.ofReference(reference).map(truthOfLink),
  };
  const linkings: LinkingLedger = {
    pages: () => world.linkings.all().map(truthOfLinking),
    accounts: () => world.linkings.accounts().map(truthOfConnected),
  };
  const app = new Hono()
    .route('/', createRoutes({ world, secretKey: options.secretKey, log }))
    .route('/_sandbox', createControlRoutes({ control, ledger, mandates, linkings, links }))
    .route('/', createPageRoutes({ control, ledger, mandates, links, linkings }))
    .onError((cause) => {
      throw cause;
    })
    .notFound((context) => context.json({ status: 404, message: 'Not found' }, 404));

  return {
    async fetch(request) {
      const response = await app.fetch(request);
      request.signal.throwIfAborted();
      return response;
    },
    ledger,
    mandates,
    links,
    linkings,
    control,
    clock,
    deliverWebhooks: () => world.outbox.deliverAll(),
    stop() {
      stopping.abort();
      world.outbox.hold();
      return world.outbox.settled();
    },
  };
}
