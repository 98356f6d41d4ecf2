import type { Draft } from '../checkouts/draft.ts';
import { expireIfDue } from '../checkouts/expiry.ts';
import type { KindRules } from '../checkouts/kind.ts';
import type { IsServed } from '../checkouts/served.ts';
import { setUpPlan } from './create-plan.ts';
import { endAllHere } from './end-mandate.ts';
import { firstLookupAt } from './lookup-times.ts';
import { openUntil } from './mandate-step-of.ts';
import type { MandateTools } from './mandate-tools.ts';
import { awaitedTry, currentTry, mustBeSent } from './try-of.ts';

const reasons = {
  payer: 'cancelled_by_payer',
  merchant: 'cancelled_by_merchant',
  time: 'checkout_ended',
} as const;

/** How the setting up of a mandate runs out, and what goes on with it without its payer. */
export function createMandateKindWork(
  tools: MandateTools,
  isServed: IsServed,
): Pick<KindRules, 'expiresAt' | 'endSetup' | 'dueAt' | 'work' | 'isReadWhileWatched'> {
  const { times } = tools;
  const ends: Pick<KindRules, 'expiresAt' | 'endSetup'> = {
    expiresAt: (rows) => openUntil(rows, times),
    endSetup: (draft, by) => endAllHere(draft, reasons[by]),
  };
  return {
    ...ends,
    isReadWhileWatched: (rows) => awaitedTry(rows) !== undefined,

    dueAt(rows, now) {
      const { checkout } = rows;
      if (checkout.status !== 'open') return undefined;
      if (checkout.lease) return checkout.lease.until;
      const mandate = currentTry(rows);
      if (mustBeSent(mandate)) return now;
      const until = openUntil(rows, times);
      const deadline = mandate?.state === 'awaiting_transfer' ? (mandate.deadlineAt ?? 0) : 0;
      const next = deadline > now ? Math.min(deadline, until) : until;
      return Number.isFinite(next) ? next : undefined;
    },

    work(draft, leaseHolderIsDead, performer) {
      const { checkout } = draft;
      if (checkout.lease && !takeBackLease(draft, leaseHolderIsDead)) return undefined;
      expireIfDue(draft, ends);
      const mandate = currentTry(draft);
      if (checkout.status !== 'open' || !mandate) return undefined;
      if (hasJustPassed(mandate.deadlineAt, draft.now)) checkout.version += 1;
      if (!mustBeSent(mandate) || !isServed(checkout)) return undefined;
      return performer.begin(draft, setUpPlan(tools, draft, mandate.id));
    },
  };
}

/**
 * Takes back a lease whose time is over or whose process is dead. What was typed is gone with it. A create that was sent under it is
 * looked for, and never sent again.
 */
function takeBackLease(draft: Draft, holderIsDead: boolean): boolean {
  const { checkout } = draft;
  const { lease } = checkout;
  if (!lease) return true;
  if (lease.until > draft.now && !holderIsDead) return false;
  checkout.lease = undefined;
  checkout.fence += 1;
  draft.record('lease.expired', { call: lease.call ?? 'none' });
  if (lease.call === 'create-customer') checkout.loginTriesUsed -= 1;
  const mandate = currentTry(draft);
  if (mandate?.state === 'starting') mandate.nextAt = firstLookupAt(draft.now);
  return true;
}

/** Pages that wait learn of the deadline by a new version. */
function hasJustPassed(at: number | undefined, now: number): boolean {
  return at !== undefined && at <= now && now - at < 60_000;
}
