import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { sampleView } from '../../../test/model/sample-views.ts';
import { quietAt } from '../../../test/support/quiet-page.ts';
import { quietRunning } from '../../../test/support/quiet-running.ts';
import { steps } from '../../contract/steps.ts';
import type { Shown } from '../machine/facade.ts';
import { canGoOnByPhone, offerPhone } from './offer-phone.ts';

test('a phone is offered until somebody logs in at the bank, and never once money may have moved', () => {
  const at = (more: Partial<Shown>) => canGoOnByPhone({ ...quietAt(sampleView('log-in')), ...more });
  expect(steps.filter((step) => at({ screen: step }))).toEqual([
    'choose-way',
    'choose-bank',
    'choose-method',
    'log-in',
    'enter-account',
    'enter-details',
    'review-terms',
    'review-sharing',
  ]);
  expect(at({ busy: true })).toBe(false);
  expect(at({ closing: 'closed' })).toBe(false);
});

test('the offer goes when the phone has taken over, and is back when the page is free again', () => {
  const { running, goesTo } = quietRunning();
  offerPhone(running, document.body, '/c/token');
  expect(screen.getByRole('img', { name: /QR code/ }).getAttribute('src')).toBe('/c/token/qr');
  for (const [step, isOffered] of [
    ['in-use', false],
    ['choose-bank', true],
    ['paid', false],
  ] as const) {
    goesTo(step);
    expect(screen.queryByRole('heading', { name: 'Continue on your phone' }) !== null).toBe(isOffered);
  }
});
