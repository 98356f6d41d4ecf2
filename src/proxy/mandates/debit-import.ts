import type { Draft } from '../checkouts/draft.ts';
import { newDebitId, type Random } from '../checkouts/ids.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { ProviderDebit } from '../providers/mandate-provider.ts';
import type { DebitRecord, FixedDebits, MandateRecord } from '../store/mandate-records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { goOn } from './debit-end.ts';
import { save } from './debit-sender.ts';
import { settleDebitRead } from './debit-settle.ts';
import { noteStrangers } from './debit-strangers.ts';
import { nextReadAt } from './debit-times.ts';

interface Importing {
  readonly draft: Draft;
  readonly tx: StoreTransaction;
  readonly mandate: MandateRecord;
  readonly fixed: FixedDebits;
  readonly times: CheckoutTimes;
  readonly random: Random;
}

/**
 * Takes what the provider's list tells of a debit that it made of a fixed mandate, with the checkout's row locked. It is kept as a debit of its own
 * and told once; from then on it is settled as every other one is. What cannot be one of this mandate is noted and raised.
 */
export async function importDebit(importing: Importing, told: ProviderDebit): Promise<void> {
  const { draft, tx, mandate, times } = importing;
  const { amountMinor } = told;
  const known = await tx.debitByReference(told.reference);
  const isElsewhere = known !== undefined && known.mandateId !== mandate.id;
  const debit = known ?? (amountMinor ? newImport(importing, told, amountMinor) : undefined);
  if (isElsewhere || !debit || told.reference === '') {
    noteStrangers(draft, mandate.id, [told]);
    return;
  }
  const change = { draft, tx, mandate, debit };
  if (known) await settleDebitRead(change, { kind: 'ok', value: told }, times);
  else await settleNew(importing, change, told);
  await save(tx, debit, draft.now);
}

/** That the list has it as failed is one word; a reading is the second. */
async function settleNew(
  { draft, tx, fixed, mandate, times }: Importing,
  change: Parameters<typeof settleDebitRead>[0],
  told: ProviderDebit,
): Promise<void> {
  const { debit } = change;
  await tx.insertDebit(debit);
  if (told.status === 'failed') {
    debit.failure = told.failure ?? 'bank_refused';
    debit.failedReadAt = draft.now;
    goOn(change);
    debit.nextAt = nextReadAt(debit, times, draft.now);
    return;
  }
  if (told.status === 'unknown') {
    const { code } = told;
    draft.alarm('provider_unknown_shape', { checkout: draft.checkout.id, call: 'list-debits', code });
  }
  await settleDebitRead(change, { kind: 'ok', value: told }, times);
  const { succeededMinor, pendingMinor } = await tx.debitSums(mandate.id);
  const differs =
    debit.amountMinor > largestOf(fixed)
      ? 'amount'
      : succeededMinor + pendingMinor > mandate.totalCapMinor
        ? 'cap'
        : undefined;
  if (differs) draft.alarm('amount_mismatch', { checkout: draft.checkout.id, call: 'list-debits', differs });
}

const largestOf = ({ perDebitMinor, schedule }: FixedDebits): number =>
  Math.max(perDebitMinor, schedule.firstDebitMinor ?? 0);

function newImport(
  { draft, mandate, fixed, random }: Importing,
  { reference, createdAt = draft.now }: ProviderDebit,
  amountMinor: number,
): DebitRecord {
  const madeAt = Math.min(createdAt, draft.now);
  const isPart = amountMinor < fixed.perDebitMinor && amountMinor !== fixed.schedule.firstDebitMinor;
  return {
    id: newDebitId(random),
    mandateId: mandate.id,
    checkoutId: mandate.checkoutId,
    mode: mandate.mode,
    origin: 'provider',
    isPart,
    merchantReference: reference,
    reference,
    amountMinor,
    currency: mandate.currency,
    narration: draft.checkout.description,
    feeBearer: undefined,
    split: undefined,
    createdAt: madeAt,
    state: 'sending',
    failure: undefined,
    feeMinor: undefined,
    sessionId: undefined,
    holdsReference: false,
    sentAt: madeAt,
    settledAt: undefined,
    failedReadAt: undefined,
    verifyCount: 0,
    fence: 1,
    lease: undefined,
    updatedAt: draft.now,
    nextAt: undefined,
  };
}
