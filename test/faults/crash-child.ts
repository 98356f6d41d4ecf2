import { flushCompileCache } from 'node:module';
import type { Field } from '../../src/contract/form.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { defaultTimes } from '../../src/proxy/checkouts/settings.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openEmbeddedStore, openServerStore } from '../../src/proxy/store/open-store.ts';
import { rightInput } from '../../src/sandbox/credentials.ts';
import { ofCheckouts } from '../support/of-checkout.ts';
import type { CrashOrder, CrashReport } from './crash-orders.ts';

/** A login that follows a one-time code may have to wait this long. */
const BETWEEN_CODES_MS = 31_000;
/** What is kept of lists, and how banks do lately, is read and written behind whoever asks: it would stand anywhere among the statements. */
const behindThePayer = /"provider_cache"|"bank_asked_at" >= /;
/** From where to where a process counts its statements. */
const ends = {
  login: ['choose-bank', 'confirm-payment'],
  payment: ['confirm-payment', 'paid'],
} as const;

/**
 * One proxy process with its own store. Settles what an earlier process left behind, then pays and kills itself with SIGKILL right after the
 * statement it was told. Loads at once, so that the next process is ready when the one before it is dead.
 */
process.once('message', (order: CrashOrder) => void work(order));
flushCompileCache();
process.send?.({ kind: 'loaded' } satisfies CrashReport);

async function work({ store: where, sandboxUrl, monoKey, earlier, pay }: CrashOrder): Promise<void> {
  let skipped = 0;
  const clock = {
    now: () => Date.now() + skipped,
    monotonic: () => performance.now() + skipped,
  };
  let armed = false;
  let statements = 0;
  const afterStatement = (text: string): void => {
    if (!armed || behindThePayer.test(text)) return;
    statements += 1;
    if (statements === pay?.killAfter) process.kill(process.pid, 'SIGKILL');
  };
  const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
  const store =
    'url' in where
      ? await openServerStore({ url: where.url, keyring, clock, afterStatement, connections: 3 })
      : await openEmbeddedStore({ dataDir: where.dataDir, keyring, clock, afterStatement });
  const checkouts = createCheckouts({
    mandateKind: createMandateKind,
    linkKind: createLinkKind,
    store,
    clock,
    keyring,
    raiseAlarm: () => {},
    provider: createMono({
      baseUrl: sandboxUrl,
      secretKey: monoKey,
      appId: 'adire-lane',
      webhookSecrets: ['a-webhook-secret-of-the-sandbox'],
      searchWords: bankSearchWords,
      clock,
      // The sandbox answers as soon as this machine lets it: only a kill may make an outcome unknown.
      timeouts: {
        connect: 60_000,
        institutions: 60_000,
        openSession: 60_000,
        openPayment: 60_000,
        verify: 60_000,
      },
    }),
    settings: {
      publicUrl: 'http://127.0.0.1',
      merchant: { name: 'Adire Lane' },
      allowedOrigins: [],
      returnUrls: [],
      trialLimitMinor: 20_000,
      times: defaultTimes,
    },
  });
  const page = { pageKey: 'the-page-of-the-payer' };

  /** The next command of a payer who does everything right, and chooses the last account of several. */
  function nextOf(view: SessionView, user: string): { command: Command; body: object } | undefined {
    switch (view.step) {
      case 'choose-bank': {
        const bank = view.banks.find(({ methods }) => methods.length === 1);
        return { command: 'choose-bank', body: { bankId: bank?.id } };
      }
      case 'log-in': {
        const [first, ...others] = view.form.fields;
        const typed = others.map((field) => [field.name, rightInput(named(field))]);
        return { command: 'log-in', body: { fields: Object.fromEntries([[first?.name, user], ...typed]) } };
      }
      case 'answer':
      case 'authorise': {
        const typed = view.form.fields.map((field) => [field.name, rightInput(named(field))]);
        return { command: view.step, body: { fields: Object.fromEntries(typed) } };
      }
      case 'choose-account':
        return { command: 'choose-account', body: { accountId: view.accounts.at(-1)?.id } };
      case 'confirm-payment':
        return { command: 'pay', body: {} };
      default:
        return undefined;
    }
  }

  /** Goes on to `end`, as a client that repeats its commands with the same keys would; or as far as the proxy lets it. */
  async function goOn(view: SessionView, user: string, end?: SessionView['step']): Promise<SessionView> {
    let at = view;
    while (at.step !== end) {
      const next = nextOf(at, user);
      if (!next) return at;
      const { id, version } = at;
      const request = {
        command: next.command,
        body: { version, ...next.body },
        idempotencyKey: `${next.command}-${id}-${version}`,
      };
      at = (await checkouts.pages.command(id, page, request, { patienceMs: 60_000 })).view;
    }
    return at;
  }

  async function rounds(count: number, skipMs: number): Promise<void> {
    for (let round = 0; round < count; round += 1) {
      skipped += skipMs;
      await checkouts.completer.tick();
      await checkouts.idle();
    }
  }

  /** Lets recovery work, then has the payer go on where the proxy lets them, then lets the last waits run out. */
  async function settle(id: string, user: string): Promise<SessionView['step'][]> {
    const seen: SessionView['step'][] = [];
    const look = async () => {
      const view = await checkouts.pages.view(id, page);
      seen.push(view.step);
      return view;
    };
    await look();
    await rounds(6, 1_000);
    let view = await look();
    if (view.step === 'confirming') {
      await rounds(6, 20_000);
      view = await look();
    }
    if (nextOf(view, user)) {
      await rounds(1, BETWEEN_CODES_MS);
      view = await goOn(await look(), user);
      seen.push(view.step);
    }
    if (view.step === 'confirming') {
      await rounds(2, 73 * 3_600_000);
      await look();
    }
    return seen;
  }

  if (earlier) {
    const seen = await settle(earlier.checkoutId, earlier.user);
    const told = ofCheckouts(await store.claimNotifications(1_000, 1))
      .filter(({ checkout }) => checkout.id === earlier.checkoutId)
      .map(({ type }) => type);
    const rows = await store.read(earlier.checkoutId);
    process.send?.({
      kind: 'settled',
      seen,
      told,
      status: rows?.checkout.status ?? 'gone',
      references: rows?.attempts.map(({ reference }) => reference) ?? [],
      events: (await checkouts.merchant.events(earlier.checkoutId)).map(({ seq }) => seq),
    } satisfies CrashReport);
    skipped = 0;
  }
  if (!pay) {
    process.disconnect();
    process.exit();
  }
  const order = `order-${pay.user}-${pay.part}-${pay.killAfter}`;
  const { checkout } = await checkouts.merchant.create(
    {
      kind: 'payment',
      amountMinor: 500_000,
      currency: 'NGN',
      description: 'Blue adire',
      reference: order,
    },
    { idempotencyKey: order },
  );
  // The first process of all has no list of banks yet, and a busy machine may be slow to bring it.
  let opened = await checkouts.pages.view(checkout.id, page);
  while (opened.step === 'unavailable') opened = await checkouts.pages.view(checkout.id, page);
  const [from, end] = ends[pay.part];
  const ready = await goOn(opened, pay.user, from);
  await new Promise<void>((resolve) => {
    process.send?.({ kind: 'paying', checkoutId: checkout.id } satisfies CrashReport, () => resolve());
  });
  armed = true;
  const last = await goOn(ready, pay.user, end);
  process.send?.({ kind: 'paid', step: last.step, statements } satisfies CrashReport);
}

function named({ name, masked, options }: Field): Parameters<typeof rightInput>[0] {
  return { name, masked, ...(options && { options }) };
}
