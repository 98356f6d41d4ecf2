import { expect, test } from 'vitest';
import { pageKey } from './page-key.ts';

function storage(entries: Record<string, string> = {}, set = true): Storage {
  const kept = new Map(Object.entries(entries));
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (!set) throw new DOMException('full', 'QuotaExceededError');
      kept.set(name, value);
    },
  } as Storage;
}

test('a page that is loaded again is still the same page', () => {
  const tab = storage();
  const first = pageKey(() => tab);
  const again = pageKey(() => tab);
  expect([first.wasStored, again]).toEqual([false, { value: first.value, wasStored: true }]);
});

test('two tabs are two pages', () => {
  expect(pageKey(() => storage()).value).not.toBe(pageKey(() => storage()).value);
});

test.each([
  [
    'may not look at storage',
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
  ['may not store', () => storage({}, false)],
  ['finds something else there', () => storage({ 'directpay.page-key': '<script>' })],
])('a page that %s makes a key of 128 bits for itself', (_, tab) => {
  const key = pageKey(tab);
  expect(key).toEqual({ value: expect.stringMatching(/^[0-9a-f]{32}$/), wasStored: false });
});
