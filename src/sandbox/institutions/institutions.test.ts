import { expect, test } from 'vitest';
import { firstWrong, identifierOf } from '../credentials.ts';
import { banksAToK } from './banks-a-to-k.ts';
import { banksMToZ } from './banks-m-to-z.ts';

const all = [...banksAToK, ...banksMToZ];
const forms = all.flatMap(({ auth_methods }) => auth_methods.map(({ ui }) => ui));
const withNumber = (count: number) => forms.filter(({ form }) => form.length === count).length;

test('thirty banks, for persons and businesses', () => {
  expect(all).toHaveLength(30);
  expect(all.filter(({ type }) => type === 'BUSINESS_BANKING').map(({ name }) => name)).toEqual([
    'Access Bank',
    'Brass',
    'First Bank',
    'GTBank',
    'Moniepoint',
    'Sterling Bank',
    'Zenith Bank',
  ]);
});

test('the traps of the real list are all in it', () => {
  const codes = all.map(({ bank_code }) => bank_code);
  expect(codes).toEqual(expect.arrayContaining([null, '035A', '035', '090267']));
  expect(codes.filter((code) => code === '076')).toHaveLength(2);
  expect(all.length - new Set(all.map(({ _id }) => _id)).size).toBe(1);
  expect(all.filter(({ auth_methods }) => auth_methods.length === 2).length).toBeGreaterThanOrEqual(5);
  const fewerAtTheTop = all.filter(
    ({ ui, auth_methods }) => ui.form.length < (auth_methods[0]?.ui.form.length ?? 0),
  );
  expect(fewerAtTheTop.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'Access Bank BUSINESS_BANKING',
    'GTBank BUSINESS_BANKING',
    'Keystone Bank PERSONAL_BANKING',
    'Sterling Bank PERSONAL_BANKING',
  ]);
  expect([withNumber(2) > 20, withNumber(3) > 1, withNumber(5)]).toEqual([true, true, 1]);
  expect(forms.flatMap(({ form }) => form).some(({ name }) => name === 'card')).toBe(true);
  expect(forms.some(({ title }) => title.includes('\\n'))).toBe(true);
  expect(all.map(({ forgotPasswordLink }) => forgotPasswordLink).some((link) => link?.startsWith(' '))).toBe(
    true,
  );
  expect(all.flatMap(({ timeout }) => timeout ?? []).sort()).toEqual([35_000, 50_000]);
});

test('every entry and method can be told apart by id and method', () => {
  const keys = all.flatMap(({ _id, auth_methods }) => auth_methods.map(({ type }) => `${_id} ${type}`));
  expect(new Set(keys).size).toBe(keys.length);
});

test('every form has a field for the identifier, and takes the documented credentials', () => {
  for (const ui of forms) {
    const [first, ...others] = ui.form;
    const typed = others.map(({ name }): [string, string] => [name, /pin$/i.test(name) ? '1234' : '123456']);
    const inputs = { ...Object.fromEntries(typed), [first?.name ?? '']: 'user_token' };
    expect({ title: ui.title, user: identifierOf(ui, inputs), wrong: firstWrong(ui, inputs) }).toEqual({
      title: ui.title,
      user: 'user_token',
      wrong: undefined,
    });
  }
});

test('a field names at most one of an exact length and a greatest one', () => {
  const both = forms.flatMap(({ form }) => form).filter((field) => field.length && field.maxLength);
  expect(both).toEqual([]);
});
