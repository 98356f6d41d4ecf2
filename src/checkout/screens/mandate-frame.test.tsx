import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { mandateViews } from '../../../test/support/gallery/mandate-variants.ts';
import { type Moment, page } from '../../../test/support/gallery/screens.tsx';

afterEach(cleanup);

const view = mandateViews['review-terms'];

function textOf(selector: string, moment: Partial<Moment> = {}): string | undefined {
  const { container } = render(page({ view, ...moment }));
  return container.querySelector(selector)?.textContent ?? undefined;
}

test('the header names the merchant and the ceiling, and asks for no payment', () => {
  expect(textOf('.top-text')).toMatch(/^Adire LaneAt most ₦120,000\.00 in allLink valid until /);
});

test.each(['expired', 'cancelled'] as const)(
  'an old link that is %s shows the merchant and no terms',
  (step) => {
    expect(textOf('.top-text', { view: mandateViews[step] })).toBe('Adire Lane');
  },
);

test('a payer who cancels is asked about the mandate, not about a payment', () => {
  expect(textOf('.sheet', { askingCancel: true })).toBe(
    'Cancel setting this up?Nothing is set up, and Adire Lane can take nothing. This link stops working.Keep goingCancel setting this up',
  );
});

test.each([
  ['closed', { closing: 'closed' }],
  ['expired', { view: mandateViews.expired }],
  ['cancelled', { view: mandateViews.cancelled }],
  ['unavailable', { view: mandateViews.unavailable }],
  ['at a failure', { view: mandateViews['mandate-failed'] }],
  ['at the account', { view: mandateViews['enter-account'] }],
] as const)('a payer of a mandate reads of no payment of theirs when it is %s', (_, moment) => {
  expect(textOf('main', moment)?.replace('payment server', '').replace('may take payments', '')).not.toMatch(
    /\bpay(ment|ing)?\b/i,
  );
});
