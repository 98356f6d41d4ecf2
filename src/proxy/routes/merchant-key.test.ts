import { expect, it } from 'vitest';
import { createKeyCheck } from './merchant-key.ts';

const present = 'sk_test_adire-lane-000000000000000001';
const past = 'sk_test_adire-lane-000000000000000002';

it('takes each of the merchant’s keys, and nothing else', () => {
  const isKey = createKeyCheck([present, past]);
  expect([present, past].map(isKey)).toEqual([true, true]);
  for (const wrong of ['', present.slice(0, -1), `${present} `, present.toUpperCase(), `${present}${past}`])
    expect(isKey(wrong), wrong).toBe(false);
});

it('takes no key where there is none', () => {
  expect(createKeyCheck([])('')).toBe(false);
});
