import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { fixedTerms } from '../../../test/support/fixed-terms.ts';
import { page } from '../../../test/support/gallery/screens.tsx';
import { transferViews } from '../../../test/support/gallery/transfer-views.ts';
import { mandateEndReasons } from '../../contract/mandate-terms.ts';

const { approved, ready } = transferViews;

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const told = (container: Element) => [
  container.querySelector('h1')?.textContent,
  ...[...container.querySelectorAll('.sub')].map(({ textContent }) => textContent),
];

const facts = (container: Element) =>
  [...container.querySelectorAll('dl > div')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd > span:not(.sr)')?.textContent ?? row.querySelector('dd')?.textContent,
  ]);

test('approved is not ready: the payer reads when it usually is', () => {
  const { container } = render(page({ view: approved }));
  expect(told(container)).toEqual([
    'Approved, not ready yet',
    'It is usually ready 1 hour to 3 days after the approval. Then Adire Lane can take the first payment.',
    'There is nothing more to do. You can close this page.',
  ]);
});

test('ready, the payer reads that payments can be taken from now on', () => {
  const { container } = render(page({ view: ready }));
  expect(told(container)).toEqual([
    'Approved and ready',
    'Adire Lane can take payments from now on, never more in all than you agreed to.',
  ]);
});

test('what was agreed stands below, of the account the last four digits alone', () => {
  const { container } = render(page({ view: ready }));
  expect(facts(container)).toEqual([
    ['At most', '₦120,000.00 in allAmounts may differ'],
    ['Between', '22 Nov 2026 and 21 Nov 2027'],
    ['From', 'GTBank ····\u00a03461'],
    ['For', 'Wrapper of the month'],
    ['Approved', '21 Nov 2026, 14:12 Lagos time'],
    ['Reference', 'PLAN1042LAGOS'],
  ]);
  expect(container.textContent).not.toContain('TEST PAYER');
});

test('of a fixed mandate the receipt says what is taken each time, and of a sweep from where else', () => {
  const linked = [{ bank: 'Kuda', lastFour: '7788', readyToDebit: false }];
  const { container } = render(page({ view: { ...ready, mandate: fixedTerms(ready.mandate), linked } }));
  const shown = facts(container);
  expect([shown[0], shown[3]]).toEqual([
    ['At most', '₦120,000.00 in all₦10,000.00 each time'],
    ['Also from', 'Kuda ····\u00a07788'],
  ]);
});

test('where the provider has not told the account, the receipt names none', () => {
  const { bank: _, account: __, ...untold } = ready;
  const { container } = render(page({ view: untold }));
  expect(facts(container).map(([term]) => term)).toEqual([
    'At most',
    'Between',
    'For',
    'Approved',
    'Reference',
  ]);
});

test('a payer who bears the fees reads so', () => {
  const mandate = { ...ready.mandate, feeBearer: 'customer' as const };
  const { container } = render(page({ view: { ...ready, mandate } }));
  expect(facts(container)[3]).toEqual(['Fees', 'You pay the fee of each payment']);
});

test('a pause is told before all else', () => {
  const { container } = render(page({ view: { ...ready, paused: true } }));
  expect(told(container)).toEqual([
    'This mandate is paused',
    'Adire Lane can take nothing until it is resumed.',
  ]);
});

test.each([approved, ready])('an end is told before all else on $step, whoever made it', (view) => {
  const read = mandateEndReasons.map((ended) => {
    const { container } = render(page({ view: { ...view, paused: true, ended } as typeof view }));
    const lines = told(container);
    cleanup();
    return lines;
  });
  const nothing = 'Adire Lane can take nothing more.';
  expect(read).toEqual([
    ['This mandate was cancelled', 'You cancelled it.', nothing],
    ['This mandate was cancelled', 'Adire Lane cancelled it.', nothing],
    ['This mandate is over', 'A new one took its place.', nothing],
    ['This mandate is over', 'Setting it up was ended before it was done.', nothing],
    ['This mandate is over', 'The transfer came too late.', nothing],
    ['This mandate was cancelled', 'It was cancelled on the bank’s side.', nothing],
    ['This mandate is over', 'The bank did not agree to it.', nothing],
    ['This mandate is over', 'It was not set up.', nothing],
    ['This mandate is over', 'Its last day has passed.', nothing],
    ['This mandate is over', 'All that was agreed to has been taken.', nothing],
  ]);
});

test('the payer’s own page opens in its place, and beside the merchant’s page where this one is in its frame', () => {
  const open = () => {
    const link = render(page({ view: ready })).container.querySelector<HTMLAnchorElement>('.ways a');
    const found = [link?.textContent, link?.href, link?.target, link?.rel];
    cleanup();
    return found;
  };
  const text = 'See what is taken, pause or end it';
  expect(open()).toEqual([text, ready.mandateUrl, '', '']);
  vi.stubGlobal('parent', {});
  expect(open()).toEqual([text, ready.mandateUrl, '_blank', 'noopener']);
});

test.each([approved, ready])(
  'some hours after the approval the merchant is asked for that page on $step',
  (view) => {
    const { mandateUrl: _, ...later } = view;
    const { container } = render(page({ view: later as typeof view }));
    expect(container.querySelector('a')).toBe(null);
    expect(container.querySelector('.body')?.textContent).toContain(
      'For the link to your own page of this mandate, ask Adire Lane.',
    );
  },
);

test('the receipt that is sent on has no address that lets others end the mandate', () => {
  const shared: { text: string }[] = [];
  vi.stubGlobal('navigator', { share: async (data: { text: string }) => void shared.push(data) });
  render(page({ view: approved }));
  fireEvent.click(screen.getByRole('button', { name: 'Share receipt' }));
  expect(shared).toEqual([
    {
      text: [
        'Test mandate: no money moves',
        'To: Adire Lane',
        'Approved, not ready yet',
        'At most: ₦120,000.00 in all',
        'Between: 22 Nov 2026 and 21 Nov 2027',
        'From: GTBank ····\u00a03461',
        'For: Wrapper of the month',
        'Approved: 21 Nov 2026, 14:12 Lagos time',
        'Reference: PLAN1042LAGOS',
        'Questions? Ask Adire Lane: help@adirelane.example',
      ].join('\n'),
    },
  ]);
});
