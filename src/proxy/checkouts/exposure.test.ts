import { expect, it } from 'vitest';
import type { AttemptRecord } from '../store/records.ts';
import {
  areAnswersUsedUp,
  areLoginsUsedUp,
  exposureOf,
  isEnded,
  isLive,
  mayHavePaid,
  maySpend,
  mayStartAttempt,
  owesInputs,
} from './exposure.ts';

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

it('money may have moved as far as in the attempt in which it may have moved furthest', () => {
  const [none, asked, sent] = (['none', 'asked', 'sent'] as const).map((exposure) =>
    attempt(exposure, 'over', exposure),
  ) as [AttemptRecord, AttemptRecord, AttemptRecord];
  expect(exposureOf([])).toBe('none');
  expect(exposureOf([none, none])).toBe('none');
  expect(exposureOf([none, asked])).toBe('asked');
  expect(exposureOf([asked, asked])).toBe('asked');
  expect(exposureOf([asked, sent, none])).toBe('sent');
});

it.each([
  ['open', false, false],
  ['processing', true, false],
  ['succeeded', true, true],
  ['failed', false, true],
  ['cancelled', false, true],
  ['expired', false, true],
  ['needs_review', true, false],
] as const)(
  'of a checkout that is %s a debit can be ruled out or not, and it has ended or not',
  (status, may, ended) => {
    expect([mayHavePaid(status), isEnded(status)]).toEqual([may, ended]);
  },
);

it('only a charged attempt that was asked something owes what the payer typed', () => {
  const charged = attempt('ours', 'charged', 'asked');
  expect(owesInputs(charged)).toBe(false);
  expect(owesInputs({ ...charged, askedBy: 'charge' })).toBe(true);
  expect(owesInputs({ ...charged, state: 'authorising', askedBy: 'charge' })).toBe(false);
});

it('the tenth login and the twentieth answer are the last', () => {
  const reached = { ...ours, pageKeyHash: 'a'.repeat(64), answersGiven: 0 } as AttemptRecord;
  const before = { ...ours, pageKeyHash: undefined, answersGiven: 0 } as AttemptRecord;
  const logins = (count: number) => [...Array<AttemptRecord>(count).fill(reached), before, before];
  expect([areLoginsUsedUp(logins(9)), areLoginsUsedUp(logins(10))]).toEqual([false, true]);
  const answers = (...given: number[]) => given.map((answersGiven) => ({ ...reached, answersGiven }));
  expect(areAnswersUsedUp([])).toBe(false);
  expect([areAnswersUsedUp(answers(10, 9)), areAnswersUsedUp(answers(10, 10))]).toEqual([false, true]);
});

it('nobody goes on with an attempt that is over', () => {
  for (const state of [
    'connecting',
    'opening-page',
    'at-page',
    'logging-in',
    'answering',
    'logged-in',
  ] as const)
    expect(isLive(attempt('ours', state, 'none')), state).toBe(true);
  for (const state of ['charging', 'charged', 'authorising', 'capturing'] as const)
    expect(isLive(attempt('ours', state, 'sent')), state).toBe(true);
  for (const state of ['succeeded', 'mismatch', 'refused', 'over'] as const)
    expect(isLive(attempt('ours', state, 'sent')), state).toBe(false);
});
