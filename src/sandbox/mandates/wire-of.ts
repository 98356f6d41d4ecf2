import type {
  WireCreatedMandate,
  WireDebit,
  WireMandate,
  WireMandateStatus,
} from '../../proxy/providers/mono/mandate-wire.ts';
import { feeMinor } from '../resources/fee.ts';
import { isoTime, type World } from '../world.ts';
import { endOfDay } from './days.ts';
import { destinationsOf } from './destinations.ts';
import { balanceOf, type Mandate, type MandateDebit } from './mandate.ts';

export const statusOf = ({ stage }: Mandate): WireMandateStatus => stage;

export const canBeDebited = ({ isReady, stage }: Mandate): boolean => isReady && stage === 'approved';

const isApproved = ({ stage }: Mandate): boolean => stage === 'approved' || stage === 'suspended';

/** What create, retrieve, the list and the webhooks all tell. */
export function termsOf(world: World, mandate: Mandate) {
  return {
    id: mandate.id,
    status: statusOf(mandate),
    mandate_type: 'emandate',
    debit_type: 'variable',
    ready_to_debit: canBeDebited(mandate),
    nibss_code: mandate.nibssCode,
    approved: isApproved(mandate),
    reference: mandate.reference,
    account_name: mandate.accountName,
    account_number: mandate.accountNumber,
    customer: mandate.customer.id,
    live_mode: world.liveMode,
    start_date: `${mandate.startDay}T00:00:00.000Z`,
    end_date: isoTime(endOfDay(mandate.endDay)),
    date: isoTime(mandate.createdAt),
    amount: mandate.amountMinor,
  };
}

/** The only answer with destinations. */
export function createdMandate(world: World, mandate: Mandate): WireCreatedMandate {
  const destinations = destinationsOf(world.profile.destinations);
  return {
    meta: mandate.meta,
    ...termsOf(world, mandate),
    bank: mandate.bank.name,
    bank_code: mandate.bank.bank_code,
    fee_bearer: mandate.feeBearer,
    verification_method: 'transfer_verification',
    description: mandate.description,
    ...(destinations ? { transfer_destinations: destinations } : {}),
  };
}

/** As retrieve tells it. */
export function readMandateOf(world: World, mandate: Mandate): WireMandate {
  const { bank_code, nip_code, name } = mandate.bank;
  return {
    ...termsOf(world, mandate),
    balance: balanceOf(mandate),
    institution: { bank_code, nip_code, name },
    narration: mandate.description,
    redirect_url: 'https://mono.co',
  };
}

/** As the list tells it. */
export const listedMandateOf = (world: World, mandate: Mandate): WireMandate => ({
  ...readMandateOf(world, mandate),
  fee_bearer: mandate.feeBearer,
});

const beneficiary = {
  bank_code: '000',
  account_name: 'Mono',
  account_number: 'P000001',
  bank_name: 'MONO SETTLEMENT WALLET',
};

export const accountDetailsOf = ({ bank, accountName, accountNumber }: Mandate) => ({
  bank_code: bank.bank_code,
  account_name: accountName,
  account_number: accountNumber,
  bank_name: bank.name,
});

/** A debit as it is answered at once. */
export function wireDebitOf(world: World, mandate: Mandate, debit: MandateDebit): WireDebit {
  const { amountMinor, split, tells } = debit;
  return {
    success: debit.status === 'successful',
    status: debit.status,
    event: debit.status,
    amount: tells ? Math.round(amountMinor / 100) : amountMinor,
    mandate: mandate.id,
    reference_number: debit.reference,
    date: isoTime(debit.takenAt ?? debit.createdAt),
    live_mode: world.liveMode,
    account_details: accountDetailsOf(mandate),
    beneficiary,
    ...(split ? { split } : {}),
  };
}

/** A debit as it is read later, and listed: with its code and what it cost. */
export const readDebitOf = (world: World, mandate: Mandate, debit: MandateDebit): WireDebit => ({
  ...wireDebitOf(world, mandate, debit),
  message: debit.message,
  response_code: debit.code,
  narration: debit.narration,
  fee_bearer: debit.feeBearer,
  ...(debit.status === 'successful' ? { fee: feeMinor(debit.amountMinor) } : {}),
});
