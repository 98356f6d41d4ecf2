import * as v from 'valibot';
import { type RefundCheckout, RefundCheckoutSchema } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Clock } from '../clock.ts';
import type { PageProvider } from '../providers/page-provider.ts';
import type { Provider } from '../providers/provider.ts';
import { type RefundRecord, StoreConflict, StoreUnavailable } from '../store/records.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import type { Change } from './change.ts';
import { attemptById } from './draft.ts';
import { keepAnswer, MARGIN_MS, takeLease } from './keep-answer.ts';
import { requireKey } from './merchant-command.ts';
import { debitToRefund, keepRefund, refundOf } from './refund-order.ts';
import { type RefundAnswer, settleRefundAnswer } from './refund-settle.ts';
import type { IsServed } from './served.ts';
import { broken, notSent } from './unanswered.ts';
import type { VerifyAttempt } from './verifier.ts';

/** A refund that is committed and may be sent until `endsAt` (monotonic). */
interface Asked {
  readonly attemptId: string;
  readonly refund: RefundRecord;
  readonly endsAt: number;
}

export interface Refunds {
  /**
   * Has the provider pay a debit back, once: the refund and the key are committed before the call, the answer after it, and verify says what came of it.
   * Returns the checkout as last committed.
   */
  refund(
    checkoutId: string,
    wish: RefundCheckout,
    idempotencyKey: string,
  ): Promise<{ rows: CheckoutRows; replayed: boolean }>;
  /** Resolves once no refund is being sent. */
  idle(): Promise<void>;
}

export function createRefunds(options: {
  store: Store;
  change: Change;
  clock: Clock;
  provider: Provider;
  isServed: IsServed;
  verifyAttempt: VerifyAttempt;
  sleep(ms: number): Promise<void>;
  /** Called when an outcome is to be asked for. */
  onDue(): void;
}): Refunds {
  const { store, change, clock, provider, isServed, verifyAttempt, sleep, onDue } = options;
  const { owner } = store;
  const running = new Set<Promise<unknown>>();

  async function ask(checkoutId: string, wish: RefundCheckout, key: string, pages: PageProvider) {
    const { source = 'payout', providerReference = '' } = wish;
    const command = `refund:${source}:${providerReference}`;
    const asking = takeLease(sleep, () =>
      change(checkoutId, async (draft, tx): Promise<Asked | undefined> => {
        const { checkout, now } = draft;
        if (!isServed(checkout)) throw new ProblemError('not_found');
        const known = await tx.command('merchant', key);
        if (known) {
          if (known.checkoutId === checkoutId && known.command === command) return undefined;
          throw new ProblemError('idempotency_key_reused');
        }
        const startedAt = clock.monotonic();
        const attempt = debitToRefund(draft, wish);
        const length = pages.patienceMs('refund') + MARGIN_MS;
        const before = refundOf(checkout, attempt.reference);
        const refund: RefundRecord = {
          reference: attempt.reference,
          state: 'sending',
          source,
          // No two of a debit were asked for at the same time: `settle` tells them apart by it.
          requestedAt: Math.max(now, (before?.requestedAt ?? 0) + 1),
          settledAt: undefined,
          failure: undefined,
          verifyCount: 0,
          unsettledAt: undefined,
          lease: { owner, until: now + length },
        };
        keepRefund(draft, refund);
        attempt.verifyAt = now + length;
        draft.record('refund.asked', { attempt: attempt.number, reference: attempt.reference, source });
        await tx.insertCommand({
          scope: 'merchant',
          key,
          checkoutId,
          command,
          resultingVersion: checkout.version,
          createdAt: now,
        });
        return { attemptId: attempt.id, refund, endsAt: startedAt + length };
      }),
    );
    const changed = await asking.catch((error: unknown) => {
      if (error instanceof StoreConflict) throw new ProblemError('idempotency_key_reused');
      throw error;
    });
    if (!changed) throw new ProblemError('not_found');
    return changed;
  }

  async function sendInTime({ refund, endsAt }: Asked, pages: PageProvider): Promise<RefundAnswer> {
    if (endsAt - clock.monotonic() < pages.patienceMs('refund')) return notSent;
    return pages.refund(refund.reference, refund.source ?? 'payout').catch(() => broken);
  }

  function settle(checkoutId: string, { attemptId, refund }: Asked, answer: RefundAnswer) {
    return keepAnswer(sleep, (mayBeKept) =>
      change(checkoutId, (draft) => {
        const current = refundOf(draft.checkout, refund.reference);
        if (current?.state === 'refunded') return;
        if (current?.lease?.owner === owner && current.requestedAt === refund.requestedAt) {
          settleRefundAnswer(draft, attemptById(draft, attemptId), current, answer);
          return;
        }
        if (mayBeKept) return;
        draft.record('fence.refused', { call: 'refund', reference: refund.reference });
        draft.alarm('fence_refused', { checkout: checkoutId, call: 'refund' });
      }),
    );
  }

  /** What was asked for stays asked for, whatever becomes of this process: verify is due when its lease is over. */
  async function send(checkoutId: string, asked: Asked, pages: PageProvider): Promise<void> {
    const answer = await sendInTime(asked, pages);
    try {
      await settle(checkoutId, asked, answer);
      await verifyAttempt(checkoutId, asked.attemptId);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
    onDue();
  }

  return {
    async refund(checkoutId, wish, idempotencyKey) {
      requireKey(idempotencyKey);
      const parsed = v.safeParse(RefundCheckoutSchema, wish);
      if (!parsed.success) throw new ProblemError('invalid_request');
      const { pages } = provider;
      if (!pages) throw new ProblemError('refund_not_possible');
      const { rows, result } = await ask(checkoutId, parsed.output, idempotencyKey, pages);
      if (!result) return { rows, replayed: true };
      const sending = send(checkoutId, result, pages);
      running.add(sending);
      await sending.finally(() => running.delete(sending));
      const now = await store.read(checkoutId).catch(() => undefined);
      return { rows: now ?? rows, replayed: false };
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
  };
}
