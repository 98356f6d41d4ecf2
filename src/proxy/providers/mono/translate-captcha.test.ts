import { expect, test } from 'vitest';
import { toForm } from './translate-form.ts';

const username = { type: 'elements.input', name: 'username', hint: 'User', contentType: 'string' };
const captcha = (value: unknown, type = 'elements.captcha_input') => ({
  type,
  name: 'captcha',
  hint: 'Type what you see',
  contentType: 'string',
  value,
});
const read = (field: object) => toForm({ title: 'Log in', form: [username, field] });
const pictureOf = (value: unknown) => read(captcha(value))?.fields[1]?.picture;

const bytes = (count: number) => Buffer.alloc(count).toString('base64');

test('a payer types what a picture shows into a field of its own', () => {
  expect(read(captcha('data:image/png;base64,iVBORw0KGgo='))?.fields[1]).toEqual({
    name: 'captcha',
    label: 'Type what you see',
    purpose: 'captcha',
    masked: false,
    numeric: false,
    picture: 'data:image/png;base64,iVBORw0KGgo=',
  });
});

test('a picture makes a captcha of any type of field and any name', () => {
  const field = { ...captcha('data:image/gif;base64,R0lGODlh', 'elements.input'), name: 'pin' };
  expect(read(field)?.fields[1]).toMatchObject({ name: 'pin', purpose: 'captcha', numeric: false });
});

test.each([
  ['a PNG', 'data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
  ['a JPEG', 'data:image/jpeg;base64,AAAA', 'data:image/jpeg;base64,AAAA'],
  ['a JPEG by its other name', 'data:image/jpg;base64,AAAA', 'data:image/jpeg;base64,AAAA'],
  ['a GIF', 'data:image/gif;base64,AAAA', 'data:image/gif;base64,AAAA'],
  ['a WebP', 'data:image/webp;base64,AAAA', 'data:image/webp;base64,AAAA'],
  ['one with line breaks', ' data:image/png;base64,AAAA\r\nBBB=\n', 'data:image/png;base64,AAAABBB='],
  ['one of 48 kB', `data:image/png;base64,${bytes(48_000)}`, `data:image/png;base64,${bytes(48_000)}`],
])('%s can be shown', (_, value, picture) => {
  expect(pictureOf(value)).toBe(picture);
});

test.each([
  ['no picture', undefined],
  ['an empty one', ''],
  ['an SVG', 'data:image/svg+xml;base64,AAAA'],
  ['a document', 'data:text/html;base64,AAAA'],
  ['an address', 'https://bank.example/captcha.png'],
  ['a script', 'javascript:alert(1)'],
  ['a picture that is not base64', 'data:image/png,%89PNG'],
  ['base64 of a wrong length', 'data:image/png;base64,AAA'],
  ['base64 with something behind it', 'data:image/png;base64,AAAA"onerror="alert(1)'],
  ['parameters before the base64', 'data:image/png;x=y;base64,AAAA'],
  ['more than 64 kB', `data:image/png;base64,${bytes(60_000)}`],
  ['an object for a picture', { src: 'x' }],
])('a captcha with %s leaves a form that nobody can answer', (_, value) => {
  expect(read(captcha(value))).toEqual({ fields: [] });
});

test.each(['data:image/svg+xml;base64,AAAA', 'DATA:text/html,x'])(
  'an input that holds %s needs something read that cannot be shown',
  (value) => {
    expect(read(captcha(value, 'elements.input'))).toEqual({ fields: [] });
  },
);
