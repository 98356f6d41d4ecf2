import type { SettlementNotification } from '../../contract/settlement.ts';
import type { SplitSettlement } from '../providers/page-provider.ts';
import type { Mode } from '../store/records.ts';
import { digest } from './ids.ts';
import { iso } from './view.ts';

const ID_LENGTH = 24;

/** What the merchant is told of a share that was paid out. The id follows from the webhook, so that a repeat of it is the same notification. */
export function settlementNotice(
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
