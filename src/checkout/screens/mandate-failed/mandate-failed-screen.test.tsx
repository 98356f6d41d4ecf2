import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { fixedTerms } from '../../../../test/support/fixed-terms.ts';
import { mandateVariants, mandateViews } from '../../../../test/support/gallery/mandate-variants.ts';
import { type Moment, page } from '../../../../test/support/gallery/screens.tsx';
import { mandateFailures } from '../../../contract/mandate-view.ts';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = mandateViews['mandate-failed'];

function open(moment: Moment) {
  const sent: PayerEvent[] = [];
  const { container } = render(page(moment, (event) => sent.push(event)));
  const ways = [...container.querySelectorAll<HTMLElement>('.foot button')];
  return {
    sent,
    ways,
    text: container.textContent ?? '',
    labels: ways.map(({ textContent }) => textContent),
  };
}

test('a payer starts again by one tap, and what is kept is said', () => {
  const { sent, ways, labels, text } = open({ view });
  expect(labels).toEqual(['Start again', 'Use another bank', 'Cancel setting this up']);
  expect(text).toContain('Starting again keeps GTBank ····\u00a03461.');
  for (const way of ways) fireEvent.click(way);
  expect(sent).toEqual([{ type: 'restart.asked' }, { type: 'bank-change.asked' }, { type: 'cancel.asked' }]);
});

test('where the bank’s app refuses so small a transfer, another bank comes first and the cause is named first', () => {
  const { labels } = open(mandateVariants['mandate-failed-small'] as Moment);
  expect(labels).toEqual(['Use another bank', 'Start again', 'Cancel setting this up']);
  expect(document.querySelector('.causes li')?.textContent).toBe(
    'Ecobank’s app does not send less than ₦100.00.',
  );
});

test('a payer who began again elsewhere is led there, and reads nothing of a mandate that was not agreed to', () => {
  const { text } = open({ view: { ...view, reason: 'replaced' } });
  expect(text).toContain('Please go on there. Adire Lane can take nothing by this one.');
  expect(text).not.toContain('Nothing was agreed');
});

test.each(['cancelled_by_provider', 'rejected_by_bank', 'not_offered'] as const)(
  'after %s on the provider’s page a payer reads of no bank and of no transfer',
  (reason) => {
    const { bank: _, account: __, ...byPage } = view;
    const { text } = open({ view: { ...byPage, reason } });
    expect(text).toContain('Mono');
    expect(text).not.toMatch(/GTBank|transfer|₦50\.00/);
  },
);

test.each(mandateFailures.filter((reason) => reason !== 'replaced'))(
  'after %s a payer reads that nothing was agreed, and is told to send no other amount',
  (reason) => {
    const { text } = open({ view: { ...view, reason } });
    expect(text).toContain('Nothing was agreed: Adire Lane can take nothing.');
    const amounts = text.match(/₦[\d,.]*\d/g) ?? [];
    expect(amounts.filter((amount) => !['₦50.00', '₦120,000.00'].includes(amount))).toEqual([]);
  },
);

test.each(mandateFailures)(
  'a payer reads what may still be taken after %s, where payments are automatic',
  (reason) => {
    const mayStill = 'Until your bank confirms that, what was agreed for a set day may still be taken.';
    expect(open({ view: { ...view, reason } }).text).not.toContain(mayStill);
    cleanup();
    const { text } = open({ view: { ...view, mandate: fixedTerms(view.mandate), reason } });
    const wasNeverThere = ['other_mandate_waiting', 'not_offered', 'dates_passed'].includes(reason);
    expect(text.includes(mayStill)).toBe(!wasNeverThere);
  },
);

test('a payer with no way on is led back to the merchant', () => {
  expect(open({ view: { ...view, commands: [] } }).labels).toEqual(['Back to Adire Lane']);
});
