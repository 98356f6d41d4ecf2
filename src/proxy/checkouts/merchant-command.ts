import { ProblemError } from '../../contract/problem.ts';
import { StoreConflict } from '../store/records.ts';
import type { CheckoutRows } from '../store/store.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';

const MAX_KEY = 255;

/** Throws where a key is missing or longer than one that is kept. */
export function requireKey(idempotencyKey: string): void {
  if (idempotencyKey === '') throw new ProblemError('idempotency_key_required');
  if (idempotencyKey.length > MAX_KEY) throw new ProblemError('invalid_request');
}

/** Does `work`, which must change what the payer sees or throw, once for each key. */
export type MerchantCommand = (
  checkoutId: string,
  command: string,
  idempotencyKey: string,
  work: (draft: Draft) => void,
) => Promise<{ rows: CheckoutRows; replayed: boolean }>;

/**
 * Keeps the key in the transaction that does the work, so that the two are kept together or not at all: a call whose answer was
 * lost may be made again by the same key. The same key for another command or checkout is `idempotency_key_reused`.
 */
export function createMerchantCommand(change: Change): MerchantCommand {
  return async (checkoutId, command, idempotencyKey, work) => {
    requireKey(idempotencyKey);
    const changed = await change(checkoutId, async (draft, tx) => {
      const known = await tx.command('merchant', idempotencyKey);
      if (known) {
        if (known.checkoutId === checkoutId && known.command === command) return { replayed: true };
        throw new ProblemError('idempotency_key_reused');
      }
      work(draft);
      draft.checkout.version += 1;
      await tx.insertCommand({
        scope: 'merchant',
        key: idempotencyKey,
        checkoutId,
        command,
        resultingVersion: draft.checkout.version,
        createdAt: draft.now,
      });
      return { replayed: false };
    }).catch((error: unknown) => {
      if (error instanceof StoreConflict) throw new ProblemError('idempotency_key_reused');
      throw error;
    });
    if (!changed) throw new ProblemError('not_found');
    return { rows: changed.rows, ...changed.result };
  };
}
