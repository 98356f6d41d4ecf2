import { expect, it } from 'vitest';
import { inTurn, LISTS_A_SEARCH } from './stranger-search.ts';

it('everybody has their turn, and no search takes more than its part', () => {
  const all = Array.from({ length: LISTS_A_SEARCH * 2 + 50 }, (_, number) => number);
  const turns = [7, 8, 9].map((turn) => inTurn(all, turn));
  expect(turns.map(({ length }) => length <= LISTS_A_SEARCH)).toEqual([true, true, true]);
  expect(turns.flat().sort((one, other) => one - other)).toEqual(all);
});

it('a few are all looked at in each search', () => {
  expect(inTurn([3, 2, 1], 12)).toEqual([1, 2, 3]);
  expect(inTurn([], 12)).toEqual([]);
});

it('one that is new changes nobody’s turn while the turns stay as many', () => {
  const all = Array.from({ length: 150 }, (_, number) => 150 - number);
  const before = inTurn(all, 4);
  expect(inTurn([151, ...all], 4).filter((one) => one !== 151)).toEqual(before);
});
