import type { Debit, Mandate } from '../../contract/mandate-api.ts';
import type { MandateTerms } from '../../contract/mandate-terms.ts';
import {
  type DebitRecord,
  type DebitSums,
  type MandateRecord,
  statusOfDebit,
} from '../store/mandate-records.ts';
import type { CheckoutRecord } from '../store/records.ts';
import { given, iso } from './view.ts';

/** What is told of a mandate without asking: neither the payer's link nor who the payer is. */
export type MandateFacts = Omit<Mandate, 'payerUrl' | 'customer' | 'accountHolder'>;

export function termsOf(mandate: MandateRecord): MandateTerms {
  const { totalCapMinor, currency, startDate, endDate, feeBearer } = mandate;
  return { type: 'emandate', debitType: 'variable', totalCapMinor, currency, startDate, endDate, feeBearer };
}

/** The last four digits of the account, which are all that is ever shown of it. */
export function lastFourOf({ accountNumber }: MandateRecord): string {
  return accountNumber.open().slice(-4);
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
    bank: mandate.bank.name,
    accountLastFour: lastFourOf(mandate),
    providerReference: mandate.reference,
    cancelPending: mandate.owed === 'cancel',
    createdAt: iso(mandate.createdAt),
    updatedAt: iso(mandate.updatedAt),
    ...given({
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
