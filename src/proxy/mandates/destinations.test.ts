import { describe, expect, it } from 'vitest';
import { shownDestinations } from './destinations.ts';
import { isSameBank } from './same-bank.ts';
import { transferUssd } from './transfer-ussd.ts';

describe('where the transfer may go', () => {
  const bank = { id: 'nip:000013', name: 'GTBank', bankCode: '058' };
  const fidelity = { bankName: 'FIDELITY BANK PLC', accountNumber: '9020025928' };
  const same = { bankName: 'Guaranty Trust Bank Plc', accountNumber: '0020025929', colour: '#dd4f05' };

  it("puts the payer's own bank first and recommends it", () => {
    expect(shownDestinations({ destinations: [fidelity, same], bank, transferMinor: 5_000 })).toEqual([
      { id: '1', ...same, recommended: 'same_bank', ussd: '*737*1*50*0020025929#' },
      { id: '0', ...fidelity, ussd: '*737*2*50*9020025928#' },
    ]);
  });

  it('recommends the first one where none is of that bank, and no string where none is known', () => {
    const kuda = { id: 'nip:090267', name: 'Kuda', bankCode: '672' };
    expect(shownDestinations({ destinations: [fidelity], bank: kuda, transferMinor: 5_000 })).toEqual([
      { id: '0', ...fidelity, recommended: 'any_bank' },
    ]);
  });
});

describe('two names of a bank', () => {
  it.each([
    ['GTBank', 'GUARANTY TRUST BANK PLC'],
    ['UBA', 'United Bank for Africa Plc'],
    ['FCMB', 'First City Monument Bank'],
    ['Zenith Bank', 'ZENITH INTERNATIONAL BANK PLC'],
    ['Titan Trust Bank', 'Titan'],
  ])('are the same: %s, %s', (one, other) => {
    expect(isSameBank(one, other)).toBe(true);
  });

  it.each([
    ['First Bank of Nigeria', 'First City Monument Bank'],
    ['Union Bank', 'Unity Bank'],
    ['', ''],
    ['Bank', 'Plc'],
  ])('are not: %s, %s', (one, other) => {
    expect(isSameBank(one, other)).toBe(false);
  });
});

describe('a string to dial', () => {
  it('keeps the order that the bank takes amount and account in', () => {
    const transfer = { accountNumber: '9020025928', amountMinor: 5_000, isSameBank: false };
    expect(transferUssd('011', transfer)).toBe('*894*50*9020025928#');
    expect(transferUssd('033', transfer)).toBe('*919*4*9020025928*50#');
    expect(transferUssd('033', { ...transfer, isSameBank: true })).toBeUndefined();
    expect(transferUssd('011', { ...transfer, amountMinor: 5_050 })).toBeUndefined();
    expect(transferUssd('000', transfer)).toBeUndefined();
  });
});
