import { expect, it } from 'vitest';
import { reportOf } from './report.ts';
import type { Summary } from './summary.ts';

const part = (changes: Partial<Summary> = {}): Summary => ({
  seed: 1,
  profile: 'kind',
  checkouts: 100,
  kills: 2,
  wakeUps: 1,
  faults: { 'browser refused': 3, 'provider late': 1 },
  killsAt: { paid: 2 },
  touched: 0.8,
  unknownAtCapture: 0.2,
  unsettled: 0,
  broken: {},
  seconds: 60,
  ...changes,
});
const expected = {
  faults: ['browser refused', 'provider late'],
  ofEach: 2,
  events: new Map([['database restart', 2]]),
  kills: 4,
  wakeUps: 2,
  steps: ['paid', 'declined'],
};
const other = part({
  seed: 2,
  profile: 'hostile',
  faults: { 'provider late': 1, 'database restart': 2 },
  killsAt: { declined: 1 },
});

it('counts together what no run alone has met', () => {
  const { text, isGreen } = reportOf([part(), other], expected);
  expect(isGreen).toBe(true);
  expect(text).toContain('200 checkouts and 4 kills in 2 runs');
  expect(text).toContain('| 2 | hostile | 100 | 2 | 1 | 80 % | 20 % | all hold | 60 |');
  expect(text).toContain('- provider: late 2\n');
  expect(text).toContain('Green: all sixteen rules hold, 0 left unsettled.');
});

it('is not green where too little was met, as with runs that are still to come', () => {
  const { text, isGreen } = reportOf([part()], expected);
  expect(isGreen).toBe(false);
  for (const what of [
    'provider late: 1 of 2',
    'database restart: 0 of 2',
    'kills: 2 of 4',
    'a kill at declined',
  ])
    expect(text).toContain(`Missing: ${what}.`);
});

it('is not green where one run broke a rule, or left something open', () => {
  const broken = reportOf([part(), { ...other, broken: { I9: 2 } }], expected);
  expect(broken.isGreen).toBe(false);
  expect(broken.text).toContain('I9 broken 2 times');
  expect(broken.text).toContain('Not green: broken: I9, 0 left unsettled.');
  expect(reportOf([part(), { ...other, unsettled: 1 }], expected).isGreen).toBe(false);
});
