import { expect, test } from 'vitest';
import { bankSearchWords } from '../../../banks/nicknames.ts';
import { toMandateBanks } from './mandate-banks.ts';

const bank = (name: string, bank_code: unknown, nip_code: unknown, direct_debit: unknown = true) => ({
  name,
  bank_code,
  nip_code,
  direct_debit,
});
const read = (...banks: unknown[]) => toMandateBanks({ banks }, () => undefined);

test('a bank is found by its nicknames, its registered name and its codes', () => {
  expect(
    toMandateBanks({ banks: [bank('GUARANTY TRUST BANK PLC', '058', '000013')] }, bankSearchWords),
  ).toEqual([
    {
      id: 'nip:000013',
      name: 'GTBank',
      bankCode: '058',
      nipCode: '000013',
      directDebit: true,
      find: '000013 guaranty gtbank gtb gtco gt 058 *737# 737 trust bank plc',
    },
  ]);
});

test.each([
  ['ECOBANK Plc', '050', '000010', 10_000],
  ['UNITY BANK PLC', '215', '000011', 10_000],
  ['UNION BANK OF NIGERIA PLC', '032', '000018', 10_000],
  ['STANDARD CHARTERED BANK PLC', '068', '000021', 10_000],
  ['ZENITH INTERNATIONAL BANK PLC', '057', '000015', undefined],
])('the app of %s sends nothing below %3$j', (name, code, nip, smallest) => {
  expect(read(bank(name, code, nip))?.[0]?.smallestTransferMinor).toBe(smallest);
});

test.each([
  ['ACCESS BANK PLC', '000014', 'Access Bank'],
  ['UNITED BANK for AFRICA PLC', '000004', 'UBA'],
  ['FIRST CITY MONUMENT BANK PLC', '000003', 'FCMB'],
  ['LOTUS BANK', '000029', 'Lotus Bank'],
  ['BANK OF THE NORTH LTD', '999001', 'Bank of the North'],
  ['FSDH MERCHANT BANK LIMITED', '400001', 'FSDH Merchant Bank'],
  ['Kuda Bank', '090267', 'Kuda Bank'],
  ['CBN', '000028', 'CBN'],
  ['ALPHA', undefined, 'ALPHA'],
])('%s is known to payers as %3$s', (listed, nip, name) => {
  expect(read(bank(listed, '044', nip))?.[0]?.name).toBe(name);
});

test.each([
  ['a bank without a NIP code is known by its CBN code', ['070', undefined], 'bank:070'],
  ['codes that come as numbers get their zeros back', [44, 14], 'nip:000014'],
  ['a NIP code that is none does not count', ['044', 'x'], 'bank:044'],
])('%s', (_, [code, nip], id) => {
  expect(read(bank('Access', code, nip))?.map((one) => one.id)).toEqual([id]);
});

test.each([
  ['a CBN code', bank('Access', undefined, '000014')],
  ['a CBN code that is none', bank('Access', '../044', '000014')],
  ['a name', bank('', '044', '000014')],
  ['anything', null],
])('a bank without %s is left out', (_, entry) => {
  expect(read(entry)).toEqual([]);
});

test('only a plain yes means that mandates can be set up', () => {
  const flags = [true, 'true', 1, undefined];
  const banks = flags.map((flag, at) => ({ ...bank('Bank', `10${at}`, undefined), direct_debit: flag }));
  expect(read(...banks)?.map(({ directDebit }) => directDebit)).toEqual([true, false, false, false]);
});

test('of two banks with one id the first counts, and a colour is told where it is plain', () => {
  const twice = [
    { ...bank('Access', '044', '000014'), primary_color: '#EF7D00' },
    { ...bank('Access Diamond', '063', '000014'), primary_color: 'red' },
  ];
  expect(read(...twice)?.map(({ bankCode, colour }) => [bankCode, colour])).toEqual([['044', '#ef7d00']]);
});

test.each([[undefined], [{}], [{ banks: {} }], ['x']])('%j is no list of banks', (data) => {
  expect(toMandateBanks(data, () => undefined)).toBeUndefined();
});
