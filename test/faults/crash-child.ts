import { flushCompileCache } from 'node:module';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { defaultTimes } from '../../src/proxy/checkouts/settings.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openEmbeddedStore, openServerStore } from '../../src/proxy/store/open-store.ts';
import type { CrashOrder, CrashReport } from './crash-orders.ts';

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
  const afterStatement = (): void => {
    if (!armed) return;
    statements += 1;
    if (statements === pay?.killAfter) process.kill(process.pid, 'SIGKILL');
  };
  const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
  const store =
    'url' in where
      ? await openServerStore({ url: where.url, keyring, clock, afterStatement, connections: 3 })
      : await openEmbeddedStore({ dataDir: where.dataDir, keyring, clock, afterStatement });
  const checkouts = createCheckouts({
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
  let keys = 0;

  async function step(
    view: SessionView,
    command: Command,
    body: object = {},
    key?: string,
  ): Promise<SessionView> {
    keys += 1;
    const request = {
      command,
      body: { version: view.version, ...body },
      idempotencyKey: key ?? `${process.pid}-${keys}-${view.id}`,
    };
    return (await checkouts.pages.command(view.id, page, request, { patienceMs: 60_000 })).view;
  }

  async function logIn(view: SessionView, user: string): Promise<SessionView> {
    if (view.step !== 'choose-bank') return view;
    const bank = view.banks.find(({ methods }) => methods.length === 1);
    const at = await step(view, 'choose-bank', { bankId: bank?.id });
    if (at.step !== 'log-in') throw new Error(`At ${at.step} instead of log-in`);
    const typed = at.form.fields.map(({ name }, index) => [name, index === 0 ? user : '123456']);
    return step(at, 'log-in', { fields: Object.fromEntries(typed) });
  }

  /** Pays to the end, as a client that repeats its commands with the same keys would. */
  async function finish(view: SessionView): Promise<SessionView> {
    let at = view;
    if (at.step === 'confirm-payment') at = await step(at, 'pay', {}, `pay-${at.id}-${at.version}`);
    if (at.step === 'authorise') {
      const fields = Object.fromEntries(at.form.fields.map(({ name }) => [name, '123456']));
      at = await step(at, 'authorise', { fields }, `authorise-${at.id}-${at.version}`);
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
    if (view.step === 'choose-bank' || view.step === 'confirm-payment' || view.step === 'authorise') {
      view = await finish(await logIn(view, user));
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
    const told = (await store.claimNotifications(1_000, 1))
      .filter(({ notification }) => notification.checkout.id === earlier.checkoutId)
      .map(({ notification }) => notification.type);
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
  const { checkout } = await checkouts.merchant.create(
    {
      kind: 'payment',
      amountMinor: 500_000,
      currency: 'NGN',
      description: 'Blue adire',
      reference: `order-${pay.user}-${pay.killAfter}`,
    },
    { idempotencyKey: `order-${pay.user}-${pay.killAfter}` },
  );
  // The first process of all has no list of banks yet, and a busy machine may be slow to bring it.
  let opened = await checkouts.pages.view(checkout.id, page);
  while (opened.step === 'unavailable') opened = await checkouts.pages.view(checkout.id, page);
  const ready = await logIn(opened, pay.user);
  await new Promise<void>((resolve) => {
    process.send?.({ kind: 'paying', checkoutId: checkout.id } satisfies CrashReport, () => resolve());
  });
  armed = true;
  const last = await finish(ready);
  process.send?.({ kind: 'paid', step: last.step, statements } satisfies CrashReport);
}
