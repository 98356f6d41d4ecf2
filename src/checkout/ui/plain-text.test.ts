import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('a name from outside is shown as text, without what turns, hides or breaks text', () => {
  expect(plainText('<b>GTBank</b>')).toBe('<b>GTBank</b>');
  expect(plainText('GT\u202Eknab\u200B\u0000 B\uD800ank')).toBe('GTknab Bank');
  expect(plainText('two\r\nlines')).toBe('two lines');
  expect(plainText('two\r\nlines\u2028three', 120, true)).toBe('two\nlines\nthree');
});

test('a text of any length stays a line', () => {
  expect(plainText('x'.repeat(100_000), 10)).toBe('xxxxxxxxx…');
  expect(plainText('Ọ́jà Ìbàdàn', 40)).toBe('Ọ́jà Ìbàdàn');
});
