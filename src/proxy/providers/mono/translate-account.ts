import * as v from 'valibot';
import { Sealed } from '../../../contract/sealed.ts';
import type { ProviderLinkedAccount } from '../link-provider.ts';
import type { LinkSettings } from './links/link-settings.ts';
import { bankName } from './mandates/bank-names.ts';
import { asRecord, exactText, line, pick } from './reading.ts';

const identity = /^[A-Za-z0-9_-]{1,64}$/;
const currencyCode = /^[A-Z]{3}$/;

/**
 * An account as reading it and the list tell it; `meta` stands beside it where it is read. Undefined without an id or a currency. Neither a BVN nor a
 * balance of unknown unit is taken over. A data status that no document has is none of the two ends: the data are waited for.
 */
export function toLinkedAccount(
  input: unknown,
  meta: unknown,
  balanceUnit: LinkSettings['balanceUnit'],
): ProviderLinkedAccount | undefined {
  const record = asRecord(input);
  const providerId = exactText(pick(record, 'id', '_id'), 64);
  const currency = exactText(record['currency'], 3);
  if (providerId === undefined || !identity.test(providerId)) return undefined;
  if (currency === undefined || !currencyCode.test(currency)) return undefined;
  const customerId = exactText(pick(asRecord(record['customer']), 'id', '_id'), 64);
  const holder = v.parse(line(120), record['name']);
  const number = exactText(pick(record, 'account_number', 'accountNumber'), 20);
  const type = v.parse(line(40), record['type']);
  const balanceMinor = toMinor(record['balance'], balanceUnit);
  return {
    providerId,
    ...(customerId === undefined ? {} : { customerId }),
    ...(holder === undefined ? {} : { holder }),
    number: number !== undefined && /^\d{1,20}$/.test(number) ? new Sealed(number) : undefined,
    ...(type === undefined ? {} : { type }),
    currency,
    ...(balanceMinor === undefined ? {} : { balanceMinor }),
    ...toBank(asRecord(record['institution'])),
    dataStatus: toDataStatus(pick(asRecord(meta), 'data_status', 'dataStatus') ?? record['status']),
  };
}

/** The code may be the CBN's, of three digits, or the NIP code, of six. */
function toBank(institution: Readonly<Record<string, unknown>>) {
  const listed = v.parse(line(80), institution['name']);
  const code = exactText(pick(institution, 'bank_code', 'bankCode'), 10);
  const isNip = code !== undefined && /^\d{6}$/.test(code);
  const isCbn = code !== undefined && /^[0-9A-Za-z]{3,5}$/.test(code);
  return {
    ...(listed === undefined ? {} : { bankName: bankName(listed, isNip ? code : undefined) }),
    ...(isCbn ? { bankCode: code } : {}),
    ...(isNip ? { nipCode: code } : {}),
  };
}

function toMinor(balance: unknown, unit: LinkSettings['balanceUnit']): number | undefined {
  if (unit === 'unknown' || typeof balance !== 'number') return undefined;
  const minor = unit === 'kobo' ? balance : Math.round(balance * 100);
  return Number.isSafeInteger(minor) ? minor : undefined;
}

function toDataStatus(value: unknown): ProviderLinkedAccount['dataStatus'] {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return word === 'available' || word === 'failed' ? word : 'processing';
}
