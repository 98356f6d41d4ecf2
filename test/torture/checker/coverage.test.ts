import { expect, it } from 'vitest';
import { coverageOf } from './coverage.ts';
import { goodFacts } from './made-up-facts.ts';

it('says what a run has met', () => {
  const { missing, faults, killsAt, ...met } = coverageOf(goodFacts, {
    faults: ['browser refused'],
    ofEach: 1,
    events: new Map(),
    kills: 1,
    wakeUps: 0,
    steps: ['paid', 'declined'],
  });
  expect(met).toEqual({
    checkouts: 3,
    touched: 1 / 3,
    onlyByTheirPayers: 0,
    unknownAtCapture: 1,
    kills: 1,
    wakeUps: 0,
  });
  expect([...faults]).toEqual([['browser refused', 1]]);
  expect(Object.fromEntries(killsAt)).toEqual({ paid: 1, declined: 1 });
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
    events: new Map([['database tables-locked', 3]]),
    kills: 60,
    wakeUps: 22,
    steps: ['confirming'],
  });
  expect(missing).toEqual([
    'browser refused: 0 of 20',
    'database cut: 0 of 20',
    'database tables-locked: 0 of 3',
    'kills: 0 of 60',
    'wake-ups: 0 of 22',
    'a kill at confirming',
    'touched by a fault: 0.0 % of 30.0 %',
    'unknown at capture: 0.0 % of 5.0 %',
  ]);
});

it('counts what was done to a checkout, also by the reference of its payment, and what only its own payer did apart', () => {
  const created = goodFacts.record.filter(({ kind }) => kind === 'created');
  const fault = { kind: 'fault', at: 0, fault: 'late' } as const;
  const record: typeof goodFacts.record = [
    ...created,
    { ...fault, place: 'provider', reference: 'REFERENCEOFTHEPAID01' },
    { ...fault, place: 'customer', fault: 'double-click', checkoutId: 'paid' },
    { ...fault, place: 'customer', fault: 'double-click', checkoutId: 'left' },
  ];
  const { touched, onlyByTheirPayers } = coverageOf(
    { ...goodFacts, record, events: [] },
    { faults: [], ofEach: 0, events: new Map(), kills: 0, wakeUps: 0, steps: [] },
  );
  expect([touched, onlyByTheirPayers]).toEqual([1 / 3, 1 / 3]);
});
