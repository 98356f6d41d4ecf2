import type { WireTransaction, WireVerifiedPayment } from '../../proxy/providers/mono/wire.ts';
import { hashOf } from '../dice.ts';
import { nameOf } from '../mandates/customer-book.ts';
import { accountOf, type Mandate, type MandateDebit } from '../mandates/mandate.ts';
import { isSeen } from '../mandates/read-debits.ts';
import { isoTime, type World } from '../world.ts';
import { feeMinor } from './fee.ts';

/** A debit of a mandate is a payment to verify and to the list of payments, as their published samples have it. */
interface Debited {
  readonly mandate: Mandate;
  readonly debit: MandateDebit;
}

export const seenDebits = (world: World): readonly Debited[] =>
  world.mandates
    .all()
    .flatMap((mandate) => mandate.debits.filter(isSeen(world)).map((debit) => ({ mandate, debit })));

/** The debit of this reference, once it has ended; undefined for what verify does not find. */
export const endedDebit = (world: World, reference: string): Debited | undefined =>
  seenDebits(world).find(({ debit }) => debit.reference === reference && debit.status !== 'processing');

const idOf = (text: string): string =>
  ['id', 'of', 'it'].map((salt) => hashOf(`${salt} ${text}`).toString(16).padStart(8, '0')).join('');

const updatedAt = ({ takenAt, createdAt }: MandateDebit): string => isoTime(takenAt ?? createdAt);

const sharedOf = ({ mandate, debit }: Debited) => ({
  id: idOf(`debit ${mandate.id} ${debit.reference}`),
  instruments: [idOf(`instrument ${mandate.id}`)],
  channel: 'mandate',
  fee: feeMinor(debit.amountMinor),
  type: `${mandate.schedule ? 'fixed' : 'variable'}-debit`,
  status: debit.status,
  amount: debit.amountMinor,
  currency: 'NGN',
  description: debit.narration,
  reference: debit.reference,
  refunded: false,
  flag_rule_names: [],
  flag_reasons: [],
  created_at: isoTime(debit.createdAt),
  updated_at: updatedAt(debit),
});

export function listedDebit(world: World, debited: Debited): WireTransaction {
  const { mandate, debit } = debited;
  const { bank, number, holder } = debit.from ?? accountOf(mandate);
  const created_at = isoTime(mandate.createdAt);
  const updated_at = updatedAt(debit);
  const institution = world.institutions.find(({ bank_code }) => bank_code === bank.bank_code);
  return {
    ...sharedOf(debited),
    fee_bearer: debit.feeBearer,
    account: {
      id: idOf(`account ${bank.bank_code} ${number}`),
      name: holder,
      account_number: number,
      currency: 'NGN',
      institution: {
        id: institution?._id ?? idOf(bank.nip_code),
        name: bank.name,
        type: 'PERSONAL_BANKING',
      },
      created_at,
      updated_at,
    },
    customer: { id: mandate.customer.id, name: nameOf(mandate.customer), created_at, updated_at: created_at },
  };
}

export function verifiedDebit(world: World, debited: Debited): WireVerifiedPayment {
  const { mandate, debit } = debited;
  const { bank, number, holder } = debit.from ?? accountOf(mandate);
  return {
    ...sharedOf(debited),
    meta: null,
    feeBearer: debit.feeBearer,
    liveMode: world.liveMode,
    account: {
      name: holder,
      accountNumber: number,
      currency: 'NGN',
      type: 'mandate_account',
      institution: { name: bank.name, bankCode: bank.bank_code, type: 'PERSONAL_BANKING' },
    },
    customer: mandate.customer.id,
    device_fingerprint: null,
    ip_address: null,
    held_settlement: false,
  };
}
