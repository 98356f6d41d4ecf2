import type { Change } from '../checkouts/change.ts';
import type { IsServed } from '../checkouts/served.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import { broken } from '../checkouts/unanswered.ts';
import type { MandateAnswer, ProviderDebit } from '../providers/mandate-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { DebitRecord } from '../store/mandate-records.ts';
import type { Store } from '../store/store.ts';
import { save } from './debit-sender.ts';
import { settleDebitRead } from './debit-settle.ts';
import { findStrangers, noteStrangers } from './debit-strangers.ts';
import { nextReadAt } from './debit-times.ts';
import { mandateIn } from './mandate-command.ts';
import { mandateCalls } from './mandate-tools.ts';
import { writtenOff } from './written-off.ts';

/** From this many reads on, and every tenth time, the list of the mandate's debits is read beside the debit itself. */
const LIST_FROM_READS = 20;
const LIST_EVERY = 10;

/** Asks the provider about one debit and applies what it says. Answers the debit after it; undefined where there is none. */
export type VerifyDebit = (debitId: string) => Promise<DebitRecord | undefined>;

export function createDebitVerifier(options: {
  store: Store;
  change: Change;
  provider: Provider;
  times: CheckoutTimes;
  isServed: IsServed;
}): VerifyDebit {
  const { store, change, provider, times, isServed } = options;

  /** Whoever held it is gone or too late: what it sent is found by reading, and nothing is sent again. */
  async function takeBack({ id, checkoutId }: DebitRecord): Promise<DebitRecord | undefined> {
    const changed = await change(checkoutId, async (draft, tx) => {
      const debit = await tx.debit(id);
      if (!debit?.lease) return debit;
      if (debit.lease.until > draft.now) {
        debit.nextAt = nextReadAt(debit, times, draft.now);
      } else {
        debit.lease = undefined;
        debit.fence += 1;
        draft.record('lease.expired', { call: 'debit', debit: id });
      }
      await save(tx, debit, draft.now);
      return debit;
    });
    return changed?.result;
  }

  async function rest({ id, checkoutId }: DebitRecord): Promise<DebitRecord | undefined> {
    const changed = await change(checkoutId, async (draft, tx) => {
      const debit = await tx.debit(id);
      if (!debit) return undefined;
      debit.nextAt = undefined;
      await save(tx, debit, draft.now);
      return debit;
    });
    return changed?.result;
  }

  return async (debitId) => {
    const found = await store.readDebit(debitId);
    const rows = found && (await store.read(found.checkoutId));
    if (!found || !rows || !isServed(rows.checkout)) return found;
    if (found.state === 'failed' && (await writtenOff(store, found.checkoutId)).has(found.id)) {
      return rest(found);
    }
    const asked = found.lease ? await takeBack(found) : found;
    const { providerId } = mandateIn({ mandates: [...rows.mandates] }, found.mandateId);
    if (!asked || asked.lease || providerId === undefined) return asked;
    const answer = await ask(providerId, asked);
    const changed = await change(asked.checkoutId, async (draft, tx) => {
      const debit = await tx.debit(debitId);
      if (!debit || debit.lease) return { debit, exact: false };
      const mandate = mandateIn(draft, debit.mandateId);
      const overtaken = debit.fence !== asked.fence || debit.state !== asked.state;
      const settled = overtaken ? unlessFailed(answer.read) : answer.read;
      const exact = await settleDebitRead({ draft, tx, mandate, debit }, settled, times);
      await save(tx, debit, draft.now);
      if (!mandate.fixed) noteStrangers(draft, mandate.id, answer.strangers);
      return { debit, exact };
    });
    const isOurCall = asked.origin === 'merchant' && asked.mode === 'live';
    if (changed?.result.exact && isOurCall) await store.markLiveVerified('debit');
    return changed?.result.debit;
  };

  async function ask(
    providerId: string,
    debit: DebitRecord,
  ): Promise<{ read: MandateAnswer<ProviderDebit>; strangers: readonly ProviderDebit[] }> {
    const { reference, verifyCount, mandateId, checkoutId } = debit;
    const strangers: readonly ProviderDebit[] = [];
    const mandates = mandateCalls({ provider });
    const read = await mandates.readDebit(providerId, reference).catch(() => broken);
    const silent = read.kind === 'refused' && read.reason === 'not_found';
    if (!silent || verifyCount < LIST_FROM_READS || verifyCount % LIST_EVERY !== 0)
      return { read, strangers };
    const answer = await mandates.listDebits(providerId).catch(() => broken);
    if (answer.kind !== 'ok') return { read, strangers };
    const ours = answer.value.find((one) => one.reference === reference);
    // Only a read by reference makes a debit succeeded; from the list an explicit "failed" is taken.
    const heard = ours?.status === 'failed' ? ({ kind: 'ok', value: ours } as const) : read;
    const found = await findStrangers(store, { id: mandateId, checkoutId }, answer.value);
    return { read: heard, strangers: found };
  }
}

/** A "failed" that was asked for before something else happened to the debit says nothing of it now. */
function unlessFailed(answer: MandateAnswer<ProviderDebit>): MandateAnswer<ProviderDebit> {
  const isFailed = answer.kind === 'ok' && answer.value.status === 'failed';
  return isFailed ? { kind: 'ok', value: { ...answer.value, status: 'processing' } } : answer;
}
