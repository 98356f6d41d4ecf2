import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import type { Debit, Mandate } from '../../src/contract/mandate-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { bankSearchWords } from '../../src/proxy/banks/nicknames.ts';
import { createCheckouts } from '../../src/proxy/checkouts/create-checkouts.ts';
import { dayIn } from '../../src/proxy/checkouts/mandate-order.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createLinkKind } from '../../src/proxy/links/link-kind.ts';
import { createMandates } from '../../src/proxy/mandates/create-mandates.ts';
import { createMandateKind } from '../../src/proxy/mandates/mandate-kind.ts';
import { createMono } from '../../src/proxy/providers/mono/create-mono.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import { ofCheckouts } from '../support/of-checkout.ts';
import type { MandateCrashOrder, MandateCrashPoint, MandateCrashReport } from './crash-mandate-orders.ts';
import { plainSettings } from './plain-settings.ts';
import { doCommand, nextOfMandate, payerNumbered } from './sandbox-payer.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const pageKey = 'the-page-of-the-payer';

/**
 * One proxy process on a PostgreSQL server. Settles what an earlier process left behind, then sets up a mandate or debits one, and kills itself with
 * SIGKILL at the boundary it was told: right after a commit, right before a call is sent, or once the provider has done it and nobody here has heard.
 */
process.once('message', (order: MandateCrashOrder) => void work(order));
flushCompileCache();
void report({ kind: 'loaded' });

function report(what: MandateCrashReport): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(what, () => resolve());
  });
}

async function work({ databaseUrl, sandboxUrls, monoKey, earlier, act }: MandateCrashOrder): Promise<void> {
  let skipped = 0;
  const clock = { now: () => Date.now() + skipped, monotonic: () => performance.now() + skipped };
  const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
  const boundaries: string[] = [];
  const calls: Promise<unknown>[] = [];
  let armed: MandateCrashPoint | undefined;
  const pass = (boundary: string): void => {
    if (!armed) return;
    boundaries.push(boundary);
    if (boundaries.length === armed.killAt) process.kill(process.pid, 'SIGKILL');
  };

  const store = await openServerStore({
    url: databaseUrl,
    keyring,
    clock,
    connections: 3,
    afterStatement: (text) => {
      if (text === 'commit') pass('committed');
    },
  });

  function open(part: MandateCrashPoint['part']) {
    const checkouts = createCheckouts({
      mandateKind: createMandateKind,
      linkKind: createLinkKind,
      store,
      clock,
      keyring,
      raiseAlarm: () => {},
      provider: createMono({
        baseUrl: sandboxUrls[part],
        secretKey: monoKey,
        appId: 'adire-lane',
        webhookSecrets: ['a-webhook-secret-of-the-sandbox'],
        searchWords: bankSearchWords,
        clock,
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const path = new URL(request.url).pathname;
          const name = `${request.method} ${path.replaceAll(/mmc_[0-9a-f]+/g, 'id').replaceAll(/[0-9A-Z]{20}/g, 'reference')}`;
          pass(`before ${name}`);
          const call = fetch(request);
          calls.push(call);
          const response = await call;
          pass(`after ${name}`);
          return response;
        },
      }),
      settings: plainSettings,
    });
    const mandates = createMandates({
      store,
      checkouts,
      clock,
      random: randomBytes,
      keyring,
      settings: plainSettings,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      onDue: () => {},
    });
    return { checkouts, mandates };
  }
  type Opened = ReturnType<typeof open>;

  /** Goes on as far as there is something to do, as a client that repeats its commands with the same keys would. */
  async function goOn(
    { checkouts: { pages } }: Opened,
    view: SessionView,
    payer: number,
  ): Promise<SessionView> {
    let at = view;
    for (;;) {
      const next = nextOfMandate(at, payerNumbered(payer));
      if (!next) return at;
      at = await doCommand(pages, at, pageKey, next, `${next.command}-${at.id}-${at.version}`);
    }
  }

  async function rounds({ checkouts, mandates }: Opened, count: number, skipMs: number): Promise<void> {
    for (let round = 0; round < count; round += 1) {
      skipped += skipMs;
      await checkouts.completer.tick();
      await checkouts.idle();
      await mandates.work.tick();
      await mandates.work.idle();
    }
  }

  async function mandateOf({ mandates }: Opened, checkoutId: string): Promise<Mandate | undefined> {
    return (await mandates.merchant.list({ checkoutId })).data[0];
  }

  async function debitOnce(opened: Opened, checkoutId: string): Promise<Debit | undefined> {
    const mandate = await mandateOf(opened, checkoutId);
    if (!mandate) return undefined;
    const order = { amountMinor: 400_000, reference: `invoice-${checkoutId}`, narration: 'Adire of May' };
    const options = { idempotencyKey: `debit-${checkoutId}` };
    return (await opened.mandates.merchant.debit(mandate.id, order, options)).debit;
  }

  async function settle({ part, payer, checkoutId }: NonNullable<typeof earlier>): Promise<void> {
    const opened = open(part);
    const { checkouts, mandates } = opened;
    const seen: string[] = [];
    const look = async (): Promise<SessionView> => {
      const view = await checkouts.pages.view(checkoutId, { pageKey });
      seen.push(view.step);
      return view;
    };
    await look();
    await store.ringLeasesOfOthers();
    await rounds(opened, 8, 2_000);
    let debit: Debit | undefined;
    if (part === 'set-up') {
      await rounds(opened, 3, 61_000);
      await goOn(opened, await look(), payer);
      await rounds(opened, 4, 2_000);
      await look();
    } else {
      debit = await debitOnce(opened, checkoutId);
      for (const [count, skipMs] of [
        [8, 20_000],
        [2, 73 * HOUR],
      ] as const) {
        if (debit?.status === 'processing') await rounds(opened, count, skipMs);
        debit = await debitOnce(opened, checkoutId);
      }
      await look();
    }
    const told = ofCheckouts(await store.claimNotifications(1_000, 1))
      .filter(({ checkout }) => checkout.id === checkoutId)
      .map(({ type }) => type);
    const current = await mandateOf(opened, checkoutId);
    const rows = await store.read(checkoutId);
    const summed = current && (await mandates.merchant.get(current.id));
    await report({
      kind: 'settled',
      seen,
      told,
      mandates: (rows?.mandates ?? []).map(({ providerId, reference, state, owed }) => ({
        providerId,
        reference,
        state,
        owed,
      })),
      debit: debit && { status: debit.status, providerReference: debit.providerReference },
      debitedMinor: summed?.debitedMinor ?? 0,
      events: (await checkouts.merchant.events(checkoutId)).map(({ seq }) => seq),
    });
    skipped = 0;
  }

  if (earlier) await settle(earlier);
  if (!act) {
    process.disconnect();
    process.exit();
  }
  const opened = open(act.part);
  const { checkouts } = opened;
  const reference = `order-${act.part}-${act.payer}`;
  const { checkout } = await checkouts.merchant.create(
    {
      kind: 'mandate',
      currency: 'NGN',
      description: 'Adire of the month',
      reference,
      mandate: {
        type: 'emandate',
        debitType: 'variable',
        totalCapMinor: 1_000_000,
        startDate: dayIn(clock.now()),
        endDate: dayIn(clock.now() + 365 * DAY),
      },
    },
    { idempotencyKey: reference },
  );
  let first = await checkouts.pages.view(checkout.id, { pageKey });
  while (first.step === 'unavailable') first = await checkouts.pages.view(checkout.id, { pageKey });
  if (act.part === 'debit') await goOn(opened, first, act.payer);
  await report({ kind: 'acting', checkoutId: checkout.id });
  // A list that is read in the background is no part of the deed: its answer would stand anywhere among the boundaries.
  await Promise.allSettled(calls);
  armed = act;
  if (act.part === 'set-up') await goOn(opened, first, act.payer);
  else await debitOnce(opened, checkout.id);
  armed = undefined;
  await report({ kind: 'done', boundaries });
}
