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

const otpForm = { title: 'T', form: [input('otp')] };

test.each([
  ['itself', [otpForm]],
  ['its ui', [{ ui: otpForm }]],
  ['its userInput', [{ userInput: otpForm }]],
  ['its user_input', [{ user_input: otpForm }]],
  ['its userInput beside a ui without one', [{ ui: { title: 'None' }, userInput: otpForm }]],
  ['the second source, where the first has none', [{ ui: null }, { ui: otpForm }]],
])('a form is found in %s', (_, sources) => {
  expect(toForm(...sources)).toEqual({
    prompt: 'T',
    fields: [{ name: 'otp', label: 'otp', purpose: 'one-time-code', masked: false, numeric: true }],
  });
});

test('eight fields are asked for in their order, and twelve can be', () => {
  const names = Array.from({ length: 12 }, (_, at) => `field${at}`);
  expect(
    toForm({ form: names.slice(0, 8).map((name) => input(name)) })?.fields.map(({ name }) => name),
  ).toEqual(names.slice(0, 8));
  expect(toForm({ form: names.map((name) => input(name)) })?.fields).toHaveLength(12);
});

test('a form of more fields than can be shown cannot be answered, since a part of it would be refused', () => {
  const form = Array.from({ length: 13 }, (_, at) => input(`field${at}`));
  expect(toForm({ title: 'T', form })).toEqual({ fields: [] });
});

test('two fields whose names differ in case only are two fields', () => {
  const names = toForm({ form: [input('accountNo'), input('accountno')] })?.fields.map(({ name }) => name);
  expect(names).toEqual(['accountNo', 'accountno']);
});

test('an exact length goes before a bound that nobody could meet beside it', () => {
  expect(fieldOf(input('token', 'password', { length: 6, maxLength: 4 }))).toEqual({
    name: 'token',
    label: 'token',
    purpose: 'token',
    masked: true,
    numeric: true,
    exactLength: 6,
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
  const names = [
    'username',
    'username',
    '',
    '__proto__',
    'constructor',
    'a\u202Eb',
    'a\uD800',
    'x'.repeat(65),
    ' p',
  ];
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

test('what a payer reads is plain text: clipped, without controls, its line breaks kept', () => {
  const form = toForm({
    title: `<b>Enter</b> it:\\n\u202Enow\u200B\uDC00${'x'.repeat(100_000)}`,
    form: [input('otp', 'string', { hint: `Code\n<i>sent</i>${'y'.repeat(100_000)}` })],
  });
  expect(form?.prompt).toBe(`<b>Enter</b> it:\nnow${'x'.repeat(379)}…`);
  expect(form?.fields[0]?.label).toBe(`Code <i>sent</i>${'y'.repeat(103)}…`);
});

test.each([[''], ['\u200B'], [7], [{}], [['T']], [null]])('a title %j is none', (title) => {
  expect(toForm({ title, form: [input('otp')] })).not.toHaveProperty('prompt');
});
