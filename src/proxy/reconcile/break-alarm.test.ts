import { expect, it } from 'vitest';
import type { Break } from '../../contract/breaks.ts';
import { createBreakAlarm } from './break-alarm.ts';

const at = '2026-11-20T09:00:00.000Z';
const one: Break = { id: 'br_1', kind: 'missing_here', providerReference: 'R1', foundAt: at, seenAt: at };
const other: Break = { ...one, id: 'br_2', kind: 'status', checkoutId: 'co_1' };

it('an open break raises its alarm once, and a new one its own', async () => {
  let open: readonly Break[] = [];
  const raised: unknown[] = [];
  const look = createBreakAlarm({ allOpen: async () => open }, (...alarm) => raised.push(alarm));
  await look();
  open = [one];
  await look();
  await look();
  expect(raised).toEqual([['books_differ', { reason: 'missing_here' }]]);
  open = [one, other];
  await look();
  open = [one];
  await look();
  expect(raised.slice(1)).toEqual([['books_differ', { reason: 'status', checkout: 'co_1' }]]);
});
