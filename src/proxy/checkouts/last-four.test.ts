import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AccountSchema } from '../../contract/view-parts.ts';
import { lastFourDigits } from './last-four.ts';

test.each([
  ['0131883461', '3461'],
  ['******3461', '3461'],
  ['3461', '3461'],
  ['461', undefined],
  ['1', undefined],
  ['', undefined],
  [undefined, undefined],
  ['013188346x', undefined],
  ['3461\n', undefined],
  ['<b>34</b>61', undefined],
  ['٣٤٦١', undefined],
])('of the number %s the digits %s are shown, as the page takes them', (number, digits) => {
  const lastFour = lastFourDigits(number);
  expect(lastFour).toBe(digits);
  expect(v.is(AccountSchema, { ...(lastFour !== undefined && { lastFour }) })).toBe(true);
});

test('a page takes four digits and nothing else', () => {
  const refused = ['', '461', '13461', '0131883461', '346x', '3461\n', ' 3461', '<b>1', '٣٤٦١', null, 3461];
  expect(refused.filter((lastFour) => v.is(AccountSchema, { lastFour }))).toEqual([]);
});
