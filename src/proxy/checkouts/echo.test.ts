import { describe, expect, it } from 'vitest';
import { Sealed } from '../../contract/sealed.ts';
import type { Echo } from '../providers/provider.ts';
import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';
import { echoContradicts } from './echo.ts';

const checkout = { amountMinor: 500_000, currency: 'NGN' } as CheckoutRecord;
const attempt = {
  reference: 'ABCDEFGHIJ0123456789',
  accountNumber: new Sealed('0123456789'),
} as AttemptRecord;

function differs(echo: Echo, of: AttemptRecord = attempt): string | undefined {
  return echoContradicts(echo, checkout, of);
}

describe('what a provider repeats of a payment', () => {
  it('may leave anything out, and may repeat the amount in minor or in major units', () => {
    for (const echo of [{}, { amountMinor: 500_000 }, { amountMinor: 5_000 }]) {
      expect(differs(echo)).toBeUndefined();
    }
  });

  it('may repeat what is ours to the letter', () => {
    expect(
      differs({ currency: 'NGN', reference: 'ABCDEFGHIJ0123456789', amountMinor: 500_000 }),
    ).toBeUndefined();
  });

  it('contradicts by an amount, currency or reference that is not ours', () => {
    expect(differs({ amountMinor: 499_999 })).toBe('amount');
    expect(differs({ amountMinor: 50_000_000 })).toBe('amount');
    expect(differs({ currency: 'USD' })).toBe('currency');
    expect(differs({ reference: 'ABCDEFGHIJ0123456788' })).toBe('reference');
  });

  it.each([
    ['0123456789', undefined],
    ['01 2345 6789', undefined],
    ['******6789', undefined],
    ['XXXXXX6789', undefined],
    ['6789', undefined],
    ['01****89', undefined],
    ['0123******', undefined],
    ['', undefined],
    ['0123456788', 'account'],
    ['******6780', 'account'],
    ['9876543210', 'account'],
    ['1123456789', 'account'],
    ['000123456789', undefined],
    ['123456789', undefined],
  ])(
    'names the account as %s, which is held against the chosen 0123456789 digit by digit',
    (number, expected) => {
      expect(differs({ account: { number } })).toBe(expected);
    },
  );

  it('says nothing of the account where the payer chose none', () => {
    const chosenNone = { ...attempt, accountNumber: undefined };
    expect(differs({ account: { number: '9876543210' } }, chosenNone)).toBeUndefined();
  });
});
