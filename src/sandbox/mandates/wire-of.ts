import type {
  WireCreatedMandate,
  WireDebit,
  WireDebitType,
  WireMandate,
  WireMandateStatus,
  WireSelfieMandate,
  WireSignedMandate,
} from '../../proxy/providers/mono/mandate-wire.ts';
import { splitEcho } from '../payouts/split.ts';
import { feeMinor } from '../resources/fee.ts';
import { isoTime, type World } from '../world.ts';
import { endOfDay } from './days.ts';
import { destinationsOf } from './destinations.ts';
import { isSweep } from './linked-accounts.ts';
import { accountOf, balanceOf, type Mandate, type MandateAccount, type MandateDebit } from './mandate.ts';

export const statusOf = ({ stage }: Mandate): WireMandateStatus => stage;

export const canBeDebited = ({ isReady, stage }: Mandate): boolean => isReady && stage === 'approved';

const isApproved = ({ stage }: Mandate): boolean => stage === 'approved' || stage === 'suspended';

export const debitTypeOf = ({ schedule }: Mandate): WireDebitType => (schedule ? 'fixed' : 'variable');

/** What create, retrieve, the list and the webhooks all tell, but for the account. */
function withoutAccount(world: World, mandate: Mandate) {
  return {
    id: mandate.id,
    status: statusOf(mandate),
    mandate_type: mandate.type,
    debit_type: debitTypeOf(mandate),
    ready_to_debit: canBeDebited(mandate),
    nibss_code: mandate.nibssCode,
    approved: isApproved(mandate),
    reference: mandate.reference,
    customer: mandate.customer.id,
    live_mode: world.liveMode,
    start_date: `${mandate.startDay}T00:00:00.000Z`,
    end_date: isoTime(endOfDay(mandate.endDay)),
    date: isoTime(mandate.createdAt),
    amount: mandate.amountMinor,
  };
}

/** The same with the account, which must be known. */
export function termsOf(world: World, mandate: Mandate) {
  const { holder, number } = accountOf(mandate);
  return { ...withoutAccount(world, mandate), account_name: holder, account_number: number };
}

/** The only answer with destinations. */
export function createdMandate(world: World, mandate: Mandate): WireCreatedMandate {
  const destinations = destinationsOf(world.profile.destinations);
  return {
    meta: mandate.meta,
    ...createdTerms(world, mandate),
    ...(destinations ? { transfer_destinations: destinations } : {}),
    ...firstDebitOf(mandate),
  };
}

function createdTerms(world: World, mandate: Mandate) {
  const { bank } = accountOf(mandate);
  return {
    ...termsOf(world, mandate),
    bank: bank.name,
    bank_code: bank.bank_code,
    fee_bearer: mandate.feeBearer,
    verification_method: mandate.verification,
    description: mandate.description,
  };
}

function firstDebitOf({ schedule }: Mandate) {
  if (!schedule) return {};
  const { firstDay, firstMinor } = schedule;
  return {
    initial_debit_date: `${firstDay}T00:00:00.000Z`,
    ...(firstMinor === undefined ? {} : { initial_debit_amount: firstMinor }),
  };
}

/** With the address of the page for the selfie, and no destinations. */
export const selfieMandate = (world: World, mandate: Mandate, mono_url: string): WireSelfieMandate => ({
  ...createdTerms(world, mandate),
  ...firstDebitOf(mandate),
  mono_url,
});

/** Waits for the bank: told in fewer words, and with a status of its own. */
export function signedMandate(world: World, mandate: Mandate): WireSignedMandate {
  const { ready_to_debit, nibss_code, live_mode, amount, bank_code, fee_bearer, ...told } = createdTerms(
    world,
    mandate,
  );
  return { ...told, status: 'active' };
}

const institutionOf = ({ bank: { bank_code, nip_code, name } }: MandateAccount) => ({
  bank_code,
  nip_code,
  name,
});

const linkedOf = ({ linked }: Mandate) => ({
  linked_mandates: linked.map(({ holder, number, bank, isReady }) => ({
    account_name: holder,
    account_number: number,
    bank: bank.name,
    ready_to_debit: isReady,
  })),
  total_linked_mandates: linked.length,
});

/** As retrieve tells it. */
export function readMandateOf(world: World, mandate: Mandate): WireMandate {
  const { account } = mandate;
  return {
    ...withoutAccount(world, mandate),
    account_name: account?.holder ?? null,
    account_number: account?.number ?? null,
    balance: balanceOf(mandate),
    institution: account ? institutionOf(account) : null,
    narration: mandate.description,
    redirect_url: mandate.redirectUrl ?? 'https://mono.co',
    ...(isSweep(mandate) ? linkedOf(mandate) : {}),
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

export const accountDetailsOf = ({ bank, holder, number }: MandateAccount) => ({
  bank_code: bank.bank_code,
  account_name: holder,
  account_number: number,
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
    account_details: accountDetailsOf(debit.from ?? accountOf(mandate)),
    beneficiary,
    ...(split ? { split: splitEcho(split, world.profile.splitEcho) } : {}),
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
