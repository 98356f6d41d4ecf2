import { expect, it } from 'vitest';
import { drawFrom } from '../../faults/draw.ts';
import { createDealer } from './dealt-fates.ts';

/** Where each fate fell, of so many that were dealt by turns from these odds. */
function dealt(seed: number, times: number, ...odds: readonly { readonly [name: string]: number }[]) {
  const deal = createDealer<string>(drawFrom(seed));
  const places: { [name: string]: number[] } = {};
  for (let time = 0; time < times; time += 1) {
    const fate = deal(odds[time % odds.length] ?? {});
    if (fate !== undefined) places[fate] = [...(places[fate] ?? []), time];
  }
  return places;
}

it('deals each fate as often as its odds say, to within one, whatever the seed', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const { rare = [], common = [] } = dealt(seed, 2_000, { rare: 0.005, common: 0.1 });
    expect(Math.abs(rare.length - 10)).toBeLessThanOrEqual(1);
    expect(Math.abs(common.length - 200)).toBeLessThanOrEqual(1);
  }
});

it('deals by the sum of the odds of those that it was asked for, and none where it has none', () => {
  const { rare = [] } = dealt(3, 2_000, { rare: 0.01 }, { other: 0.01 });
  expect(Math.abs(rare.length - 10)).toBeLessThanOrEqual(1);
  expect(rare.every((place) => place % 2 === 0)).toBe(true);
});

it('deals the same for the same seed, and at other places for another', () => {
  const odds = { rare: 0.01, common: 0.2 };
  expect(dealt(5, 1_000, odds)).toEqual(dealt(5, 1_000, odds));
  expect(dealt(5, 1_000, odds)).not.toEqual(dealt(6, 1_000, odds));
});
