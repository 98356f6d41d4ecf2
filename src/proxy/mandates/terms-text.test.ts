import { describe, expect, it } from 'vitest';
import { type TermsParts, termsText } from './terms-text.ts';

const parts: TermsParts = {
  merchant: 'Adire Lane',
  provider: 'Mono',
  way: 'bank',
  account: { bank: 'GTBank', lastFour: '3461' },
  terms: {
    type: 'emandate',
    debitType: 'variable',
    totalCapMinor: 5_000_000,
    currency: 'NGN',
    startDate: '2026-11-22',
    endDate: '2027-11-22',
    feeBearer: 'business',
  },
  transferMinor: 5_000,
};

describe('what a payer agrees to', () => {
  it('says who may take how much until when, and what it does not mean', () => {
    expect(termsText(parts).sentences).toEqual([
      'You allow Adire Lane to take payments from your GTBank account that ends in 3461.',
      'Adire Lane can take at most ₦50,000.00 in all, from 22 November 2026 until 22 November 2027.',
      'The amounts and the days may differ. Each payment counts towards that total.',
      'For example: after payments of ₦10,000.00 and ₦15,000.00, at most ₦25,000.00 can still be taken.',
      'This is a ceiling, not a charge: nothing is taken today because you agree.',
      'To show that the account is yours you send ₦50.00 from it. That goes to NIBSS, which runs direct debit in Nigeria. Adire Lane does not keep it.',
      'You can pause or end this at any time, on your own page of this mandate or by asking Adire Lane.',
    ]);
  });

  it('speaks of a fee only where the payer bears it', () => {
    const borne = termsText({ ...parts, terms: { ...parts.terms, feeBearer: 'customer' } });
    expect(borne.sentences).toContain('The fee that Mono charges for each payment is borne by you.');
    expect(termsText(parts).sentences.join(' ')).not.toContain('fee');
  });

  it('works its example out of a total that has room for one payment only', () => {
    const small = termsText({ ...parts, terms: { ...parts.terms, totalCapMinor: 30_000 } });
    expect(small.sentences[3]).toBe(
      'For example: after a payment of ₦200.00, at most ₦100.00 can still be taken.',
    );
  });

  it('has one hash for one text, and another for any other', () => {
    const { hash } = termsText(parts);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(termsText({ ...parts }).hash).toBe(hash);
    expect(termsText({ ...parts, account: { bank: 'GTBank', lastFour: '3462' } }).hash).not.toBe(hash);
    const later = { ...parts.terms, startDate: '2026-11-23' };
    expect(termsText({ ...parts, terms: later }).hash).not.toBe(hash);
  });
});
