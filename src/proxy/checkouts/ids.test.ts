import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { digest, newClientToken, newMandateToken, newProviderReference, readSupportCode } from './ids.ts';

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

test('of a million links no two are the same, and none has less than 192 bits', { timeout: 120_000 }, () => {
  const minted = new Set<string>();
  for (let at = 0; at < 1_000_000; at += 1) minted.add(newClientToken(randomBytes));
  expect(minted.size).toBe(1_000_000);
  for (const make of [newClientToken, newMandateToken]) expect(make(randomBytes)).toMatch(/^[\w-]{32}$/);
  expect(digest(newClientToken(randomBytes))).toMatch(/^[0-9a-f]{64}$/);
});

test('of a hundred thousand references of the provider’s no two are the same', () => {
  const minted = Array.from({ length: 100_000 }, () => newProviderReference(randomBytes));
  expect(new Set(minted).size).toBe(100_000);
  expect(minted.every((reference) => /^[A-Z0-9]{20}$/.test(reference))).toBe(true);
});
