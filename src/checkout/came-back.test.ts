import { expect, test } from 'vitest';
import { cameBack } from './came-back.ts';

function opened(address: string) {
  const replaced: unknown[] = [];
  const page = {
    location: new URL(address) as unknown as Location,
    history: {
      state: null,
      replaceState: (...change: unknown[]) => void replaced.push(change),
    } as unknown as History,
  };
  return { isBack: cameBack(page), replaced };
}

test('a payer who comes from the provider’s page is known by the address, which is cleaned at once', () => {
  expect(opened('https://pay.adirelane.example/c/token?x=1#returned')).toEqual({
    isBack: true,
    replaced: [[null, '', '/c/token?x=1']],
  });
});

test.each([
  'https://pay.adirelane.example/c/token',
  'https://pay.adirelane.example/c/token#returned=paid',
  'https://pay.adirelane.example/c/token?status=successful#paid',
])('nothing else says so, and nothing else is touched: %s', (address) => {
  expect(opened(address)).toEqual({ isBack: false, replaced: [] });
});
