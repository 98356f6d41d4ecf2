import { expect, it } from 'vitest';
import { readDays } from './reconcile-days.ts';

it('days begin and end in Lagos, and the last one is part of them', () => {
  expect(readDays(['--from', '2026-11-01', '--to', '2026-11-22'])).toEqual({
    from: Date.UTC(2026, 9, 31, 23),
    to: Date.UTC(2026, 10, 22, 23),
  });
  expect(readDays(['--from=2026-11-01', '--to=2026-11-01'])).toEqual({
    from: Date.UTC(2026, 9, 31, 23),
    to: Date.UTC(2026, 10, 1, 23),
  });
});

it.each([
  [[]],
  [['--from', '2026-11-01']],
  [['--from', '2026-11-02', '--to', '2026-11-01']],
  [['--from', '2026-02-30', '--to', '2026-03-01']],
  [['--from', '1-11-2026', '--to', '2026-11-01']],
  [['--from', '2026-01-01', '--to', '2026-11-01']],
  [['--from', '2026-11-01', '--to', '2026-11-02', '--charge', 'yes']],
  [['2026-11-01', '2026-11-02']],
])('%j are no days', (args) => {
  expect(() => readDays(args)).toThrow('reconcile: expected --from');
});
