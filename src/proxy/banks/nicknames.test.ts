import { expect, test } from 'vitest';
import { bankSearchWords } from './nicknames.ts';

const wordsFor = (name: string, code?: string) => (bankSearchWords({ name, code }) ?? '').split(' ');

test.each([
  ['GTB', 'GTBank', '058'],
  ['GTCO', 'Guaranty Trust Bank', '000013'],
  ['058', 'GTBank', '000013'],
  ['*737#', 'GTBank', '058'],
  ['737', 'GTBank', '058'],
  ['000013', 'GTBank', '058'],
  ['Skye', 'Polaris Bank', '076'],
  ['FBN', 'First Bank', '011'],
  ['UBA', 'United Bank For Africa', '033'],
  ['*945#', 'ALAT by WEMA', '035A'],
  ['Stanbic', 'Stanbic IBTC Bank Plc', '221'],
  ['FCMB', 'First City Monument Bank', '214'],
  ['090267', 'Kuda', undefined],
  ['50211', 'Kuda', '090267'],
  ['Diamond', 'Access Bank', '044'],
  ['Intercontinental', 'Access Bank', '044'],
  ['Oceanic', 'Ecobank Nigeria', '050'],
  ['Afribank', 'Polaris Bank', '076'],
  ['BankPHB', 'Keystone Bank', '082'],
  ['RMB', 'Rand Merchant Bank', '502'],
  ['Equitorial', 'Sterling Bank', '232'],
  ['745', 'Heritage Bank', '030'],
  ['*7797#', 'Rubies MFB', '125'],
  ['090286', 'Safe Haven Microfinance Bank', undefined],
  ['MTN', 'MoMo Payment Service Bank', undefined],
])('a payer who looks for %s finds %s', (typed, name, code) => {
  expect(wordsFor(name, code)).toContain(typed.toLowerCase());
});

test('a payer finds the business entry of a bank by the same words as the personal one', () => {
  expect(bankSearchWords({ name: 'GTBank (Business)', code: '058' })).toBe(
    bankSearchWords({ name: 'GTBank', code: '058' }),
  );
});

test('a payer finds the whole of a bank: own names, nicknames, codes, dialled code', () => {
  expect(bankSearchWords({ name: 'GTBank', code: '058' })).toBe(
    '058 guaranty gtbank gtb gtco gt 000013 *737# 737',
  );
});

test("a payer who looks for Wema does not meet a brand that only uses Wema's code", () => {
  expect(bankSearchWords({ name: 'Brass', code: '035' })).toBe('035');
});

test('a bank that is not listed is found by its code alone, and by nothing without one', () => {
  expect(bankSearchWords({ name: 'Adire Cooperative', code: '090999' })).toBe('090999');
  expect(bankSearchWords({ name: 'Adire Cooperative', code: undefined })).toBeUndefined();
});

test('a name wins over a code that two banks share', () => {
  expect(wordsFor('Zenith Bank', '058')).not.toContain('gtbank');
});
