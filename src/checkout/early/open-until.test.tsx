import { afterEach, describe, expect, test } from 'vitest';
import { sampleView } from '../../../test/model/sample-views.ts';
import { steps } from '../../contract/steps.ts';
import { openUntil } from './open-until.ts';

const view = { expiresAt: '2026-11-22T23:30:00.000Z', busy: false, commands: ['cancel' as const] };
const usual = Intl.DateTimeFormat;

function phoneIn(timeZone: string | undefined): void {
  Intl.DateTimeFormat = (() => ({ resolvedOptions: () => ({ timeZone }) })) as unknown as typeof usual;
}

afterEach(() => {
  Intl.DateTimeFormat = usual;
});

describe('until when a link can be gone on with', () => {
  test.each([
    ['Africa/Lagos', '23 Nov, 00:30', false],
    ['Europe/London', '22 Nov, 23:30', false],
    ['America/Argentina/Buenos_Aires', '22 Nov, 20:30', false],
    ['UTC', '23 Nov, 00:30', true],
    ['Etc/UTC', '23 Nov, 00:30', true],
    ['', '23 Nov, 00:30', true],
    [undefined, '23 Nov, 00:30', true],
  ])(
    'is told by the clock on the wall of a payer in %s, and of Lagos where that is unknown',
    (zone, time, isGuessed) => {
      phoneIn(zone);
      expect(openUntil(view, 'choose-bank')).toEqual({ time, isGuessed });
    },
  );

  test('is not told where nothing can be done any more, nor beside a deadline of its own', () => {
    const told = steps.filter((step) => openUntil(view, step));
    expect(told).toEqual([
      'choose-way',
      'choose-bank',
      'choose-method',
      'log-in',
      'answer',
      'choose-account',
      'confirm-payment',
      'authorise',
      'leave-to-provider',
      'in-use',
      'declined',
      'unavailable',
      'enter-account',
      'enter-details',
      'review-terms',
      'mandate-failed',
      'review-sharing',
    ]);
    expect(openUntil({ ...sampleView('declined'), commands: [] }, 'declined')).toBeUndefined();
    expect(openUntil({ ...view, commands: [], busy: true }, 'log-in')).toBeDefined();
  });

  test('is not told in a merchant’s page, which says so itself where it matters', () => {
    const { parent } = window;
    Object.defineProperty(window, 'parent', { configurable: true, value: {} });
    expect(openUntil(view, 'choose-bank')).toBeUndefined();
    Object.defineProperty(window, 'parent', { configurable: true, value: parent });
  });
});
