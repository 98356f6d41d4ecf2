import type { CreateDebit } from '../../contract/mandate-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Change } from '../checkouts/change.ts';
import type { Random } from '../checkouts/ids.ts';
import { keepAnswer, MARGIN_MS, takeLease } from '../checkouts/keep-answer.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import { broken, notSent } from '../checkouts/unanswered.ts';
import type { Clock } from '../clock.ts';
import type { MandateAnswer, ProviderDebit } from '../providers/mandate-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { DebitRecord, MandateRecord } from '../store/mandate-records.ts';
import { StoreUnavailable } from '../store/records.ts';
import type { Store, StoreTransaction } from '../store/store.ts';
import { isSameOrder, newDebit, requireDebitable, requireRoom } from './debit-order.ts';
import { settleDebitAnswer } from './debit-settle.ts';
import { type CommandKey, lookingAgain, mandateIn, noteDone } from './mandate-command.ts';
import { mandateCalls } from './mandate-tools.ts';

const COMMAND = 'debit:';

/** A debit that is reserved, and may be sent until `endsAt` (monotonic); undefined where it was there before. */
export interface ReservedDebit {
  readonly debit: DebitRecord;
  readonly mandate: MandateRecord;
  readonly endsAt: number | undefined;
}

export interface DebitSender {
  /** The pre-call commit: the debit, its amount held against the cap under the row lock, and the merchant's key. */
  reserve(mandate: MandateRecord, input: CreateDebit, key: CommandKey): Promise<ReservedDebit>;
  /**
   * Sends it once and keeps the answer, unless too little of its lease is left or the mandate was paused or ended since it was
   * reserved: then it has failed as not sent. Returns it as last committed.
   */
  send(reserved: ReservedDebit): Promise<DebitRecord>;
}

export function createDebitSender(options: {
  store: Pick<Store, 'readMandate' | 'readDebit'>;
  change: Change;
  clock: Clock;
  random: Random;
  owner: string;
  provider: Provider;
  times: CheckoutTimes;
  sleep(ms: number): Promise<void>;
}): DebitSender {
  const { store, change, clock, random, owner, provider, times, sleep } = options;
  const patienceMs = (): number => mandateCalls({ provider }).patienceMs('debit');

  /** The debit that this key or reference has made before. */
  async function known(
    tx: StoreTransaction,
    mandate: MandateRecord,
    input: CreateDebit,
    { scope, key }: CommandKey,
  ): Promise<{ debit: DebitRecord; byKey: boolean } | undefined> {
    const done = await tx.command(scope, key);
    if (done) {
      const debit = done.command.startsWith(COMMAND)
        ? await tx.debit(done.command.slice(COMMAND.length))
        : undefined;
      if (debit && isSameOrder(debit, mandate.id, input)) return { debit, byKey: true };
      throw new ProblemError('idempotency_key_reused');
    }
    const debit = await tx.holderOfDebitReference(input.reference, mandate.mode);
    if (debit && !isSameOrder(debit, mandate.id, input)) throw new ProblemError('reference_in_use');
    return debit && { debit, byKey: false };
  }

  return {
    async reserve({ id, checkoutId }, input, key) {
      const changed = await lookingAgain(() =>
        takeLease(sleep, () =>
          change(checkoutId, async (draft, tx): Promise<ReservedDebit> => {
            const startedAt = clock.monotonic();
            const mandate = mandateIn(draft, id);
            const before = await known(tx, mandate, input, key);
            if (before) {
              if (!before.byKey) await noteDone(tx, draft, key, COMMAND + before.debit.id);
              return { debit: before.debit, mandate, endsAt: undefined };
            }
            requireDebitable(mandate, draft.now);
            requireRoom(mandate, await tx.debitSums(id), input.amountMinor);
            const debit = newDebit(mandate, input, { now: draft.now, random });
            const length = patienceMs() + MARGIN_MS;
            debit.lease = { owner, call: 'debit', until: draft.now + length };
            debit.nextAt = debit.lease.until;
            await tx.insertDebit(debit);
            await noteDone(tx, draft, key, COMMAND + debit.id);
            const { amountMinor, reference } = debit;
            draft.record('debit.reserved', { debit: debit.id, amountMinor, reference });
            return { debit, mandate, endsAt: startedAt + length };
          }),
        ),
      );
      if (!changed) throw new ProblemError('not_found');
      return changed.result;
    },

    async send({ debit: reserved, mandate, endsAt }) {
      if (endsAt === undefined) return reserved;
      const answer = await sendInTime(reserved, mandate, endsAt);
      const settled = await keepAnswer(sleep, (mayBeKept) =>
        change(reserved.checkoutId, async (draft, tx) => {
          const debit = await tx.debit(reserved.id);
          if (!debit) return reserved;
          if (debit.fence !== reserved.fence || debit.lease?.owner !== owner) {
            if (mayBeKept) return debit;
            draft.record('fence.refused', { call: 'debit', debit: debit.id });
            draft.alarm('fence_refused', { checkout: draft.checkout.id, call: 'debit' });
            return debit;
          }
          settleDebitAnswer({ draft, tx, mandate: mandateIn(draft, mandate.id), debit }, answer, times);
          await save(tx, debit, draft.now);
          return debit;
        }),
      ).catch((error: unknown) => {
        if (error instanceof StoreUnavailable) return undefined;
        throw error;
      });
      return settled?.result ?? reserved;
    },
  };

  /** Whether nothing was committed since that stops it. A store that does not answer leaves it unsent: nobody could be told how it ended. */
  async function mayStillBeSent({ id, fence }: DebitRecord, mandateId: string): Promise<boolean> {
    try {
      const debit = await store.readDebit(id);
      return debit?.fence === fence && (await store.readMandate(mandateId))?.state === 'ready';
    } catch {
      return false;
    }
  }

  async function sendInTime(
    reserved: DebitRecord,
    { id, providerId }: MandateRecord,
    endsAt: number,
  ): Promise<MandateAnswer<ProviderDebit>> {
    const { amountMinor, reference, narration, feeBearer, split } = reserved;
    if (providerId === undefined) return notSent;
    if (!(await mayStillBeSent(reserved, id))) return { ...notSent, code: 'stopped' };
    if (endsAt - clock.monotonic() < patienceMs()) return notSent;
    const order = {
      amountMinor,
      reference,
      narration,
      ...(feeBearer && { feeBearer }),
      ...(split && { split }),
    };
    return mandateCalls({ provider })
      .debit(providerId, order)
      .catch(() => broken);
  }
}

/** Keeps a debit as it was changed. */
export async function save(tx: StoreTransaction, debit: DebitRecord, now: number): Promise<void> {
  debit.updatedAt = now;
  await tx.saveDebit(debit);
}
