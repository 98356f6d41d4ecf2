import * as v from 'valibot';
import type { ProviderMandateBank } from '../../mandate-provider.ts';
import { toColour } from '../colour.ts';
import { asRecord, line, pick } from '../reading.ts';
import type { SearchWords } from '../translate-institutions.ts';
import { bankName } from './bank-names.ts';

const MAX_ENTRIES = 2000;

/**
 * Ecobank, Unity, Union and Standard Chartered: their apps send nothing below ₦100.00, in kobo (Setup bank mandate: Banks charging
 * minimum of N100 for mandate approval). By NIP code.
 */
const sendNothingSmall: ReadonlySet<string> = new Set(['000010', '000011', '000018', '000021']);
const SMALLEST_THERE_MINOR = 10_000;

/**
 * Their list of banks as ours; undefined where it is no list. A bank is known by its NIP code, else by its CBN code; of two with the same one the first counts.
 * One without a name or a CBN code cannot be used and is left out.
 */
export function toMandateBanks(
  data: unknown,
  searchWords: SearchWords,
): readonly ProviderMandateBank[] | undefined {
  const list = Array.isArray(data) ? data : asRecord(data)['banks'];
  if (!Array.isArray(list)) return undefined;
  const banks = new Map<string, ProviderMandateBank>();
  for (const entry of list.slice(0, MAX_ENTRIES)) {
    const bank = toBank(asRecord(entry), searchWords);
    if (bank && !banks.has(bank.id)) banks.set(bank.id, bank);
  }
  return [...banks.values()];
}

function toBank(
  record: Readonly<Record<string, unknown>>,
  searchWords: SearchWords,
): ProviderMandateBank | undefined {
  const listed = v.parse(line(80), record['name']);
  const bankCode = toCode(pick(record, 'bank_code', 'bankCode'), 3);
  const nipCode = toCode(pick(record, 'nip_code', 'nipCode'), 6);
  if (listed === undefined || bankCode === undefined) return undefined;
  const name = bankName(listed, nipCode);
  const find = wordsOf([
    searchWords({ name, code: nipCode ?? bankCode }),
    name === listed ? undefined : listed.toLowerCase(),
    bankCode.toLowerCase(),
  ]);
  const colour = toColour(pick(record, 'primary_color', 'primaryColor'));
  return {
    id: nipCode === undefined ? `bank:${bankCode}` : `nip:${nipCode}`,
    name,
    bankCode,
    directDebit: pick(record, 'direct_debit', 'directDebit') === true,
    find,
    ...(nipCode === undefined ? {} : { nipCode }),
    ...(nipCode !== undefined && sendNothingSmall.has(nipCode)
      ? { smallestTransferMinor: SMALLEST_THERE_MINOR }
      : {}),
    ...(colour === undefined ? {} : { colour }),
  };
}

/** Codes are text with leading zeros; one that comes as a number gets them back. */
function toCode(value: unknown, width: number): string | undefined {
  const text = typeof value === 'number' ? String(value).padStart(width, '0') : value;
  return typeof text === 'string' && /^[0-9A-Za-z]{3,10}$/.test(text) ? text : undefined;
}

function wordsOf(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.flatMap((text) => text?.split(' ') ?? []))].join(' ');
}
