import type { WireInstitution, WireListedAccount } from '../proxy/providers/mono/wire.ts';
import { hashOf } from './dice.ts';

export interface BankAccount {
  readonly id: string;
  readonly name: string;
  /** Ten digits. Where the bank has a three-digit code, the last is the NUBAN check digit. */
  readonly number: string;
  readonly type: 'SAVINGS_ACCOUNT' | 'CURRENT_ACCOUNT';
  readonly balanceMinor: number;
}

const holders = [
  'ADAEZE NWOSU',
  'IBRAHIM SANI BELLO',
  'FUNMILAYO ADEYEMI',
  'EMEKA OKAFOR',
  'HALIMA YUSUF',
  'TAMUNO BRIGGS',
];

const weights = [3, 7, 3, 3, 7, 3, 3, 7, 3, 3, 7, 3];

/** The tenth digit by the central bank's standard: weights 3, 7, 3 over bank code and serial, modulo ten. */
export function nubanCheckDigit(bankCode: string, serial: string): string {
  const sum = [...(bankCode + serial)].reduce(
    (total, digit, place) => total + Number(digit) * (weights[place] ?? 0),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** Somebody, the same one every time for the same text. */
export const holderAt = (text: string): string => holders[hashOf(text) % holders.length] as string;

/** The account of a user at a bank: the same one every time. */
export function accountOf(institution: WireInstitution, user: string, index: number): BankAccount {
  const hash = hashOf(`${institution._id} ${institution.type} ${user} ${index}`);
  const serial = `0${String(hash % 100_000_000).padStart(8, '0')}`;
  const code = institution.bank_code ?? '';
  const check = /^\d{3}$/.test(code) ? nubanCheckDigit(code, serial) : String(hash % 10);
  return {
    id: `${hash.toString(16).padStart(8, '0')}${hashOf(user).toString(16).padStart(8, '0')}${String(index).padStart(8, '0')}`,
    name: holderAt(`${institution._id} ${user}`),
    number: serial + check,
    type: index === 0 ? 'SAVINGS_ACCOUNT' : 'CURRENT_ACCOUNT',
    balanceMinor: 1_000_000 + (hash % 90_000_000),
  };
}

const longName =
  'THE INCORPORATED TRUSTEES OF THE ABEOKUTA INDIGO DYERS AND WEAVERS CO-OPERATIVE SOCIETY (SCHOOL FEES AND BUILDING FUND)';

/**
 * As a login with several accounts lists it. Nothing documents the unit of `balance`; kobo here. `oddAt`: its place in a list
 * where every fourth name is very long and the eighth account has no number.
 */
export function listedAccount(account: BankAccount, oddAt?: number): WireListedAccount {
  const listed = {
    accountNumber: account.number,
    name: oddAt !== undefined && oddAt % 4 === 3 ? longName : account.name,
    type: account.type,
    currency: 'NGN',
    status: 'active',
    balance: account.balanceMinor,
  };
  if (oddAt !== 7) return listed;
  const { accountNumber, ...nameless } = listed;
  return nameless as WireListedAccount;
}
