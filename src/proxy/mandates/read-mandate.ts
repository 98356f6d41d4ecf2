import type { Draft } from '../checkouts/draft.ts';
import type { MandateAnswer, ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { applyTold } from './apply-told.ts';
import { isOver, takeOver } from './end-mandate.ts';
import { createImportDebits, readAgainIn } from './import-debits.ts';
import { lookBeforeEndAt } from './mandate-step-of.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { nextLookAt } from './next-look.ts';
import { noteMandateAnswer } from './note-mandate-answer.ts';
import { keepPaused } from './pauses.ts';
import { changesAnything, endIfPast, settleMandate } from './settle-mandate.ts';
import { tellsOfAccounts } from './take-told.ts';
import { tryById } from './try-of.ts';

/** Readings in a row that did not find a mandate which must be there. */
const MANY_MISSED = 5;

/** Reads one mandate at the provider and applies what is told. */
export interface ReadMandate {
  /** While its page is in front. A reading that changes nothing takes no lock. */
  watched(mandate: MandateRecord): Promise<void>;
  /** Because it is due: it was rung, or its last day is over. */
  due(mandate: MandateRecord): Promise<void>;
}

export function createReadMandate(tools: MandateTools): ReadMandate {
  const { store, change, times } = tools;
  const importDebits = createImportDebits(tools);

  async function read({ providerId = '' }: MandateRecord): Promise<MandateAnswer<ProviderMandate>> {
    const answer = await mandateCalls(tools).readMandate(providerId);
    const isMissing = answer.kind === 'refused' && answer.reason === 'not_found';
    if (!isMissing || !(await store.wasSaidCancelled(providerId))) return answer;
    return { kind: 'ok', value: { ...nothingTold, providerId, status: 'cancelled' } };
  }

  /** `before`: as it was when the reading began. A pause that was lifted meanwhile is no news: it is read again. */
  async function apply(
    draft: Draft,
    tx: StoreTransaction,
    before: MandateRecord,
    answer: MandateAnswer<ProviderMandate>,
  ): Promise<void> {
    const mandate = tryById(draft, before.id);
    if (endIfPast(draft, mandate)) return;
    if (answer.kind !== 'ok') {
      if (answer.kind === 'refused') missed(draft, mandate);
      noteMandateAnswer(draft, 'read-mandate', answer, mandate);
      return;
    }
    const told = answer.value;
    mandate.readCount = 0;
    if (told.status === 'suspended' && mandate.state !== before.state) {
      mandate.nextAt = draft.now;
      return;
    }
    if (told.reference === '') settleMandate(draft, mandate, told);
    else await applyTold(tools, draft, tx, mandate, told, 'read-mandate');
  }

  return {
    async watched(mandate) {
      const answer = await read(mandate);
      const isNews =
        answer.kind === 'ok'
          ? changesAnything(mandate, answer.value) || tellsOfAccounts(mandate, answer.value)
          : answer.kind === 'refused';
      if (isNews) await change(mandate.checkoutId, (draft, tx) => apply(draft, tx, mandate, answer));
    },

    async due(mandate) {
      const answer = await read(mandate);
      await change(mandate.checkoutId, async (draft, tx) => {
        const now = tryById(draft, mandate.id);
        const { nextAt } = now;
        const wasRung = nextAt !== undefined && nextAt <= draft.now;
        await apply(draft, tx, mandate, answer);
        const isSettled = answer.kind === 'ok' || answer.kind === 'refused';
        if (!wasRung && now.owed === undefined && now.nextAt === nextAt) {
          now.nextAt = isSettled
            ? (nextLookAt(now, draft.now) ?? lookBeforeEndAt(draft, now, times, draft.now))
            : draft.now + times.sweepMs;
        }
        if (answer.kind === 'ok') takeBackLost(draft, now, answer.value);
        if (now.lease) now.nextAt = Math.min(now.nextAt ?? Number.POSITIVE_INFINITY, now.lease.until);
      });
      if (!mandate.fixed || mandate.approvedAt === undefined) return;
      const againIn = readAgainIn(await importDebits(mandate), times);
      if (againIn === undefined) return;
      await change(mandate.checkoutId, (draft) => {
        const now = tryById(draft, mandate.id);
        now.nextAt = Math.min(now.nextAt ?? Number.POSITIVE_INFINITY, draft.now + againIn);
      });
    },
  };
}

/** Told alone by a webhook: nothing but that it was cancelled. */
const nothingTold = {
  reference: '',
  readyToDebit: false,
  totalCapMinor: undefined,
  mode: 'unknown',
  createdAt: undefined,
} as const;

/** Whoever was lifting a pause has not come back. Where it was lifted there, which nobody here knows of, it is asked for once more. */
function takeBackLost(draft: Draft, mandate: MandateRecord, { status }: ProviderMandate): void {
  const { lease } = mandate;
  if (!lease || lease.until > draft.now) return;
  takeOver(mandate);
  draft.record('lease.expired', { call: lease.call });
  if (mandate.state !== 'paused' || status !== 'approved') return;
  keepPaused(mandate);
  mandate.nextAt = draft.now;
}

/** That it is not found says nothing alone. */
function missed(draft: Draft, mandate: MandateRecord): void {
  if (isOver(mandate)) return;
  mandate.readCount += 1;
  if (mandate.readCount === MANY_MISSED) {
    draft.alarm('mandate_not_found', { checkout: draft.checkout.id, status: mandate.state });
  }
}
