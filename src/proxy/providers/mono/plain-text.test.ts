import { expect, test } from 'vitest';
import { plainLine, plainLines } from './plain-text.ts';

test.each([
  ['markup stays text', '<b onclick=x>GTBank</b>', '<b onclick=x>GTBank</b>'],
  ['a direction override is taken out', 'Pay \u202Egro.live\u202C now', 'Pay gro.live now'],
  ['isolates and marks are taken out', '\u2066a\u2069\u200Eb\u061C', 'ab'],
  ['zero-width characters are taken out', 'Ac\u200Bce\u200Dss\uFEFF Ba\u00ADnk', 'Access Bank'],
  ['controls are taken out', 'a\u0000b\u001B[31mc\u007F', 'ab[31mc'],
  ['lone surrogates are taken out', 'a\uD800b\uDC00c', 'abc'],
  ['a whole emoji stays', 'ok \u{1F44D}', 'ok \u{1F44D}'],
  ['line breaks become spaces', 'one\r\ntwo\\nthree', 'one two three'],
  ['a carriage return and a break, both written out, are one', 'one\\r\\ntwo', 'one two'],
  ['marks of a language stay', 'Ẹ̀kọ́ ọ̀nà', 'Ẹ̀kọ́ ọ̀nà'],
  ['a tower of marks is cut', `a${'\u0301'.repeat(400)}b`, 'a\u0301\u0301\u0301b'],
  ['nothing but invisible characters is nothing', '\u200B \u202E', ''],
])('%s', (_, given, shown) => {
  expect(plainLine(given, 80)).toBe(shown);
});

test('a payer sees the line breaks that the provider wrote as a backslash and an n', () => {
  expect(plainLines('Please Note: a token.\\nEnter it:', 80)).toBe('Please Note: a token.\nEnter it:');
});

test('text of 100 kB is clipped, never in the middle of a character', () => {
  expect(plainLine('\u{1F3E6}'.repeat(50_000), 5)).toBe(`${'\u{1F3E6}'.repeat(4)}…`);
});

test('a flood of line breaks is held to one empty line', () => {
  expect(plainLines('a\n\n\n\n\n\nb', 80)).toBe('a\n\nb');
});
