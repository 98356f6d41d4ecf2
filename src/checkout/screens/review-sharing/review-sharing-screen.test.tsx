import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { linkViews } from '../../../../test/support/gallery/link-variants.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = linkViews['review-sharing'];
const submit = (label: string) =>
  fireEvent.submit(screen.getByText(label).closest('form') as HTMLFormElement);

test('a payer reads who sees what of the account, for what and by way of whom, and agrees', () => {
  const sent: PayerEvent[] = [];
  const { container } = render(page({ view }, (event) => sent.push(event)));
  expect(screen.getByText('Share your account with Adire Lane?').tagName).toBe('H1');
  expect([...container.querySelectorAll('main li')].map((line) => line.textContent)).toEqual([
    'Your name, as the bank has it',
    'The account number',
    'What kind of account it is',
    'How much is in it',
    'What came in and went out',
  ]);
  expect(
    [...container.querySelectorAll('main dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent,
    ]),
  ).toEqual([
    ['From', 'The account that you choose on Mono’s page'],
    ['To', 'Adire Lane'],
    ['By way of', 'Mono'],
    ['For', 'A credit line for your shop'],
    ['Until', 'No end is setTo end it later, tell Adire Lane.'],
  ]);
  submit('I agree, go on');
  expect(sent).toEqual([{ type: 'sharing.agreed' }]);
});

test('a payer who has agreed agrees to nothing twice', () => {
  const sent: PayerEvent[] = [];
  render(page({ view: { ...view, busy: true, commands: [] }, busy: true }, (event) => sent.push(event)));
  submit('Opening…');
  expect(sent).toEqual([]);
});

test('a payer who has left the provider’s page reads that what they finished there counts', () => {
  const { container } = render(page({ view: { ...view, notice: 'page_given_up' } }));
  expect(container.querySelector('.told')?.textContent).toBe(
    'If you have finished on Mono’s page, there is nothing more to do: it is found by itself. If not, you can begin again.',
  );
});
