import { ProblemError } from '../../contract/problem.ts';
import type { Change } from '../checkouts/change.ts';
import type { Draft } from '../checkouts/draft.ts';
import { requireKey } from '../checkouts/merchant-command.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { type CommandRecord, StoreConflict } from '../store/records.ts';
import type { StoreTransaction } from '../store/store.ts';

/** Two calls may race for one key or reference; the one that lost looks again. */
const ROUNDS = 3;

/** One key of one caller. A payer's page has keys of its own for each mandate. */
export interface CommandKey {
  readonly scope: CommandRecord['scope'];
  readonly key: string;
}

export const merchantKey = (idempotencyKey: string): CommandKey => {
  requireKey(idempotencyKey);
  return { scope: 'merchant', key: idempotencyKey };
};

/** `command` names the mandate, so that the key of one is refused at another. Throws `idempotency_key_reused`. */
export async function wasDone(
  tx: StoreTransaction,
  { scope, key }: CommandKey,
  checkoutId: string,
  command: string,
): Promise<boolean> {
  const known = await tx.command(scope, key);
  if (!known) return false;
  if (known.checkoutId === checkoutId && known.command === command) return true;
  throw new ProblemError('idempotency_key_reused');
}

/** Notes, in the transaction that does it, that the key has done it. */
export async function noteDone(
  tx: StoreTransaction,
  draft: Draft,
  { scope, key }: CommandKey,
  command: string,
): Promise<void> {
  const { checkout, now } = draft;
  await tx.insertCommand({
    scope,
    key,
    checkoutId: checkout.id,
    command,
    resultingVersion: checkout.version,
    createdAt: now,
  });
}

/** Does `work` again where another call has just taken the key or the reference: the second look finds it taken. */
export async function lookingAgain<T>(work: () => Promise<T>): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreConflict)) throw error;
      if (round === ROUNDS) throw new ProblemError('idempotency_key_reused');
    }
  }
}

/** Does `work` once for each key, in one transaction with it. */
export function createMandateCommand(change: Change) {
  return (
    { id, checkoutId }: Pick<MandateRecord, 'id' | 'checkoutId'>,
    name: string,
    key: CommandKey,
    work: (draft: Draft, mandate: MandateRecord) => void,
  ): Promise<{ replayed: boolean }> =>
    lookingAgain(async () => {
      const command = `${name}:${id}`;
      const changed = await change(checkoutId, async (draft, tx) => {
        if (await wasDone(tx, key, checkoutId, command)) return { replayed: true };
        work(draft, mandateIn(draft, id));
        await noteDone(tx, draft, key, command);
        return { replayed: false };
      });
      if (!changed) throw new ProblemError('not_found');
      return changed.result;
    });
}

/** The mandate with this id, which is one of the checkout's. */
export function mandateIn({ mandates }: Pick<Draft, 'mandates'>, id: string): MandateRecord {
  const mandate = mandates.find((one) => one.id === id);
  if (!mandate) throw new ProblemError('not_found');
  return mandate;
}
