import type { Clock } from '../clock.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import type { Change } from './change.ts';
import { takeLease } from './keep-answer.ts';
import type { Kinds } from './kind.ts';
import type { Performer } from './perform.ts';
import type { ProviderHealth } from './provider-health.ts';
import type { Completer } from './service.ts';
import type { CheckoutTimes } from './settings.ts';
import type { VerifyAttempt } from './verifier.ts';

const BATCH = 20;
const CLAIM_MS = 15_000;
const REENCRYPT_BATCH = 50;
/** While keys rotate: a process that is not told of the new one yet goes on closing with the old one. */
const REENCRYPT_EVERY_MS = 10_000;
const LEASES_EVERY_MS = 5_000;

/** Everything that goes on without a payer: expired leases, captures that are due, expiry, review, verify, rotation, a fresh bank list. */
export function createCompleter(options: {
  store: Store;
  change: Change;
  performer: Performer;
  kinds: Kinds;
  health: ProviderHealth;
  verifyAttempt: VerifyAttempt;
  /** Asks about what pages in front wait for. */
  readWatched(): Promise<void>;
  clock: Clock;
  /** Old keys are still opened with: what others close with them meanwhile is closed again. */
  areKeysRotating: boolean;
  times: CheckoutTimes;
  sleep(ms: number): Promise<void>;
}): Completer & { idle(): Promise<void> } {
  const { store, change, performer, kinds, health, verifyAttempt, readWatched, clock, times, sleep } =
    options;
  const reencryptEveryMs = options.areKeysRotating ? REENCRYPT_EVERY_MS : Number.POSITIVE_INFINITY;
  let probedAt = Number.NEGATIVE_INFINITY;
  let leasesReadAt = Number.NEGATIVE_INFINITY;
  let rotatedAt = Number.NEGATIVE_INFINITY;
  let isWatching = false;
  const running = new Set<Promise<unknown>>();

  async function workOn(checkoutId: string): Promise<void> {
    const rows = await store.read(checkoutId);
    const lease = rows?.checkout.lease;
    const abandoned = lease !== undefined && !(await store.ownerAlive(lease.owner));
    const changed = await takeLease(sleep, () =>
      change(checkoutId, (draft) => kinds[draft.checkout.kind].work(draft, abandoned, performer)),
    );
    if (changed?.result) carryOn(performer.perform(changed.result, changed.rows), checkoutId);
  }

  /** A capture may take a minute, and nothing else waits for it. Its outcome is asked for as soon as it is there. */
  function carryOn(call: Promise<CheckoutRows>, checkoutId: string): void {
    const done = call
      .then(async (rows) => {
        const { attemptId } = rows.checkout;
        if (attemptId) await verifyAttempt(checkoutId, attemptId, rows);
      })
      .catch(() => {})
      .finally(() => running.delete(done));
    running.add(done);
  }

  async function findDeadLeases(): Promise<void> {
    if (clock.monotonic() - leasesReadAt < LEASES_EVERY_MS) return;
    leasesReadAt = clock.monotonic();
    await store.ringLeasesOfOthers();
  }

  async function probe(): Promise<void> {
    if (!health.isDown || clock.monotonic() - probedAt < times.probeMs) return;
    probedAt = clock.monotonic();
    await health.provider.institutions();
  }

  /** Before anything is claimed: a row that is being made due is passed over by a claim. */
  async function ringIfBack(): Promise<void> {
    if (!health.isBack) return;
    await store.ringUnsettled();
    health.noteRung();
  }

  async function rotate(): Promise<void> {
    if (clock.monotonic() - rotatedAt < reencryptEveryMs) return;
    if ((await store.reencrypt(REENCRYPT_BATCH)) === 0) rotatedAt = clock.monotonic();
  }

  /** One round at a time; whom it could not ask about is asked about in the next. */
  function watching(): void {
    if (isWatching) return;
    isWatching = true;
    const done = readWatched()
      .catch(() => {})
      .finally(() => {
        isWatching = false;
        running.delete(done);
      });
    running.add(done);
  }

  return {
    async tick() {
      await rotate();
      void kinds.payment.banks.load();
      // Not every merchant has mandates: their banks are asked for by the first payer, and kept fresh from then on.
      if (kinds.mandate.banks.current()) void kinds.mandate.banks.load();
      await findDeadLeases();
      await probe();
      await ringIfBack();
      watching();
      const [checkouts, attempts] = await Promise.all([
        store.claimDueCheckouts(BATCH, CLAIM_MS),
        store.claimDueAttempts(BATCH, CLAIM_MS),
      ]);
      const results = await Promise.allSettled([
        ...checkouts.map(workOn),
        ...attempts.map(({ id, checkoutId }) => verifyAttempt(checkoutId, id)),
      ]);
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
      return results.length;
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
  };
}
