import { expect, test } from 'vitest';
import { toForm } from './translate-form.ts';

const read = (options: unknown) =>
  toForm({ form: [{ type: 'elements.select', name: 'channel', hint: 'Where to', options }] })?.fields[0];
const sms = { value: 'sms', label: 'By SMS' };

test('a payer chooses from what the bank offers', () => {
  expect(read(['SMS', 'Email'])).toEqual({
    name: 'channel',
    label: 'Where to',
    purpose: 'other',
    masked: false,
    numeric: false,
    options: [
      { value: 'SMS', label: 'SMS' },
      { value: 'Email', label: 'Email' },
    ],
  });
});

test.each([
  ['value and label', { value: 'sms', label: 'By SMS' }, sms],
  ['id and name', { id: 'sms', name: 'By SMS' }, sms],
  ['key and text', { key: 'sms', text: 'By SMS' }, sms],
  ['value and title', { value: 'sms', title: 'By SMS' }, sms],
  ['a value alone', { value: 'sms' }, { value: 'sms', label: 'sms' }],
  ['a label alone', { label: 'By SMS' }, { value: 'By SMS', label: 'By SMS' }],
  ['a number', 7, { value: '7', label: '7' }],
  ['a number for a value', { value: 7, label: 'Seven' }, { value: '7', label: 'Seven' }],
  [
    'an object for a label',
    { value: 'sms', label: { type: 'img', props: {} } },
    { value: 'sms', label: 'sms' },
  ],
])('an option told by %s is understood', (_, option, understood) => {
  expect(read([option])?.options).toEqual([understood]);
});

test('options that cannot be sent to the letter are left out, and each value comes once', () => {
  const odd = [null, {}, true, '', ' padded ', 'a\u202Eb', Number.NaN, { value: { a: 1 } }, ['nested']];
  expect(read([...odd, 'sms', { value: 'sms', label: 'Again' }, 'SMS'])?.options).toEqual([
    { value: 'sms', label: 'sms' },
    { value: 'SMS', label: 'SMS' },
  ]);
});

test('a long label is clipped, its value is sent whole', () => {
  const [option] = read([{ value: 'v'.repeat(200), label: 'l'.repeat(5000) }])?.options ?? [];
  expect(option).toEqual({ value: 'v'.repeat(200), label: `${'l'.repeat(119)}…` });
});

test.each([
  ['none', undefined],
  ['an empty list', []],
  ['nothing that can be chosen', [null, {}]],
  ['an object', { sms: 'By SMS' }],
  ['a text', 'sms,email'],
  ['101 of them', Array.from({ length: 101 }, (_, at) => `option ${at}`)],
])('a field whose options are %s is typed into', (_, options) => {
  expect(read(options)).toEqual({
    name: 'channel',
    label: 'Where to',
    purpose: 'other',
    masked: false,
    numeric: false,
  });
});

test('a hundred options can be chosen from', () => {
  expect(read(Array.from({ length: 100 }, (_, at) => `option ${at}`))?.options).toHaveLength(100);
});
