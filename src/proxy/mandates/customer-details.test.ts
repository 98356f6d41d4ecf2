import { describe, expect, it } from 'vitest';
import { asksOf, profileOf } from './customer-details.ts';

const told = {
  email: 'ada@example.com',
  phone: '08030000000',
  address: '4 Broad Street, Lagos',
  bvn: '22222222226',
};

describe('what a payer has to tell', () => {
  it('is everything where the merchant has told nothing', () => {
    expect(asksOf(undefined)).toEqual(['firstName', 'lastName', 'email', 'phone', 'address', 'bvn']);
  });

  it('leaves out what the merchant has told, with a name split where it can be', () => {
    expect(asksOf({ name: 'Ada Obi', email: 'ada@example.com', phone: '+234 803 000 0000' })).toEqual([
      'address',
      'bvn',
    ]);
    expect(asksOf({ name: 'Ada' })).toEqual(['firstName', 'lastName', 'email', 'phone', 'address', 'bvn']);
    expect(asksOf({ phone: 'call me' })).toContain('phone');
  });

  it('is also what the merchant has told, where that may be what was refused', () => {
    const customer = { name: 'Ada Obi', email: 'ada@example.com', phone: '08030000000' };
    expect(asksOf(customer, ['firstName', 'lastName', 'businessName'])).toEqual([
      'firstName',
      'lastName',
      'address',
      'bvn',
    ]);
    const { email: _, phone: __, ...asked } = { ...told, firstName: 'Adaeze', lastName: 'Obi' };
    expect(profileOf(customer, asked, ['firstName', 'lastName'])).toEqual({
      type: 'individual',
      ...told,
      firstName: 'Adaeze',
      lastName: 'Obi',
    });
  });

  it('is the whole name of a business', () => {
    expect(asksOf({ type: 'business' })[0]).toBe('businessName');
    expect(profileOf({ type: 'business', name: 'Obi and Sons' }, told)).toEqual({
      type: 'business',
      businessName: 'Obi and Sons',
      ...told,
    });
  });

  it('makes a profile of both, and of nothing less or more than was asked', () => {
    expect(profileOf({ name: 'Ada Ngozi Obi' }, told)).toEqual({
      type: 'individual',
      firstName: 'Ada',
      lastName: 'Ngozi Obi',
      ...told,
    });
    const { bvn: _, ...less } = told;
    expect(profileOf({ name: 'Ada Obi' }, less)).toBeUndefined();
    expect(profileOf({ name: 'Ada Obi', email: 'ada@example.com' }, told)).toBeUndefined();
  });
});
