import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  CreateLink,
  CreateMandate,
  CreatePayment,
  LinkCheckout,
  MandateCheckout,
  PaymentCheckout,
} from '../../src/contract/merchant-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import type { Alarm } from '../../src/proxy/checkouts/alarm.ts';
import { type Checkouts, createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import type { CheckoutSettings } from '../../src/proxy/checkouts/settings.ts';
import type { Clock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinks } from '../../src/proxy/links/create-links.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import type { LinkedAccounts } from '../../src/proxy/links/service.ts';
import { createMandates } from '../../src/proxy/mandates/create-mandates.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import type { Mandates } from '../../src/proxy/mandates/service.ts';
import type { FormTargets } from '../../src/proxy/providers/provider.ts';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import type { Store } from '../../src/proxy/store/store.ts';
import { emptyTables } from '../support/empty-tables.ts';
import { linkOf } from '../support/link-of.ts';
import { mandateOf } from '../support/mandate-of.ts';
import { paymentOf } from '../support/payment-of.ts';
import { describeOnDrivers } from './drivers.ts';
import { plainSettings } from './plain-settings.ts';
import { type ScriptedLinks, scriptLinks } from './scripted-links.ts';
import { type ScriptedMandatePages, scriptMandatePages } from './scripted-mandate-pages.ts';
import { type ScriptedMandates, scriptMandates } from './scripted-mandates.ts';
import { type ScriptedPages, scriptPages } from './scripted-pages.ts';
import { type ScriptedProvider, scriptProvider } from './scripted-provider.ts';

/** A command's patience: over as soon as the provider has been asked and does not answer. Longer waits are only ever called off. */
const PATIENCE_MS = 2_000;
export const minute = 60_000;
export const hour = 60 * minute;
const START = Date.UTC(2026, 0, 5, 9, 0, 0);

export interface TestClock extends Clock {
  pass(ms: number): void;
  /** Sets the wall clock forward or back; no time passes. */
  jump(ms: number): void;
}

export function testClock(): TestClock {
  let at = 0;
  let off = 0;
  return {
    now: () => START + at + off,
    monotonic: () => at,
    jump: (ms) => {
      off += ms;
    },
    pass: (ms) => {
      at += ms;
    },
  };
}

/** One merchant's proxy core over an empty store and a scripted provider. */
export interface World {
  readonly clock: TestClock;
  readonly provider: ScriptedProvider;
  readonly store: Store;
  readonly driver: SqlDriver;
  readonly checkouts: Checkouts;
  readonly mandates: Mandates;
  readonly links: LinkedAccounts;
  /** The provider's side of mandates. */
  readonly scripted: ScriptedMandates;
  /** The provider's own pages. */
  readonly pages: ScriptedPages;
  /** The same for mandates. */
  readonly mandatePages: ScriptedMandatePages;
  /** The provider's side of linked accounts. */
  readonly linking: ScriptedLinks;
  readonly alarms: Alarm[];
  mint(changes?: Partial<CreatePayment>, key?: string): Promise<PaymentCheckout>;
  mintMandate(changes?: Partial<CreateMandate>, key?: string): Promise<MandateCheckout>;
  mintLink(changes?: Partial<CreateLink>, key?: string): Promise<LinkCheckout>;
  page(checkoutId: string, pageKey?: string): Payer;
  /** Lets time pass and does what is due, in steps no longer than `stepMs`. */
  pass(ms: number, stepMs?: number): Promise<void>;
  told(): Promise<string[]>;
  /** Another process on the same store, that has lost this one. */
  restart(): Promise<Checkouts>;
  /** Another process on the same store, beside this one. */
  second(): Promise<Checkouts>;
}

export interface Payer {
  readonly pageKey: string;
  look(): Promise<SessionView>;
  do(command: Command, body?: object, options?: { key?: string; patienceMs?: number }): Promise<SessionView>;
  /** As far as the confirmation at a bank with one way to log in. */
  logIn(): Promise<SessionView>;
}

/** Runs the same tests on PGlite and on a PostgreSQL server, with every table empty before each world. */
export function describeOnStores(
  name: string,
  body: (open: (options?: WorldOptions) => Promise<World>) => void,
): void {
  describeOnDrivers(name, (driver) => body((options) => openWorld(driver(), options)));
}

export interface WorldOptions {
  readonly mode?: 'test' | 'live';
  readonly settings?: Partial<CheckoutSettings>;
  readonly formTargets?: FormTargets;
}

/** A world over a driver whose schema is there: every table is emptied first. */
export async function openWorld(
  driver: SqlDriver,
  { mode = 'test', settings = {}, formTargets }: WorldOptions = {},
): Promise<World> {
  await emptyTables(driver);
  const clock = testClock();
  const scripted = scriptMandates(clock, mode);
  const pages = scriptPages();
  const mandatePages = scriptMandatePages(clock, scripted);
  const linking = scriptLinks();
  const provider = Object.assign(scriptProvider(clock, mode, formTargets), {
    mandates: scripted,
    pages,
    mandatePages,
    links: linking,
  });
  const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
  const store = await createSqlStore({ driver, keyring, clock });
  const alarms: Alarm[] = [];
  let drawn = 0;
  const random = (size: number) => {
    drawn += 1;
    const bytes = createHash('sha512').update(`${drawn}`).digest();
    return Uint8Array.from({ length: size }, (_, index) => bytes[index % bytes.length] ?? 0);
  };
  const allSettings: CheckoutSettings = {
    ...plainSettings,
    allowedOrigins: ['https://adirelane.example'],
    returnUrls: ['https://adirelane.example', 'adirelane:'],
    ...settings,
  };
  const create = (over: Store): Checkouts =>
    createCheckouts({
      mandateKind: createMandateKind,
      linkKind: createLinkKind,
      store: over,
      provider,
      clock,
      keyring,
      random,
      raiseAlarm: (alarm) => alarms.push(alarm),
      sleep: async (ms, signal) => {
        if (ms === PATIENCE_MS) while (!provider.isAsked && !signal.aborted) await nextTurn();
        else if (ms < PATIENCE_MS) await nextTurn();
        else if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
      },
      pause: async (ms) => clock.pass(ms),
      settings: allSettings,
    });
  const checkouts = create(store);
  const mandates = createMandates({
    store,
    checkouts,
    clock,
    random,
    keyring,
    settings: allSettings,
    sleep: async () => {},
    onDue: () => {},
  });
  const links = createLinks({ store, checkouts, clock, settings: allSettings });
  let keys = 0;
  const newKey = (): string => {
    keys += 1;
    return `key-${keys}`;
  };

  return {
    clock,
    provider,
    store,
    driver,
    checkouts,
    mandates,
    links,
    scripted,
    pages,
    mandatePages,
    linking,
    alarms,
    async mint(changes = {}, key = newKey()) {
      const { checkout } = await checkouts.merchant.create(
        {
          kind: 'payment',
          amountMinor: 500_000,
          currency: 'NGN',
          description: 'Blue adire, two yards',
          reference: 'order-1',
          customer: { name: 'Bisi Canary', phone: '08030000000' },
          ...changes,
        },
        { idempotencyKey: key },
      );
      return paymentOf(checkout);
    },
    async mintMandate(changes = {}, key = newKey()) {
      const { checkout } = await checkouts.merchant.create(
        {
          kind: 'mandate',
          currency: 'NGN',
          description: 'Cloth club',
          reference: 'club-1',
          customer: { id: 'bisi', name: 'Bisi Ade' },
          mandate: {
            type: 'emandate',
            debitType: 'variable',
            totalCapMinor: 5_000_000,
            startDate: '2026-01-05',
            endDate: '2026-12-31',
          },
          ...changes,
        },
        { idempotencyKey: key },
      );
      return mandateOf(checkout);
    },
    async mintLink(changes = {}, key = newKey()) {
      const { checkout } = await checkouts.merchant.create(
        {
          kind: 'link',
          description: 'A credit line for your shop',
          reference: 'credit-1',
          customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
          ...changes,
        },
        { idempotencyKey: key },
      );
      return linkOf(checkout);
    },
    page(checkoutId, pageKey = 'the-page-of-the-payer') {
      const page = { pageKey };
      const payer: Payer = {
        pageKey,
        look: () => checkouts.pages.view(checkoutId, page),
        async do(command, body = {}, { key = newKey(), patienceMs = 60_000 } = {}) {
          const { version } = await payer.look();
          const done = await checkouts.pages.command(
            checkoutId,
            page,
            { command, body: { version, ...body }, idempotencyKey: key },
            { patienceMs },
          );
          return done.view;
        },
        async logIn() {
          await payer.do('choose-bank', { bankId: 'one-way' });
          return payer.do('log-in', { fields: { username: 'bisi', password: 'password-canary' } });
        },
      };
      return payer;
    },
    async pass(ms, stepMs = ms) {
      for (let left = ms; left > 0; left -= stepMs) {
        clock.pass(Math.min(stepMs, left));
        for (const _ of ['what is due', 'what has become due by it']) {
          await checkouts.completer.tick();
          await mandates.work.tick();
          await links.work.tick();
          await Promise.all([checkouts.idle(), mandates.work.idle(), links.work.idle()]);
        }
      }
    },
    async told() {
      const due = await store.claimNotifications(1_000, 1);
      return due.map(({ notification }) => notification.type);
    },
    async second() {
      const beside = { ...driver, owner: 'the-process-beside', ownerAlive: async () => true };
      return create(await createSqlStore({ driver: beside, keyring, clock }));
    },
    async restart() {
      const owner = 'the-process-after';
      const ownerAlive = async (other: string) => other === owner;
      return create(await createSqlStore({ driver: { ...driver, owner, ownerAlive }, keyring, clock }));
    },
  };
}
