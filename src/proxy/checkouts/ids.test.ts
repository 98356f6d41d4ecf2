import { expect, test } from 'vitest';
import { readSupportCode } from './ids.ts';

test.each([
  ['752-Q9D', '752-Q9D'],
  ['752q9d', '752-Q9D'],
  [' 75 2q-9D ', '752-Q9D'],
  ['7s2 Q9D', '752-Q9D'],
  ['752', null],
  ['752-Q9DD', null],
  ['', null],
])('a support code spelled %j is looked up as %j', (spelled, code) => {
  expect(readSupportCode(spelled)).toBe(code);
});
