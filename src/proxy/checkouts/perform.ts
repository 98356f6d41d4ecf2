import type { Clock } from '../clock.ts';
import { StoreUnavailable } from '../store/records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import type { Change, Changed } from './change.ts';
import type { Draft } from './draft.ts';
import { keepAnswer, MARGIN_MS } from './keep-answer.ts';
import type { Plan, Settle } from './plan.ts';

/** A lease that this process holds. `endsAt` is monotonic time. */
export interface Held {
  readonly checkoutId: string;
  readonly fence: number;
  endsAt: number;
}

/** What a plan's pre-call commit left behind. */
export interface Prepared {
  readonly plan: Plan;
  readonly held: Held;
}

export interface Performer {
  /** Takes the lease and prepares the first call, inside the caller's change. Undefined where the plan does not want to be sent. */
  begin(draft: Draft, plan: Plan): Prepared | undefined;
  /**
   * Sends what was prepared and what follows from it, with a commit before and after each call: what came of one is kept together with what the next
   * one is about to do. Gives the lease back with the last commit, in which `finish` runs. Returns the rows as last committed: where the answer to a
   * charge or capture could not be kept these say that money may have moved, and verify tells the rest.
   */
  perform(prepared: Prepared, start: CheckoutRows, finish?: Finish): Promise<CheckoutRows>;
}

type Finish = (tx: StoreTransaction, draft: Draft) => Promise<void>;

export function createPerformer(options: {
  change: Change;
  clock: Clock;
  owner: string;
  sleep(ms: number): Promise<void>;
}): Performer {
  const { change, clock, owner, sleep } = options;

  function hold(draft: Draft, plan: Plan, held: Held): boolean {
    const startedAt = clock.monotonic();
    if (!plan.prepare(draft)) return false;
    const length = plan.patienceMs(draft) + MARGIN_MS;
    held.endsAt = startedAt + length;
    // No two leases of a checkout end alike: `keepOnce` tells them apart by it.
    const until = Math.max(draft.now + length, (draft.checkout.lease?.until ?? 0) + 1);
    draft.checkout.lease = { owner, call: plan.call, until };
    return true;
  }

  return {
    begin(draft, plan) {
      const held: Held = { checkoutId: draft.checkout.id, fence: draft.checkout.fence + 1, endsAt: 0 };
      if (!hold(draft, plan, held)) return undefined;
      draft.checkout.fence = held.fence;
      return { plan, held };
    },

    async perform({ plan: first, held }, start, finish) {
      let rows = start;
      let plan: Plan | undefined = first;
      while (plan) {
        const current: Plan = plan;
        const settle = await sendInTime(current, rows, held);
        const settled = await settleOnce(held, current, settle, finish).catch(unkeptAfter(current));
        if (settled === 'unkept') return rows;
        if (!settled) throw new Error(`${held.checkoutId} is gone`);
        rows = settled.rows;
        plan = settled.result;
      }
      return rows;
    },
  };

  function settleOnce(
    held: Held,
    plan: Plan,
    settle: Settle,
    finish: Finish | undefined,
  ): Promise<Changed<Plan | undefined> | undefined> {
    return keepOnce(held, async (draft, tx) => {
      if (!isOurs(draft, held, plan)) return undefined;
      const next = draft.checkout.status === 'needs_review' ? undefined : await settle(draft, tx);
      if (next && hold(draft, next, held)) return next;
      draft.checkout.lease = undefined;
      await finish?.(tx, draft);
      return undefined;
    });
  }

  /**
   * Keeps what `work` does to a checkout, again where the store had not. Where nobody can tell whether it had, it was kept if the lease is found as
   * `work` left it, and is not done twice.
   */
  function keepOnce<T>(
    held: Held,
    work: (draft: Draft, tx: StoreTransaction) => Promise<T>,
  ): Promise<Changed<T> | undefined> {
    let last: { readonly result: T; readonly lease: Draft['checkout']['lease'] } | undefined;
    return keepAnswer(sleep, (mayBeKept) =>
      change(held.checkoutId, async (draft, tx) => {
        const { fence, lease } = draft.checkout;
        const isKept = lease?.owner === last?.lease?.owner && lease?.until === last?.lease?.until;
        if (mayBeKept && last && fence === held.fence && isKept) return last.result;
        const result = await work(draft, tx);
        last = { result, lease: draft.checkout.lease };
        return result;
      }),
    );
  }

  async function sendInTime(plan: Plan, rows: CheckoutRows, held: Held): Promise<Settle> {
    const isInTime = held.endsAt - clock.monotonic() >= plan.patienceMs(rows);
    const sending = isInTime ? plan.send(rows) : undefined;
    return sending ?? plan.settleUnsent;
  }

  function isOurs(draft: Draft, held: Held, plan: Plan): boolean {
    if (draft.checkout.fence === held.fence && draft.checkout.lease?.owner === owner) return true;
    if (draft.checkout.status !== 'succeeded') {
      draft.record('fence.refused', { call: plan.call });
      draft.alarm('fence_refused', { checkout: draft.checkout.id, call: plan.call });
    }
    return false;
  }
}

/** Once money may have moved, a store that is out of reach is no problem to show: what was committed last is, and verify tells the rest. */
function unkeptAfter({ call }: Plan): (error: unknown) => 'unkept' {
  return (error) => {
    if (error instanceof StoreUnavailable && (call === 'charge' || call === 'capture')) return 'unkept';
    throw error;
  };
}
