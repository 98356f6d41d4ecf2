import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Institution, Provider } from '../providers/provider.ts';
import { StoreUnavailable } from '../store/records.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import type { RaiseAlarm } from './alarm.ts';
import type { BankListDeps, BankListOf } from './bank-list.ts';
import { type Change, createChange, type OnRecorded } from './change.ts';
import { createCompleter } from './completer.ts';
import type { Random } from './ids.ts';
import { createInbox } from './inbox.ts';
import { createInstitutionList } from './institution-list.ts';
import { createKeptWebhooks } from './kept-webhooks.ts';
import type { KindRules, Kinds } from './kind.ts';
import { createLoginLimit } from './login-limit.ts';
import { createMerchant } from './merchant.ts';
import { createMint } from './mint.ts';
import { attemptAtPage } from './page-view.ts';
import { createPages, createViewFor } from './pages.ts';
import { createPaymentKind } from './payment-kind.ts';
import { createPerformer, type Performer } from './perform.ts';
import { createPipeline } from './pipeline.ts';
import { watchProvider } from './provider-health.ts';
import { createRefunds } from './refunds.ts';
import { type IsServed, servedBy } from './served.ts';
import type {
  Completer,
  MerchantCheckouts,
  PageCheckouts,
  ProviderWebhooks,
  WebhookInbox,
} from './service.ts';
import type { CheckoutSettings, CheckoutTimes } from './settings.ts';
import { createTellSettlement } from './settlement-notice.ts';
import { createSteps } from './steps.ts';
import { createSubAccounts, type SubAccounts } from './sub-accounts.ts';
import { createVerifier, type VerifyAttempt } from './verifier.ts';
import { attemptOf, type ViewContext } from './view.ts';
import { waitOutLimits } from './wait-out-limits.ts';
import { createWatch, type Watched } from './watch.ts';
import { createWatchedReads } from './watched-reads.ts';

export interface MandateKindDeps {
  readonly provider: Provider;
  readonly store: Store;
  readonly change: Change;
  readonly random: Random;
  readonly keyring: Keyring;
  readonly lists: BankListDeps;
  readonly times: CheckoutTimes;
  /** Address payers see, without a path. */
  readonly publicUrl: string;
  readonly merchant: CheckoutSettings['merchant'];
  readonly isServed: IsServed;
}

export interface LinkKindDeps {
  readonly provider: Provider;
  readonly clock: Clock;
  readonly random: Random;
  readonly institutions: BankListOf<Institution>;
  readonly publicUrl: string;
}

export interface CheckoutsOptions {
  readonly store: Store;
  readonly provider: Provider;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly settings: CheckoutSettings;
  readonly raiseAlarm: RaiseAlarm;
  /** Told of every event once it is committed. */
  readonly onRecorded?: OnRecorded;
  /** The rules of setting up a mandate. */
  readonly mandateKind: (deps: MandateKindDeps) => KindRules;
  /** The rules of linking an account. */
  readonly linkKind: (deps: LinkKindDeps) => KindRules;
  /** Random bytes; injected by tests that need the same ids every time. */
  readonly random?: Random;
  /** Waits that are not rules of money: a watcher's, a command's patience. Ends early, without an error, when the signal aborts. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The wait that a provider asks for before it is asked again. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when the process is about to end: a wait that the provider asks for is then left. */
  readonly stopping?: AbortSignal;
  /** Called when something became due, so that the completer need not wait for its next round. */
  readonly onDue?: () => void;
}

export interface Checkouts {
  readonly merchant: MerchantCheckouts;
  readonly pages: PageCheckouts;
  readonly inbox: WebhookInbox;
  readonly webhooks: ProviderWebhooks;
  readonly subAccounts: SubAccounts;
  readonly completer: Completer;
  readonly change: Change;
  readonly performer: Performer;
  readonly verifyAttempt: VerifyAttempt;
  /** The provider as the rules see it: watched, and asked again where it limits. */
  readonly provider: Provider;
  readonly watched: Watched;
  /** Resolves once no command is running: for the drain on stop. */
  idle(): Promise<void>;
}

/** The rules of money, over a store and a provider. */
export function createCheckouts(options: CheckoutsOptions): Checkouts {
  const { store, clock, keyring, settings, raiseAlarm } = options;
  const { random = randomBytes, sleep = quietDelay, onDue = () => {}, onRecorded = () => {} } = options;
  const unhurried = (ms: number) => sleep(ms, new AbortController().signal);
  const { pause = sleep, stopping = new AbortController().signal } = options;
  const { times } = settings;

  const health = watchProvider(waitOutLimits(options.provider, { clock, random, pause, stopping }), onDue);
  const { provider } = health;
  const isServed = servedBy(provider);
  const context: ViewContext = { merchant: settings.merchant, provider: provider.displayName };
  const lists: BankListDeps = { store, clock, freshMs: times.bankListFreshMs, sleep };
  const institutions = createInstitutionList(lists, provider);
  const limitLogin = createLoginLimit(keyring, settings.bankLoginsPerHour ?? Number.POSITIVE_INFINITY);
  const tools = {
    provider,
    random,
    institution: institutions.find,
    publicUrl: settings.publicUrl,
    limitLogin,
  };
  const kinds: Kinds = {
    payment: createPaymentKind({ banks: institutions, steps: createSteps(tools), tools, isServed, times }),
    mandate: options.mandateKind({
      provider,
      store,
      change: (checkoutId, work) => change(checkoutId, work),
      random,
      keyring,
      lists,
      times,
      publicUrl: settings.publicUrl,
      merchant: settings.merchant,
      isServed,
    }),
    link: options.linkKind({ provider, clock, random, institutions, publicUrl: settings.publicUrl }),
  };
  const change: Change = createChange({ store, clock, random, kinds, context, raiseAlarm, onRecorded });
  const performer = createPerformer({ change, clock, owner: store.owner, sleep: unhurried });
  const verifyAttempt = createVerifier({ store, change, provider, times, isServed });
  const refunds = createRefunds({
    store,
    change,
    clock,
    provider,
    isServed,
    verifyAttempt,
    sleep: unhurried,
    onDue,
  });
  const viewFor = createViewFor({ kinds, context, clock });

  async function afterCalls(rows: CheckoutRows): Promise<CheckoutRows> {
    const { checkout } = rows;
    const attempt = attemptOf(checkout, rows.attempts);
    const isAsked =
      (checkout.status === 'processing' && attempt?.state === 'capturing') ||
      (checkout.status === 'open' && attempt?.state === 'at-page' && attempt.page?.returnedAt !== undefined);
    if (!isAsked || (attempt.verifyAt ?? Infinity) > clock.now()) return rows;
    try {
      return (await verifyAttempt(checkout.id, attempt.id, rows)) ?? rows;
    } catch (error) {
      if (error instanceof StoreUnavailable) return rows;
      throw error;
    }
  }

  const run = createPipeline({
    change,
    performer,
    kinds,
    viewFor,
    isServed,
    commandsPerMinute: settings.commandsPerMinute ?? Number.POSITIVE_INFINITY,
    sleep: unhurried,
    afterCalls,
  });
  const watching = createWatch({
    store,
    clock,
    isServed,
    isReadWhileWatched: (rows) => kinds[rows.checkout.kind].isReadWhileWatched(rows),
    sleep,
  });
  const { pages, idle } = createPages({
    store,
    kinds,
    viewFor,
    isServed,
    watch: watching.watch,
    run,
    sleep,
  });
  const readWatched = createWatchedReads({
    clock,
    everyMs: times.watchedReadMs,
    watched: () => watching.watched('payment'),
    async readOne(checkoutId) {
      const rows = await store.read(checkoutId);
      const attempt = rows && attemptAtPage(rows);
      if (attempt) await verifyAttempt(checkoutId, attempt.id, rows);
    },
  });
  const completer = createCompleter({
    store,
    change,
    performer,
    kinds,
    health,
    verifyAttempt,
    readWatched,
    clock,
    areKeysRotating: keyring.all('field-encryption').length > 1,
    times,
    sleep: unhurried,
  });
  const tellSettlement = createTellSettlement({ store, provider, clock });

  return {
    pages,
    merchant: createMerchant({
      store,
      change,
      kinds,
      mint: createMint({ store, change, kinds, clock, random, keyring, provider, settings }),
      refunds,
      provider,
      clock,
      settings,
    }),
    inbox: createInbox({ store, provider, clock, random, tellSettlement, onDue }),
    webhooks: createKeptWebhooks({ store, provider, tellSettlement, onDue }),
    subAccounts: createSubAccounts({ store, keyring, provider, clock }),
    completer,
    change,
    performer,
    verifyAttempt,
    provider,
    watched: watching.watched,
    async idle() {
      await Promise.all([idle(), refunds.idle(), completer.idle()]);
    },
  };
}

async function quietDelay(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: true }).catch(() => {});
}
