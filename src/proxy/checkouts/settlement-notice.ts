import type { SettlementNotification } from '../../contract/settlement.ts';
import type { Clock } from '../clock.ts';
import type { SplitSettlement } from '../providers/page-provider.ts';
import type { AcceptedWebhook, Provider } from '../providers/provider.ts';
import { type Mode, StoreConflict } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { digest } from './ids.ts';
import { iso } from './view.ts';

const ID_LENGTH = 24;

export type TellSettlement = (webhook: Pick<AcceptedWebhook, 'dedupeKey' | 'settlement'>) => Promise<void>;

/**
 * Tells the merchant of a share that was paid out, where a webhook says so: once, however often it comes or is read again. Called before the webhook is noted as read: what
 * dies in between is brought or replayed again, and is the same notification then.
 */
export function createTellSettlement({
  store,
  provider,
  clock,
}: {
  store: Pick<Store, 'transaction'>;
  provider: Pick<Provider, 'mode'>;
  clock: Pick<Clock, 'now'>;
}): TellSettlement {
  return async ({ dedupeKey, settlement }) => {
    if (!settlement) return;
    const notice = noticeOf(dedupeKey, settlement, provider.mode, clock.now());
    await store
      .transaction((tx) => tx.insertNotification(notice))
      .catch((error: unknown) => {
        if (!(error instanceof StoreConflict)) throw error;
      });
  };
}

/** The id follows from the webhook, so that a repeat of it is the same notification. */
function noticeOf(
  dedupeKey: string,
  { reference, at, accountHolder: _, ...told }: SplitSettlement,
  mode: Mode,
  now: number,
): SettlementNotification {
  return {
    id: `ev_${digest(`settlement:${mode}:${dedupeKey}`).slice(0, ID_LENGTH)}`,
    type: 'settlement.split',
    createdAt: iso(now),
    mode,
    settlement: { providerReference: reference, ...told, ...(at !== undefined && { at: iso(at) }) },
  };
}
