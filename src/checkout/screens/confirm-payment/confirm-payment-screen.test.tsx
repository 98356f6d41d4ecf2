import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = views['confirm-payment'];

const facts = (container: Element) =>
  [...container.querySelectorAll('dl > div')].map((row) => [
    row.querySelector('dt')?.textContent,
    row.querySelector('dd')?.textContent,
  ]);

test('who has given a page of the provider’s up is warned before they pay, and nobody else', () => {
  const { container } = render(page({ view: { ...views['confirm-payment'], pageGivenUp: true } }));
  expect(container.querySelector('.told')?.textContent).toBe(
    'What you began on Mono’s page may still go through. If you have paid there, do not pay here as well: you would be charged twice.',
  );
  cleanup();
  expect(render(page({ view: views['confirm-payment'] })).container.querySelector('.told')).toBeNull();
});

test('the payer sees whom, what for, from which account and how much, before paying', () => {
  const { container } = render(page({ view }));
  expect(facts(container)).toEqual([
    ['To', 'Adire Lane'],
    ['For', 'Order 1042, two wrappers'],
    ['From', 'GTBank ····\u00a03461GTBank, account ending in 3 4 6 1TEST PAYER'],
    ['Reference', 'ORDER1042LAGOS'],
  ]);
  expect(screen.getByText('You approve one payment of ₦48,500.00 to Adire Lane.')).not.toBeNull();
});

test('where the account is not known yet, only the bank is named', () => {
  const { account: _, ...unknown } = view;
  const { container } = render(page({ view: unknown }));
  expect(facts(container)[2]).toEqual(['From', 'GTBank']);
});

test('paying is asked for once; while it is under way the button asks for nothing more', () => {
  const sent: PayerEvent[] = [];
  const send = (event: PayerEvent) => sent.push(event);
  const { rerender } = render(page({ view }, send));
  const form = screen.getByRole('button', { name: 'Pay ₦48,500.00' }).closest('form') as HTMLFormElement;
  fireEvent.submit(form);
  rerender(page({ view, busy: true }, send));
  fireEvent.submit(form);
  fireEvent.click(screen.getByRole('button', { name: 'Back' }));
  fireEvent.click(screen.getByRole('button', { name: 'Cancel payment' }));
  expect(sent).toEqual([{ type: 'payment.confirmed' }]);
  expect(screen.getByRole('button', { name: 'Paying…' }).getAttribute('aria-disabled')).toBe('true');
});
