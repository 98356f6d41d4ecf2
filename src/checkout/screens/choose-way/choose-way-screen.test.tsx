import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { pageViews } from '../../../../test/support/gallery/page-variants.ts';
import { type Moment, page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = pageViews['choose-way'];

function shows(moment: Moment) {
  const sent: PayerEvent[] = [];
  const drawn = render(page(moment, (event) => sent.push(event)));
  return { ...drawn, sent };
}

test('each way is one tap, and says what the payer will do there', () => {
  const { container, sent } = shows({ view });
  const rows = [...container.querySelectorAll('.choices button')];
  for (const row of rows) fireEvent.click(row);
  expect(rows.map((row) => row.textContent)).toEqual([
    'Log in to your bank hereYou choose your bank and approve the payment on this page.',
    'Pay on Mono’s pageYou log in to your bank there, and then come back here.',
    'Make a transferMono shows you an account to send the money to.',
    'Pay in WhatsAppMono writes to you there, and you approve the payment.',
  ]);
  expect(sent).toEqual([
    { type: 'way.chosen', way: 'bank' },
    { type: 'way.chosen', way: 'provider-page', method: 'account' },
    { type: 'way.chosen', way: 'provider-page', method: 'transfer' },
    { type: 'way.chosen', way: 'provider-page', method: 'whatsapp' },
  ]);
});

test('where there is one way alone it is told before it is gone', () => {
  const { container, sent } = shows({
    view: { ...view, ways: [{ way: 'provider-page', method: 'transfer' }] },
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Make a transfer');
  expect(container.querySelector('.choices')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Continue to Mono' }));
  expect(sent).toEqual([{ type: 'way.chosen', way: 'provider-page', method: 'transfer' }]);
});

test('who gave a page up is told that it may still be paid, and not to pay there any more', () => {
  shows({ view: { ...view, notice: 'page_given_up' } });
  expect(
    screen.queryByText(
      /may still go through\. .* do not pay again: wait here\. .* pay nothing there any more/,
    ),
  ).not.toBeNull();
});

test('while a page is being opened nothing more can be chosen', () => {
  const { container, sent } = shows({ view, busy: true });
  for (const row of container.querySelectorAll('.choices button')) fireEvent.click(row);
  expect(sent).toEqual([]);
});
