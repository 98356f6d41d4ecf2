import { randomBytes } from 'node:crypto';
import type { CreateMandate, MandateCheckout } from '../../src/contract/merchant-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { type Checkouts, createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { dayIn } from '../../src/proxy/checkouts/mandate-order.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinks } from '../../src/proxy/links/create-links.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import type { LinkedAccounts } from '../../src/proxy/links/service.ts';
import { createMandates } from '../../src/proxy/mandates/create-mandates.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import type { Mandates } from '../../src/proxy/mandates/service.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import type { Store } from '../../src/proxy/store/store.ts';
import { createManualClock, type ManualClock } from '../../src/sandbox/clock.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { plainSettings } from './plain-settings.ts';
import { doCommand, nextOfMandate } from './sandbox-payer.ts';

const START = Date.UTC(2026, 0, 5, 9, 0, 0);
const secretKey = 'test_sk_0123456789abcdef';
const webhookSecret = 'a-webhook-secret-of-the-sandbox';
const forever = new Promise<never>(() => {});
export const sandboxKeyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
const DAYS = 86_400_000;

/** One merchant's proxy core over a store and the sandbox, on one clock that stands still until it is moved. */
export interface SandboxWorld {
  readonly clock: ManualClock;
  readonly sandbox: Sandbox;
  readonly checkouts: Checkouts;
  readonly mandates: Mandates;
  readonly links: LinkedAccounts;
  /** A mandate over ₦10,000.00 for a year, unless told. */
  mint(description?: string, changes?: Partial<CreateMandate>): Promise<MandateCheckout>;
  look(checkoutId: string): Promise<SessionView>;
  /** One command of a payer who does everything right. Undefined where there is nothing for them to do. */
  step(view: SessionView): Promise<SessionView | undefined>;
  /** Goes on as far as the transfer. */
  toTransfer(checkoutId: string): Promise<SessionView>;
  /** From here on the sandbox's webhooks come in when they are delivered. */
  takeWebhooks(): void;
  /** Lets time pass, has what webhooks are due come in, and does what is due. */
  pass(ms: number): Promise<void>;
}

export const clockOf = (manual: ManualClock) => ({ now: manual.now, monotonic: manual.now });

export function newSandboxClock(): ManualClock {
  return createManualClock(START);
}

export function openSandboxWorld(store: Store, manual: ManualClock): SandboxWorld {
  const clock = clockOf(manual);
  const sandbox = createSandbox({
    secretKey,
    appId: 'adire-lane',
    clock: manual,
    seed: 'canary',
    profile: { takesSelfies: true },
  });
  const settings = { ...plainSettings, selfieMandates: true };
  const checkouts = createCheckouts({
    mandateKind: createMandateKind,
    linkKind: createLinkKind,
    store,
    clock,
    keyring: sandboxKeyring,
    raiseAlarm: () => {},
    sleep: async (_, signal) => {
      if (signal.aborted) return;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    },
    provider: createMono({
      baseUrl: 'http://127.0.0.1:1',
      secretKey,
      appId: 'adire-lane',
      webhookSecrets: [webhookSecret],
      pageHosts: ['127.0.0.1:1'],
      searchWords: bankSearchWords,
      clock,
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    }),
    settings,
  });
  const { pages, merchant } = checkouts;
  const mandates = createMandates({
    store,
    checkouts,
    clock,
    random: randomBytes,
    keyring: sandboxKeyring,
    settings,
    sleep: () => forever,
    onDue: () => {},
  });
  const links = createLinks({ store, checkouts, clock, settings });
  const pageKey = 'the-page-of-the-payer';
  const world: SandboxWorld = {
    clock: manual,
    sandbox,
    checkouts,
    mandates,
    links,
    async mint(description = 'Adire of the month', changes = {}) {
      const { checkout } = await merchant.create(
        {
          kind: 'mandate',
          currency: 'NGN',
          description,
          reference: 'subscription-1',
          mandate: {
            type: 'emandate',
            debitType: 'variable',
            totalCapMinor: 1_000_000,
            startDate: dayIn(manual.now()),
            endDate: dayIn(manual.now() + 365 * DAYS),
          },
          ...changes,
        },
        { idempotencyKey: 'subscription-1' },
      );
      if (checkout.kind !== 'mandate') throw new Error('A payment was minted');
      return checkout;
    },
    look: (checkoutId) => pages.view(checkoutId, { pageKey }),
    async step(view) {
      const next = nextOfMandate(view);
      return next && doCommand(pages, view, pageKey, next);
    },
    async toTransfer(checkoutId) {
      let view = await world.look(checkoutId);
      for (let next: SessionView | undefined = view; next; next = await world.step(view)) view = next;
      return view;
    },
    takeWebhooks() {
      sandbox.control.webhooks.sendTo({
        url: 'http://127.0.0.1:1/webhooks/mono',
        secret: webhookSecret,
        async fetch(request) {
          const body = new Uint8Array(await request.arrayBuffer());
          const received = await checkouts.inbox.receive({ headers: request.headers, body });
          return new Response(null, { status: received === 'kept' ? 200 : 401 });
        },
      });
    },
    async pass(ms) {
      manual.advance(ms);
      await sandbox.control.webhooks.settled();
      for (const _ of ['what is due', 'what has become due by it']) {
        await checkouts.completer.tick();
        await checkouts.idle();
        await mandates.work.tick();
        await mandates.work.idle();
        await links.work.tick();
        await links.work.idle();
      }
    },
  };
  return world;
}
