import { describe, expect, test } from 'vitest';
import { banks } from '../../../test/support/gallery/sample-views.ts';
import { findBanks } from './find-banks.ts';

const ids = (typed: string) => findBanks(banks, typed).map((bank) => bank.id);

describe('a payer finds a bank', () => {
  test('by short name, old name, bank code and USSD code', () => {
    expect(ids('GTB')).toEqual(['gtb']);
    expect(ids('  guaranty  TRUST ')).toEqual(['gtb']);
    expect(ids('058')).toEqual(['gtb']);
    expect(ids('*737#')).toEqual(['gtb']);
    expect(ids('737')).toEqual(['gtb']);
    expect(ids('acc')).toEqual(['access', 'access-b']);
    expect(ids('zzz')).toEqual([]);
  });

  test('first among those whose name starts with what was typed', () => {
    expect(ids('uba')).toEqual(['uba']);
    expect(ids('bank')[0]).toBe('gtb');
    expect(ids('a')[0]).toBe('access');
  });
});

describe('a payer who errs by one letter', () => {
  test.each([
    ['a letter missing', 'acess', ['access', 'access-b']],
    ['a letter too many', 'zennith', ['zenith']],
    ['a wrong letter', 'xenith', ['zenith']],
    ['two letters swapped', 'zeinth', ['zenith']],
    ['a wrong letter in a word not yet at its end', 'stqnd', ['scb']],
    ['a space missing', 'firstbank', ['first']],
    ['one word of two', 'fist bank', ['first']],
  ])('still finds the bank: %s', (_, typed, found) => {
    expect(ids(typed)).toEqual(found);
  });

  test.each([
    ['two letters', 'zunoth'],
    ['a short word', 'uva'],
    ['a digit of a code', '50311'],
    ['a word too long to be a name', 'z'.repeat(5_000)],
  ])('is not sent to a bank that was not meant: %s', (_, typed) => {
    expect(ids(typed)).toEqual([]);
  });

  test('is offered first what is called as typed', () => {
    const kudi = { id: 'kudi', name: 'Kudi', segment: 'personal' as const, methods: [] };
    expect(findBanks([kudi, ...banks], 'kuda').map(({ id }) => id)).toEqual(['kuda', 'kudi']);
  });
});
