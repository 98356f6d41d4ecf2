import { randomBytes, randomUUID } from 'node:crypto';
import type { DestinationStream } from 'pino';
import type { RaiseAlarm } from './checkouts/alarm.ts';
import { type CheckoutsOptions, createCheckouts } from './checkouts/create-checkouts.ts';
import type { MerchantCheckouts, ProviderWebhooks } from './checkouts/service.ts';
import { type CheckoutTimes, defaultTimes } from './checkouts/settings.ts';
import type { SubAccounts } from './checkouts/sub-accounts.ts';
import { type Clock, systemClock } from './clock.ts';
import { ConfigError } from './config/config-error.ts';
import { readBuild } from './config/read-build.ts';
import { checkSettings, type Settings } from './config/settings.ts';
import { createKeyring } from './keys/keyring.ts';
import { createLinks } from './links/create-links.ts';
import { createLinkKind } from './links/link-kind.ts';
import type { MerchantLinkedAccounts } from './links/service.ts';
import { createLog } from './log/log.ts';
import type { LogLevel } from './log/log-level.ts';
import { createLoop, waitFor } from './loop.ts';
import { createMandates } from './mandates/create-mandates.ts';
import { createMandateKind } from './mandates/mandate-kind.ts';
import type { MerchantMandates } from './mandates/service.ts';
import { createMetrics, type Metrics } from './metrics/metrics.ts';
import { countCalls } from './metrics/provider-times.ts';
import { createDeliverer, type OnEvent } from './notify/deliver.ts';
import { createSendWebhook } from './notify/send-webhook.ts';
import { createAdmission } from './overload/admission.ts';
import { watchLoad } from './overload/watch-load.ts';
import { createMandatePasses } from './pages/mandate-page/mandate-pass.ts';
import { createPageTemplate } from './pages/page-template.ts';
import { createPageTokens } from './pages/page-token.ts';
import type { Provider } from './providers/provider.ts';
import { createBreakAlarm } from './reconcile/break-alarm.ts';
import { type BreakBook, createBreakBook } from './reconcile/break-book.ts';
import { createRestingStore } from './restored/resting-store.ts';
import { createRestoredGate } from './restored/restored-gate.ts';
import { createDatabaseWatch } from './restored/watch-database.ts';
import { createRetention } from './retention/retention.ts';
import { checkedCheckouts, checkedSubAccounts, checkedWebhooks } from './routes/checked-checkouts.ts';
import { checkedLinkedAccounts } from './routes/checked-linked-accounts.ts';
import { checkedMandates } from './routes/checked-mandates.ts';
import { type CallerInfo, createApp } from './routes/create-app.ts';
import { createKeyCheck } from './routes/merchant-key.ts';
import { createRateLimit, type RateLimits } from './routes/rate-limit.ts';
import { routeTable } from './routes/route-table.ts';
import { createWatchers } from './routes/watchers.ts';
import { StoreUnavailable } from './store/records.ts';
import type { Store } from './store/store.ts';

/** With live keys and no live payment verified yet, a checkout may ask for at most ₦200.00. In kobo. */
export const TRIAL_LIMIT_MINOR = 20_000;

/** With live keys. With test keys nobody's bank is behind, and everybody logs in as the same few users. */
const BANK_LOGINS_PER_HOUR = 10;

const COMPLETER_EVERY_MS = 500;
const DATABASE_EVERY_MS = 5_000;
const BREAKS_EVERY_MS = 60_000;
const RETENTION_EVERY_MS = 10 * 60_000;
/** As long as a charge may take, and a little more. */
const DRAIN_MS = 65_000;

export interface ProxyOptions extends Settings {
  readonly provider: Provider;
  /** Opened with the same secret keys. The proxy does not close it. */
  readonly store: Store;
  /** Where the build is: the folder with `index.html`, `directpay.js` and `assets`. */
  readonly distDir: string;
  /** A folder in which every version leaves its loader, so that pages may go on with one that they have pinned. */
  readonly loadersDir?: string | undefined;
  /** Told in process of what the webhook tells; again and again until it resolves, so possibly more than once. */
  readonly onEvent?: OnEvent;
  /** Lifts the limit on live payments before one live verify has matched. */
  readonly liftTrialLimit?: boolean;
  /** The provider has enabled mandates by selfie for this merchant. Without it none is made. */
  readonly selfieMandates?: boolean;
  readonly times?: Partial<CheckoutTimes>;
  readonly clock?: Clock;
  /** For outgoing webhooks. */
  readonly fetch?: typeof fetch;
  /** Pages and commands are not limited unless told; `trustedProxyHops` says how much of X-Forwarded-For to believe. */
  readonly limits?: Partial<RateLimits>;
  readonly trustedProxyHops?: number;
  /** While work has to wait for longer than this, milliseconds, new checkouts and pages are refused first and payments never. Nothing is, where left out. */
  readonly shedAboveMs?: number | undefined;
  /** Days after which the personal data of what is over is erased. Kept unless told. */
  readonly eraseAfterDays?: number | undefined;
  readonly logLevel?: LogLevel;
  readonly logDestination?: DestinationStream;
}

export interface CheckoutProxy {
  /** Answers one request. Mount it at the root of its origin. */
  fetch(request: Request, info?: CallerInfo): Promise<Response>;
  /** What the merchant API does, for a merchant's server in the same process. */
  readonly checkouts: MerchantCheckouts;
  /** The same about mandates. */
  readonly mandates: MerchantMandates;
  /** The same about accounts that payers have linked. */
  readonly linkedAccounts: MerchantLinkedAccounts;
  /** Accounts that shares of payments may go to. */
  readonly subAccounts: SubAccounts;
  /** Where the provider's list of payments and what is kept here do not agree. */
  readonly breaks: Pick<BreakBook, 'list'>;
  /** The provider's webhooks that were kept. */
  readonly webhooks: ProviderWebhooks;
  readonly metrics: Metrics;
  /** Starts recovery and notifications. Without it nothing that is unknown gets settled. */
  start(): Promise<void>;
  /** Takes no new work, lets watching pages go, waits at most 65 seconds for what is under way. */
  stop(): Promise<void>;
  /** Does once what is due now. For tests and for hosts that have their own timer. Returns how much there was. */
  tick(): Promise<number>;
}

/** The proxy as a fetch handler. Throws `ConfigError` where it cannot run with these options. */
export function createProxy(options: ProxyOptions): CheckoutProxy {
  const { settings, mode } = checkSettings(options);
  const { onEvent, clock = systemClock } = options;
  if (options.provider.mode !== mode)
    throw new ConfigError('provider', `has ${options.provider.mode} keys, secretKeys are ${mode}`);
  const files = readBuild(options.distDir, options.loadersDir);
  const log = createLog(options.logLevel ?? 'info', options.logDestination);
  const keyring = createKeyring(settings.secretKeys as [string, ...string[]]);
  const watchers = createWatchers();
  const admission = createAdmission(options.shedAboveMs ?? Number.POSITIVE_INFINITY);
  const load = watchLoad({
    admission,
    waitedForStore: () => store.longestWaitMs(),
    monotonic: clock.monotonic,
  });
  const metrics = createMetrics({
    watchers: watchers.count,
    outboxLag: () => options.store.outboxLag(),
    backlog: () => options.store.backlog(),
    load: { takeLongestWaitMs: load.takeLongest, admittedShare: admission.share },
  });
  const provider = countCalls(options.provider, clock, metrics.countCall);

  const raiseAlarm: RaiseAlarm = (alarm, facts) => {
    metrics.countAlarm(alarm);
    log.warn('alarm', { ...facts, alarm });
  };
  const gate = createRestoredGate(options.store, () => raiseAlarm('database_restored', {}));
  const store = createRestingStore(options.store, gate);
  const stopping = new AbortController();
  const unlimited = Number.POSITIVE_INFINITY;
  const limits: RateLimits = {
    pageOpens: unlimited,
    commands: unlimited,
    bankLogins: mode === 'live' ? BANK_LOGINS_PER_HOUR : unlimited,
    ...options.limits,
  };
  const checkoutSettings = {
    publicUrl: settings.publicUrl,
    merchant: settings.merchant,
    allowedOrigins: settings.allowedOrigins,
    returnUrls: settings.returnUrls,
    trialLimitMinor: options.liftTrialLimit ? unlimited : TRIAL_LIMIT_MINOR,
    selfieMandates: options.selfieMandates ?? false,
    commandsPerMinute: limits.commands,
    bankLoginsPerHour: limits.bankLogins,
    times: { ...defaultTimes, ...options.times },
  };
  const checkoutsOptions: CheckoutsOptions = {
    store,
    provider,
    clock,
    keyring,
    raiseAlarm,
    onRecorded: metrics.countEvents,
    stopping: stopping.signal,
    mandateKind: createMandateKind,
    linkKind: createLinkKind,
    onDue: () => wake(),
    settings: checkoutSettings,
  };
  const checkouts = createCheckouts(checkoutsOptions);
  const { merchant, pages, inbox, webhooks, subAccounts, completer } = checkouts;
  const breaks = createBreakBook({ store, provider, clock, random: randomBytes });
  const mandates = createMandates({
    store,
    checkouts,
    clock,
    random: randomBytes,
    keyring,
    settings: checkoutSettings,
    sleep: (ms) => waitFor(ms, new AbortController().signal),
    onDue: () => wake(),
  });
  const links = createLinks({ store, checkouts, clock, settings: checkoutSettings });
  const deliverer = createDeliverer({
    outbox: store,
    sendWebhook: settings.webhook && createSendWebhook(settings.webhook, clock, options.fetch ?? fetch),
    onEvent,
    clock,
    log,
    metrics,
  });
  const watchDatabase = createDatabaseWatch({
    gate,
    store: options.store,
    checkouts: () => createCheckouts({ ...checkoutsOptions, store: options.store }),
    provider,
    clock,
    log,
  });
  const soon = Object.entries({
    completer: completer.tick,
    mandates: mandates.work.tick,
    links: links.work.tick,
    notifier: deliverer.round,
  }).map(([name, round]) => {
    const unlessClosed = async (): Promise<number> => (gate.isClosed ? 0 : round());
    return createLoop({ name, everyMs: COMPLETER_EVERY_MS, round: unlessClosed, log });
  });
  const nowAndThen = Object.entries({
    database: { everyMs: DATABASE_EVERY_MS, work: watchDatabase },
    retention: {
      everyMs: RETENTION_EVERY_MS,
      work: createRetention({ store, clock, eraseAfterDays: options.eraseAfterDays }),
    },
    breaks: { everyMs: BREAKS_EVERY_MS, work: createBreakAlarm(breaks, raiseAlarm) },
  }).map(([name, { everyMs, work }]) =>
    createLoop({ name, everyMs, round: () => work().then(() => 0), log }),
  );
  const loops = [...soon, ...nowAndThen];
  function wake(): void {
    for (const loop of soon) loop.wake();
  }

  async function isReady(): Promise<boolean> {
    if (stopping.signal.aborted || gate.isClosed) return false;
    return store.check().then(
      () => true,
      () => false,
    );
  }

  const tokens = createPageTokens(keyring, clock);
  const isStoreFailure = (error: unknown): boolean => error instanceof StoreUnavailable;
  const logo = settings.merchant.logo;
  const logoOrigin = logo === undefined ? undefined : new URL(logo).origin;
  const limitPageOpens = createRateLimit(limits.pageOpens, clock.monotonic);
  const app = createApp({
    routes: routeTable({
      merchant,
      mandates: mandates.merchant,
      linkedAccounts: links.merchant,
      pages,
      inbox,
      webhooks,
      subAccounts,
      breaks,
      tokens,
      watchers,
      files,
      template: createPageTemplate(files.pages),
      logoOrigin,
      publicUrl: settings.publicUrl,
      isReady,
      mandatePage: {
        payerMandates: mandates.payer,
        mandatePasses: createMandatePasses(keyring, clock),
        logoOrigin,
        publicUrl: settings.publicUrl,
        limitPageOpens,
      },
      limitPageOpens,
      limitCommands: createRateLimit(limits.commands, clock.monotonic),
      wake,
    }),
    isMerchantKey: createKeyCheck(settings.secretKeys),
    tokens,
    https: settings.publicUrl.startsWith('https:'),
    log,
    metrics,
    isStoreFailure,
    takes: admission.takes,
    isStopping: () => stopping.signal.aborted,
    newRequestId: randomUUID,
    monotonic: clock.monotonic,
    trustedProxyHops: options.trustedProxyHops ?? 0,
  });

  return {
    fetch: app.fetch,
    checkouts: checkedCheckouts(merchant),
    mandates: checkedMandates(mandates.merchant),
    linkedAccounts: checkedLinkedAccounts(links.merchant),
    webhooks: checkedWebhooks(webhooks),
    subAccounts: checkedSubAccounts(subAccounts),
    breaks: { list: async (query) => breaks.list(query) },
    metrics,
    async start() {
      if (!settings.webhook && !onEvent) log.warn('nobody_is_told', { hint: 'no webhook and no onEvent' });
      if (settings.allowedOrigins.includes(settings.publicUrl)) {
        log.warn('embedder_shares_our_origin', { hint: 'refused with live keys' });
      }
      // Whoever asks for one before its turn waits for that one alone; nobody waits for all of them to be served at all.
      files.warm().catch((error: unknown) => log.failure('not_compressed', error));
      load.start();
      // A store that does not answer now is looked at by whoever uses it first.
      await gate.look().catch(() => {});
      for (const loop of loops) loop.start();
    },
    async stop() {
      stopping.abort();
      load.stop();
      watchers.release();
      const drained = new AbortController();
      // Calls and rounds that had begun may still begin work of their own: that is waited for after them.
      const settled = Promise.all([app.idle(), ...loops.map((loop) => loop.stop())])
        .then(() => Promise.all([checkouts.idle(), mandates.work.idle(), links.work.idle()]))
        .then(() => drained.abort());
      await Promise.race([settled, waitFor(DRAIN_MS, drained.signal)]);
    },
    async tick() {
      await watchDatabase();
      return (
        (await completer.tick()) +
        (await mandates.work.tick()) +
        (await links.work.tick()) +
        (await deliverer.round())
      );
    },
  };
}
