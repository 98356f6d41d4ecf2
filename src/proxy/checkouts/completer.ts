import type { Clock } from '../clock.ts';
import type { ProviderCall } from '../providers/provider.ts';
import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import type { BankList } from './bank-list.ts';
import { capturePlan } from './capture-plan.ts';
import type { Change } from './change.ts';
import { backToBanks, type Draft, forgetLogin } from './draft.ts';
import { bankSessionEndsAt, reviewDueAt } from './due.ts';
import { expireIfDue } from './expiry.ts';
import { owesInputs } from './exposure.ts';
import type { Performer, Prepared } from './perform.ts';
import type { PlanTools } from './plan.ts';
import type { ProviderHealth } from './provider-health.ts';
import type { IsServed } from './served.ts';
import type { Completer } from './service.ts';
import type { CheckoutTimes } from './settings.ts';
import { sendToReview } from './settle-verify.ts';
import type { VerifyAttempt } from './verifier.ts';
import { attemptOf } from './view.ts';

const BATCH = 20;
const CLAIM_MS = 15_000;
const REENCRYPT_BATCH = 50;
const LEASES_EVERY_MS = 5_000;

/** Everything that goes on without a payer: expired leases, captures that are due, expiry, review, verify, rotation, a fresh bank list. */
export function createCompleter(options: {
  store: Store;
  change: Change;
  performer: Performer;
  tools: PlanTools;
  health: ProviderHealth;
  banks: BankList;
  verifyAttempt: VerifyAttempt;
  isServed: IsServed;
  clock: Clock;
  times: CheckoutTimes;
}): Completer & { idle(): Promise<void> } {
  const { store, change, performer, tools, health, banks, verifyAttempt, isServed, clock, times } = options;
  let probedAt = Number.NEGATIVE_INFINITY;
  let leasesReadAt = Number.NEGATIVE_INFINITY;
  let rotated = false;
  const running = new Set<Promise<unknown>>();

  async function workOn(checkoutId: string): Promise<void> {
    const rows = await store.read(checkoutId);
    const lease = rows?.checkout.lease;
    const abandoned = lease !== undefined && !(await store.ownerAlive(lease.owner));
    const changed = await change(checkoutId, (draft) => {
      if (draft.checkout.lease && !releaseLease(draft, abandoned)) return undefined;
      expireIfDue(draft);
      endIdleSession(draft, times);
      askForReview(draft, times);
      return captureDue(draft);
    });
    if (changed?.result) carryOn(performer.perform(changed.result, changed.rows), checkoutId);
  }

  /** A capture may take a minute, and nothing else waits for it. Its outcome is asked for as soon as it is there. */
  function carryOn(capture: Promise<CheckoutRows>, checkoutId: string): void {
    const done = capture
      .then(async ({ checkout }) => {
        if (checkout.attemptId) await verifyAttempt(checkoutId, checkout.attemptId);
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

  function captureDue(draft: Draft): Prepared | undefined {
    const { checkout } = draft;
    const attempt = attemptOf(checkout, draft.attempts);
    if (
      !isServed(checkout) ||
      checkout.status !== 'processing' ||
      attempt?.state !== 'charged' ||
      !attempt.bankSession
    )
      return undefined;
    if (attempt.bankSession.expiresAt <= draft.now || owesInputs(attempt)) {
      forgetLogin(attempt);
      return undefined;
    }
    return performer.begin(draft, capturePlan(tools, attempt.id, undefined));
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
    if (!rotated) rotated = (await store.reencrypt(REENCRYPT_BATCH)) === 0;
  }

  return {
    async tick() {
      await rotate();
      void banks.load();
      await findDeadLeases();
      await probe();
      await ringIfBack();
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

/**
 * Takes back a lease whose time is over. A charge or capture under it stays `sent` and is settled by verify only; it is never sent
 * again, and only its own time ends its lease. Other calls move no money: they are given up as soon as their process is dead.
 */
function releaseLease(draft: Draft, ownerIsDead: boolean): boolean {
  const { checkout } = draft;
  const { lease } = checkout;
  if (!lease) return true;
  const isMoney = lease.call === 'charge' || lease.call === 'capture';
  const attempt = attemptOf(checkout, draft.attempts);
  if (lease.until > draft.now && (isMoney || !ownerIsDead)) {
    if (ownerIsDead && attempt) attempt.verifyAt = draft.now;
    return false;
  }
  checkout.lease = undefined;
  checkout.fence += 1;
  giveTryBack(checkout, attempt, lease.call);
  draft.record('lease.expired', { call: lease.call ?? 'none' });
  if (attempt?.exposure === 'sent') {
    attempt.verifyAt = draft.now;
    if (attempt.state !== 'charged' || owesInputs(attempt)) forgetLogin(attempt);
  } else backToBanks(draft, 'interrupted');
  return true;
}

/** Nobody knows whether the bank read what was typed for a call that moves no money. */
function giveTryBack(
  checkout: CheckoutRecord,
  attempt: AttemptRecord | undefined,
  call: ProviderCall | undefined,
): void {
  if (call === 'log-in') checkout.loginTriesUsed -= 1;
  if (call === 'commit' && !attempt?.accounts) checkout.codeTriesUsed -= 1;
}

function endIdleSession(draft: Draft, times: CheckoutTimes): void {
  const { checkout } = draft;
  if (checkout.status !== 'open' || checkout.lease) return;
  const attempt = attemptOf(checkout, draft.attempts);
  const endsAt = bankSessionEndsAt(checkout, attempt, times);
  if (endsAt === undefined || endsAt > draft.now) return;
  if (attempt?.state === 'logging-in') attempt.bankSession = undefined;
  else backToBanks(draft, 'bank_session_ended');
}

function askForReview(draft: Draft, times: CheckoutTimes): void {
  if (draft.checkout.status !== 'processing' || draft.checkout.lease) return;
  const dueAt = reviewDueAt(draft.attempts, times);
  if (dueAt !== undefined && dueAt <= draft.now) sendToReview(draft, 'unsettled');
}
