import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import { goodFacts } from './made-up-facts.ts';

it('says what a run has met', () => {
  const { missing, faults, ...met } = coverageOf(goodFacts, {
    faults: ['browser refused'],
    ofEach: 1,
    kills: 1,
  });
  expect(met).toEqual({ checkouts: 3, touched: 1 / 3, unknownAtCapture: 1, kills: 1 });
  expect([...faults]).toEqual([['browser refused', 1]]);
  expect(missing).toEqual([]);
});

it('calls a run invalid in which a fault has not fired, nobody was killed, or too little was touched or unknown', () => {
  const calm = {
    ...goodFacts,
    record: goodFacts.record.filter(({ kind }) => kind === 'created'),
    events: goodFacts.events.filter(({ type }) => type !== 'capture.answered'),
  };
  const { missing } = coverageOf(calm, {
    faults: ['browser refused', 'database cut'],
    ofEach: 20,
    kills: 60,
  });
  expect(missing).toEqual([
    'browser refused: 0 of 20',
    'database cut: 0 of 20',
    'kills: 0 of 60',
    'touched by a fault: 0.0 % of 30.0 %',
    'unknown at capture: 0.0 % of 5.0 %',
  ]);
});
