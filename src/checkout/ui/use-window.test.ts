import { expect, test } from 'vitest';
import { rowsInView } from './use-window.ts';

test('a short list is drawn whole', () => {
  expect(rowsInView(200, 640, 9, 64)).toEqual({ from: 0, to: 9 });
});

test('of ten thousand rows only those in and near view are drawn, wherever the payer has scrolled to', () => {
  expect(rowsInView(200, 640, 10_000, 64)).toEqual({ from: 0, to: 18 });
  expect(rowsInView(-64 * 500, 640, 10_000, 64)).toEqual({ from: 496, to: 514 });
  expect(rowsInView(-64 * 9_999, 640, 10_000, 64)).toEqual({ from: 9_982, to: 10_000 });
});

test('a payer who reads larger text meets the same rows at their own height', () => {
  expect(rowsInView(-128 * 500, 640, 10_000, 128)).toEqual({ from: 496, to: 509 });
});
