import type { Draft } from '../checkouts/draft.ts';
import type { MandateAnswer } from '../providers/mandate-provider.ts';
import type { MandateRecord, OwedAction } from '../store/mandate-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { applyTold } from './apply-told.ts';
import { confirmOwed } from './end-mandate.ts';
import { createImportDebits, readAgainIn } from './import-debits.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { noteMandateAnswer } from './note-mandate-answer.ts';
import { deleteUnused, settleDeletion } from './refused-customer.ts';
import { tryById } from './try-of.ts';

type OwedOfMandate = Exclude<OwedAction, 'delete-customer'>;

const calls = { cancel: 'cancel-mandate', pause: 'pause-mandate' } as const;

/**
 * Has the provider do what was done here: cancel or pause, or delete a customer that nothing is set up for. A mandate is read first, since an approval
 * in between must be told; then it is asked, again and again, until the provider has confirmed. What it took by itself until then is taken from its list.
 */
export function createOwedWork(
  tools: MandateTools,
): (rows: CheckoutRows, mandate: MandateRecord) => Promise<void> {
  const { change, times } = tools;
  const importDebits = createImportDebits(tools);

  async function ask(owed: OwedOfMandate, providerId: string): Promise<MandateAnswer<unknown>> {
    const provider = mandateCalls(tools);
    return owed === 'cancel' ? provider.cancelMandate(providerId) : provider.pauseMandate(providerId);
  }

  /** Nothing else is asked while a pause is being lifted. Whoever did it and has not come back writes nothing any more. */
  async function takeBack({ id, checkoutId }: MandateRecord): Promise<number | undefined> {
    const changed = await change(checkoutId, (draft) => {
      const mandate = tryById(draft, id);
      const { lease, owed } = mandate;
      if (owed !== 'pause') return undefined;
      if (lease && lease.until > draft.now) {
        mandate.nextAt = lease.until;
        return undefined;
      }
      if (lease) {
        mandate.lease = undefined;
        mandate.fence += 1;
        draft.record('lease.expired', { call: lease.call ?? 'none' });
      }
      return mandate.fence;
    });
    return changed?.result;
  }

  async function deleteCustomer(rows: CheckoutRows, mandate: MandateRecord): Promise<void> {
    const answer = await deleteUnused(tools, rows, mandate);
    await change(mandate.checkoutId, (draft) => {
      const now = tryById(draft, mandate.id);
      if (now.owed !== 'delete-customer' || settleDeletion(draft, now, answer)) return;
      if (draft.now - (now.endedAt ?? draft.now) < times.reviewAfterMs) putOff(draft, now);
      else confirmOwed(draft, now);
    });
  }

  return async (rows, mandate) => {
    const { id, checkoutId, owed, providerId } = mandate;
    if (owed === 'delete-customer') return deleteCustomer(rows, mandate);
    if (owed === undefined || providerId === undefined) return;
    const fence = owed === 'pause' ? await takeBack(mandate) : mandate.fence;
    if (fence === undefined) return;
    if (owed === 'cancel' && mandate.approvedAt === undefined) {
      const told = await mandateCalls(tools).readMandate(providerId);
      if (told.kind === 'ok') {
        const changed = await change(checkoutId, async (draft, tx) => {
          await applyTold(tools, draft, tx, tryById(draft, id), told.value, 'read-mandate');
          return tryById(draft, id).owed;
        });
        if (changed?.result !== owed) return;
      }
    }
    const answer = await ask(owed, providerId);
    const isDone = isConfirmed(owed, answer, mandate);
    const isDebitedThere = mandate.fixed !== undefined && mandate.approvedAt !== undefined;
    const againIn = isDone && isDebitedThere ? readAgainIn(await importDebits(mandate), times) : undefined;
    await change(checkoutId, (draft) => {
      const now = tryById(draft, id);
      if (now.owed !== owed || now.fence !== fence) return;
      noteMandateAnswer(draft, calls[owed], answer, now);
      if (!isDone) {
        putOff(draft, now);
        return;
      }
      confirmOwed(draft, now);
      if (againIn !== undefined) now.nextAt = draft.now + againIn;
    });
  };

  function waitAfter(tries: number): number {
    const { owedWaitsMs, owedAlarmMs } = times;
    return owedWaitsMs[Math.min(tries, owedWaitsMs.length - 1)] ?? owedAlarmMs;
  }

  /** A pause has no time of its own: its tries tell about how long it has been asked for. */
  function waitedFor({ endedAt, owedTries }: MandateRecord, now: number): number {
    if (endedAt !== undefined) return now - endedAt;
    return Array.from({ length: owedTries }, (_, tries) => waitAfter(tries)).reduce(
      (sum, wait) => sum + wait,
      0,
    );
  }

  /** For a mandate the alarm is repeated until it is confirmed: somebody may still be debited, or asked for the transfer. */
  function putOff(draft: Draft, mandate: MandateRecord): void {
    mandate.nextAt = draft.now + waitAfter(mandate.owedTries);
    mandate.owedTries += 1;
    if (mandate.owed !== 'delete-customer' && waitedFor(mandate, draft.now) >= times.owedAlarmMs) {
      draft.alarm('mandate_cancel_unconfirmed', { checkout: draft.checkout.id, status: mandate.state });
    }
  }
}

/** That a mandate is not found confirms a cancellation only where it had been asked for before. */
function isConfirmed(
  owed: OwedOfMandate,
  answer: MandateAnswer<unknown>,
  { owedTries }: MandateRecord,
): boolean {
  if (answer.kind === 'ok') return true;
  if (answer.kind !== 'refused') return false;
  if (owed === 'pause') return answer.reason === 'already_paused';
  return answer.reason === 'not_found' && owedTries > 0;
}
