import type { Debit, Mandate } from '../../contract/mandate-api.ts';
import type { MandateOrder, MandateTerms } from '../../contract/mandate-terms.ts';
import type { Currency } from '../../contract/money.ts';
import {
  type DebitRecord,
  type DebitSums,
  type MandateRecord,
  statusOfDebit,
} from '../store/mandate-records.ts';
import type { CheckoutRecord } from '../store/records.ts';
import { totalCapOf } from './mandate-order.ts';
import { given, iso } from './view.ts';

/** What is told of a mandate without asking: neither the payer's link nor who the payer is. */
export type MandateFacts = Omit<Mandate, 'payerUrl' | 'customer' | 'accountHolder'>;

export function termsOf(mandate: MandateRecord): MandateTerms {
  const { type, totalCapMinor, currency, startDate, endDate, feeBearer, verification, fixed } = mandate;
  const all = { type, totalCapMinor, currency, startDate, endDate, feeBearer };
  const shown = verification === 'selfie' ? { ...all, verification } : all;
  return fixed ? { ...shown, debitType: 'fixed', ...fixed } : { ...shown, debitType: 'variable' };
}

/** The terms of a mandate that is not begun. `startDate` may be later than the ordered one. */
export function orderedTerms(order: MandateOrder, startDate: string, currency: Currency): MandateTerms {
  const { type, endDate, feeBearer = 'business', verification } = order;
  const all = { type, totalCapMinor: totalCapOf(order), currency, startDate, endDate, feeBearer };
  const shown = verification === 'selfie' ? { ...all, verification } : all;
  if (order.debitType === 'variable') return { ...shown, debitType: 'variable' };
  const { perDebitMinor, schedule } = order;
  return { ...shown, debitType: 'fixed', perDebitMinor, schedule };
}

/** The last four digits of the account, which are all that is ever shown of it. Undefined until it is known. */
export function lastFourOf({ accountNumber }: MandateRecord): string | undefined {
  return accountNumber?.open().slice(-4);
}

/** A mandate as the merchant's server sees it, but for what names its payer. */
export function mandateFacts(
  mandate: MandateRecord,
  checkout: Pick<CheckoutRecord, 'description'>,
  sums: DebitSums,
): MandateFacts {
  const { accepted, state } = mandate;
  const left = mandate.totalCapMinor - sums.succeededMinor - sums.pendingMinor;
  return {
    id: mandate.id,
    checkoutId: mandate.checkoutId,
    reference: mandate.merchantReference,
    mode: mandate.mode,
    state: state === 'drafted' ? 'starting' : state,
    readyToDebit: state === 'ready',
    terms: termsOf(mandate),
    description: checkout.description,
    debitedMinor: sums.succeededMinor,
    pendingMinor: sums.pendingMinor,
    remainingMinor: Math.max(0, left),
    providerReference: mandate.reference,
    cancelPending: mandate.owed === 'cancel',
    createdAt: iso(mandate.createdAt),
    updatedAt: iso(mandate.updatedAt),
    ...given({
      way: mandate.way === 'provider-page' ? mandate.way : undefined,
      bank: mandate.bank?.name,
      accountLastFour: lastFourOf(mandate),
      linked: mandate.linked.length > 0 ? [...mandate.linked] : undefined,
      providerId: mandate.providerId,
      nibssCode: mandate.nibssCode,
      endReason: mandate.endReason,
      pausedBy: mandate.pausedBy,
      alsoPausedBy: mandate.alsoPausedBy.length > 0 ? [...mandate.alsoPausedBy] : undefined,
      accepted: accepted && { ...accepted, at: iso(accepted.at) },
      approvedAt: timeOf(mandate.approvedAt),
      readyAt: timeOf(mandate.readyAt),
      endedAt: timeOf(mandate.endedAt),
    }),
  };
}

/** A debit as the merchant's server sees it. */
export function debitView(debit: DebitRecord): Debit {
  return {
    id: debit.id,
    mandateId: debit.mandateId,
    checkoutId: debit.checkoutId,
    reference: debit.merchantReference,
    status: statusOfDebit[debit.state],
    amountMinor: debit.amountMinor,
    currency: debit.currency,
    narration: debit.narration,
    providerReference: debit.reference,
    createdAt: iso(debit.createdAt),
    ...given({
      origin: debit.origin === 'provider' ? debit.origin : undefined,
      isPart: debit.isPart || undefined,
      failure: debit.state === 'failed' ? debit.failure : undefined,
      feeMinor: debit.feeMinor,
      feeBearer: debit.feeBearer,
      split: debit.split,
      sessionId: debit.sessionId,
      settledAt: timeOf(debit.settledAt),
    }),
  };
}

function timeOf(at: number | undefined): string | undefined {
  return at === undefined ? undefined : iso(at);
}
