import { expect, test } from 'vitest';
import { createKeyring, type KeyPurpose } from './keyring.ts';

const first = `sk_test_${'a'.repeat(40)}`;
const second = `sk_test_${'b'.repeat(40)}`;
const purposes: readonly KeyPurpose[] = [
  'field-encryption',
  'page-token',
  'mandate-page',
  'terms',
  'row-hash',
  'bank-user',
];

test('the keys of a secret are the same in every version, or what was closed under them would stay shut', () => {
  const ids = purposes.map((purpose) => createKeyring([first]).current(purpose).id);
  expect(ids).toEqual(['c91d7d21', '0ec0ee90', 'ac5f58ef', 'bed563ad', '372721fc', '77e0b5d2']);
});

test('no two purposes and no two secrets share a key', () => {
  const keys = [first, second].flatMap((secret) =>
    purposes.map((purpose) => createKeyring([secret]).current(purpose).key.export().toString('hex')),
  );
  expect(new Set(keys).size).toBe(12);
  expect(keys.every((key) => key.length === 64)).toBe(true);
});

test('while keys rotate the first is used and the others still open what they closed', () => {
  const before = createKeyring([first]);
  const rotating = createKeyring([second, first]);
  const { id } = before.current('terms');
  expect(rotating.current('terms').id).toBe(createKeyring([second]).current('terms').id);
  expect(rotating.byId('terms', id)?.key.equals(before.current('terms').key)).toBe(true);
  expect(rotating.all('terms').map((key) => key.id)).toEqual([rotating.current('terms').id, id]);
  expect(rotating.byId('page-token', id)).toBeUndefined();
  expect(createKeyring([second]).byId('terms', id)).toBeUndefined();
});
