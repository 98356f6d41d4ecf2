import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { fixedTerms } from '../../../../test/support/fixed-terms.ts';
import { mandateViews } from '../../../../test/support/gallery/mandate-variants.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = mandateViews['review-terms'];

test('a payer reads the very sentences that are agreed to, and agrees to their hash', () => {
  const sent: PayerEvent[] = [];
  const { container } = render(page({ view }, (event) => sent.push(event)));
  expect([...container.querySelectorAll('.terms li')].map((line) => line.textContent)).toEqual(
    view.text.sentences,
  );
  fireEvent.submit(screen.getByText('I agree to these terms').closest('form') as HTMLFormElement);
  expect(sent).toEqual([{ type: 'terms.accepted', hash: view.text.hash }]);
});

test('a sentence is never cut short, however long the names in it are', () => {
  const sentence = `You allow ${'Iya Bisi and Daughters '.repeat(40)}to take payments.`;
  const { container } = render(page({ view: { ...view, text: { ...view.text, sentences: [sentence] } } }));
  expect(container.querySelector('.terms li')?.textContent).toBe(sentence);
});

test('a payer who has agreed agrees to nothing twice', () => {
  const sent: PayerEvent[] = [];
  render(page({ view, busy: true }, (event) => sent.push(event)));
  fireEvent.submit(screen.getByText('Setting it up…').closest('form') as HTMLFormElement);
  expect(sent).toEqual([]);
});

test('a payer reads what is taken each time and from when on, where it is taken by itself', () => {
  const { container } = render(page({ view: { ...view, mandate: fixedTerms(view.mandate) } }));
  const text = container.textContent ?? '';
  expect(text).toContain('Taken automatically, on the agreed days. Nothing is taken now.');
  expect(text).toContain('Each payment₦10,000.00');
  expect(text).toContain('First payment31 Jan 2027');
  expect(text).not.toContain('A ceiling, not a charge');
});

test('a payer who chooses the account on the provider’s page reads of no transfer', () => {
  const { bank: _, account: __, ...byPage } = view;
  const { container } = render(page({ view: byPage }));
  expect(container.textContent).toContain('Next, you go on at Mono’s own page.');
  expect(container.querySelector('dl')?.textContent).not.toContain('GTBank');
  cleanup();
  const selfie = { ...view, mandate: { ...view.mandate, verification: 'selfie' as const } };
  expect(render(page({ view: selfie })).container.textContent).toContain('Next, you go on at Mono');
});

test.each(['started_again', 'start_date_moved'] as const)(
  'a payer who chooses the account elsewhere is told nothing of an account or a transfer: %s',
  (notice) => {
    const { bank: _, account: __, ...byPage } = view;
    const { container } = render(page({ view: { ...byPage, notice } }));
    expect(container.querySelector('.told')?.textContent).not.toMatch(/account|bank|transfer/i);
  },
);

test('a payer whose first day has moved reads the new one before the terms', () => {
  const { container } = render(
    page({
      view: { ...view, notice: 'start_date_moved', mandate: { ...view.mandate, startDate: '2026-11-24' } },
    }),
  );
  expect(container.querySelector('.told')?.textContent).toMatch(/starts on 24 Nov 2026/);
});
