import type { Answer, Provider, VerifyResult } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import type { CheckoutRows, Store } from '../store/store.ts';
import type { Change } from './change.ts';
import type { IsServed } from './served.ts';
import type { CheckoutTimes } from './settings.ts';
import { settleVerify } from './settle-verify.ts';
import { broken } from './unanswered.ts';

/**
 * Verify knows no payment that is still open. From this many asks on, the list of payments is read beside it, every tenth time, and each
 * time once it has said "failed": its second word counts as verify's own. Only of what may have moved money.
 */
const LIST_FROM_ASKS = 20;
const LIST_EVERY = 10;
const DAY_MS = 86_400_000;

/**
 * Asks the provider about one attempt and applies what it says. Whoever rang meanwhile rang for something later: it is asked again. `known` are the rows
 * where they were read before. Answers with what was kept, undefined where there was nothing to ask about.
 */
export type VerifyAttempt = (
  checkoutId: string,
  attemptId: string,
  known?: CheckoutRows,
) => Promise<CheckoutRows | undefined>;

export function createVerifier(options: {
  store: Store;
  change: Change;
  provider: Provider;
  times: CheckoutTimes;
  isServed: IsServed;
}): VerifyAttempt {
  const { store, change, provider, times, isServed } = options;

  return async (checkoutId, attemptId, known) => {
    const rows = known ?? (await store.read(checkoutId));
    const attempt = rows?.attempts.find(({ id }) => id === attemptId);
    if (!rows || !attempt || !isServed(rows.checkout)) return undefined;
    const answer = await ask(attempt);
    const changed = await change(checkoutId, (draft) => {
      const current = draft.attempts.find(({ id }) => id === attemptId);
      if (!current) return false;
      const overtaken = draft.checkout.fence !== rows.checkout.fence || current.state !== attempt.state;
      const rungAt = current.verifyAt === attempt.verifyAt ? undefined : current.verifyAt;
      const exact = settleVerify(draft, current, overtaken ? unlessFailed(answer) : answer, times);
      if (rungAt !== undefined && rungAt <= draft.now)
        current.verifyAt = Math.min(rungAt, current.verifyAt ?? rungAt);
      return exact;
    });
    if (changed?.result && changed.rows.checkout.mode === 'live') await store.markLiveVerified('payment');
    return changed?.rows;
  };

  async function ask(attempt: AttemptRecord): Promise<Answer<VerifyResult>> {
    const { reference, verifyCount, mintedAt, failedReadAt, exposure } = attempt;
    const answer = await provider.verify(reference).catch((): Answer<VerifyResult> => broken);
    const silent = answer.kind === 'ok' && answer.value.status === 'not-found';
    const isListTurn = verifyCount % LIST_EVERY === 0 || failedReadAt !== undefined;
    if (exposure !== 'sent' || !silent || verifyCount < LIST_FROM_ASKS || !isListTurn) return answer;
    const listed = await provider
      .listPayments({ from: mintedAt - DAY_MS, to: mintedAt + 4 * DAY_MS })
      .catch(() => broken);
    if (listed.kind !== 'ok') return answer;
    const ours = listed.value.payments.find((payment) => payment.reference === reference);
    // Only verify makes a payment paid; from the list an explicit "failed" is taken.
    return ours?.status === 'failed' ? { kind: 'ok', value: ours } : answer;
  }
}

/** A "failed" that was asked for before the last call was sent says nothing of that call. */
function unlessFailed(answer: Answer<VerifyResult>): Answer<VerifyResult> {
  const isFailed = answer.kind === 'ok' && answer.value.status === 'failed';
  return isFailed ? { kind: 'ok', value: { status: 'not-found' } } : answer;
}
