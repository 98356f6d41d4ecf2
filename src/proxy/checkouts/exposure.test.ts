import { expect, it } from 'vitest';
import type { AttemptRecord } from '../store/records.ts';
import { maySpend, mayStartAttempt } from './exposure.ts';

const attempt = (id: string, state: AttemptRecord['state'], exposure: AttemptRecord['exposure']) =>
  ({ id, state, exposure }) as AttemptRecord;
const ours = attempt('ours', 'authorising', 'asked');

it.each([
  ['may have been paid', attempt('other', 'capturing', 'sent'), false],
  ['was stopped after its charge', attempt('other', 'refused', 'sent'), false],
  ['was paid', attempt('other', 'succeeded', 'asked'), false],
  ['was paid otherwise than ordered', attempt('other', 'mismatch', 'asked'), false],
  ['was refused', attempt('other', 'refused', 'asked'), true],
  ['was given up before any charge', attempt('other', 'over', 'none'), true],
])('beside an attempt that %s, another one may be started and charged: %#', (_, other, may) => {
  expect([maySpend(ours, [other, ours]), mayStartAttempt([other, ours])]).toEqual([may, may]);
});

it('an attempt that was charged may be captured, and no other one started', () => {
  const charged = attempt('ours', 'charged', 'sent');
  expect([maySpend(charged, [charged]), mayStartAttempt([charged])]).toEqual([true, false]);
});
