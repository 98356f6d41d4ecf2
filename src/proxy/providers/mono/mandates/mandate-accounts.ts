import * as v from 'valibot';
import type { LinkedMandateAccount, ProviderMandate } from '../../mandate-provider.ts';
import { lastFourOf } from '../account-number.ts';
import { asRecord, line, pick } from '../reading.ts';
import { bankName } from './bank-names.ts';

const MAX_LINKED = 50;
const cbnCode = /^[0-9A-Za-z]{3,5}$/;
const nip = /^\d{6}$/;

/** The bank of a mandate's account: in `institution` where it is read, in `bank` and `bank_code` where it is created. Undefined until the payer has named it. */
export function toMandateBank(record: Readonly<Record<string, unknown>>): ProviderMandate['bank'] {
  const institution = asRecord(record['institution']);
  const listed = v.parse(line(80), pick(institution, 'name') ?? record['bank']);
  if (listed === undefined) return undefined;
  const codes = [
    pick(institution, 'bank_code', 'bankCode') ?? pick(record, 'bank_code', 'bankCode'),
    pick(institution, 'nip_code', 'nipCode'),
  ].filter((code) => typeof code === 'string');
  const bankCode = codes.find((code) => cbnCode.test(code));
  const nipCode = codes.find((code) => nip.test(code));
  return {
    name: bankName(listed, nipCode),
    ...(bankCode === undefined ? {} : { bankCode }),
    ...(nipCode === undefined ? {} : { nipCode }),
  };
}

/** Further accounts that a sweep takes from, at most fifty. One that cannot be told apart, without a bank or four last digits, is left out. */
export function toLinkedAccounts(list: unknown): readonly LinkedMandateAccount[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.slice(0, MAX_LINKED).flatMap((entry): LinkedMandateAccount[] => {
    const record = asRecord(entry);
    const bank = v.parse(line(80), pick(record, 'bank', 'bank_name', 'bankName'));
    const lastFour = lastFourOf(pick(record, 'account_number', 'accountNumber'));
    if (bank === undefined || lastFour === undefined) return [];
    const holder = v.parse(line(120), pick(record, 'account_name', 'accountName'));
    return [
      {
        bank: bankName(bank, undefined),
        lastFour,
        ...(holder === undefined ? {} : { holder }),
        readyToDebit: pick(record, 'ready_to_debit', 'readyToDebit') === true,
      },
    ];
  });
}
