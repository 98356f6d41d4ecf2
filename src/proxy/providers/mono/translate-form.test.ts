import { expect, test } from 'vitest';
import { toForm } from './translate-form.ts';

const input = (name: string, contentType = 'string', rest: object = {}) => ({
  type: 'elements.input',
  name,
  hint: name,
  contentType,
  ...rest,
});
const fieldOf = (field: unknown) => toForm({ title: 'Log in', form: [field] })?.fields[0];

test.each([
  ['username', 'string', 'identifier', false],
  ['accountNo', 'string', 'identifier', true],
  ['accountno', 'string', 'identifier', true],
  ['accountNumber', 'string', 'identifier', true],
  ['password', 'password', 'password', false],
  ['accessCode', 'password', 'password', false],
  ['pin', 'password', 'pin', true],
  ['mPin', 'password', 'pin', true],
  ['token', 'password', 'token', true],
  ['otp', 'string', 'one-time-code', true],
  ['answer', 'password', 'answer', false],
  ['card', 'password', 'card-number', true],
  ['captcha', 'string', 'other', false],
  ['bvn', 'string', 'other', true],
  ['favouriteMarket', 'string', 'other', false],
])('a field %s of type %s is for %s', (name, contentType, purpose, numeric) => {
  expect(fieldOf(input(name, contentType))).toEqual({
    name,
    label: name,
    purpose,
    masked: contentType === 'password',
    numeric,
  });
});

test.each([
  ['in data', { title: 'T', form: [input('otp')] }],
  ['in data.ui', { ui: { title: 'T', form: [input('otp')] } }],
  ['in data.userInput', { userInput: { title: 'T', form: [input('otp')] } }],
])('a form is found %s', (_, source) => {
  expect(toForm(source)).toEqual({
    prompt: 'T',
    fields: [{ name: 'otp', label: 'otp', purpose: 'one-time-code', masked: false, numeric: true }],
  });
});

test('lengths are told as exact and as a bound, absurd ones not at all', () => {
  expect(fieldOf(input('token', 'password', { length: 6 }))).toMatchObject({ exactLength: 6 });
  expect(fieldOf(input('pin', 'password', { maxLength: 4 }))).toMatchObject({ maxLength: 4 });
  const absurd = fieldOf(input('pin', 'password', { maxLength: -1, length: '6' }));
  expect(absurd).toEqual({ name: 'pin', label: 'pin', purpose: 'pin', masked: true, numeric: true });
});

test('a type nobody has seen can still be typed into', () => {
  const form = toForm({ form: [{ type: 'elements.hologram', name: 'wave', hint: 'Wave' }] });
  expect(form?.fields.map(({ name, purpose }) => [name, purpose])).toEqual([['wave', 'other']]);
});

test.each([
  ['elements.captcha_input', undefined],
  ['elements.captcha_input', 'data:image/png;base64,AA'],
  ['elements.input', 'data:image/png;base64,AA'],
])('a form with a picture to read (%s, %s) has nothing that a payer could answer', (type, value) => {
  const captcha = { type, name: 'captcha', hint: 'Type what you see', value };
  expect(toForm({ title: 'Log in', form: [input('username'), captcha] })).toEqual({ fields: [] });
});

test('an object where text belongs is dropped, so it can never become markup', () => {
  const vnode = { type: 'img', props: { src: 'x', onerror: 'alert(1)' }, constructor: undefined };
  const form = toForm({
    title: vnode,
    form: [
      { ...input('username'), hint: vnode },
      { ...input('x'), name: vnode },
    ],
  });
  expect(form).toEqual({
    fields: [{ name: 'username', label: 'username', purpose: 'identifier', masked: false, numeric: false }],
  });
});

test('a field comes once, by a name that can be sent back to the letter', () => {
  const names = ['username', 'username', '', '__proto__', 'a\u202Eb', 'x'.repeat(65), ' padded'];
  expect(toForm({ form: names.map((name) => input(name)) })?.fields.map(({ name }) => name)).toEqual([
    'username',
  ]);
});

test.each([
  [undefined],
  [null],
  ['form'],
  [[]],
  [{}],
  [{ form: [] }],
  [{ form: 'none' }],
  [{ form: [null, 3] }],
])('%j is no form', (source) => {
  expect(toForm(source)).toBeUndefined();
});
