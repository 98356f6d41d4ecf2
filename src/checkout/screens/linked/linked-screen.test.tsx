import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { linkViews } from '../../../../test/support/gallery/link-variants.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = linkViews.linked;

test.each([
  ['processing', 'Mono is fetching its data from your bank. You need not wait: Adire Lane is told.'],
  ['available', 'Adire Lane can see its data now.'],
  ['failed', 'Mono could not get its data from your bank. Adire Lane is told, and you need do nothing here.'],
] as const)('a payer whose data are %s reads so, and that the account is linked', (dataStatus, text) => {
  const { container } = render(page({ view: { ...view, dataStatus } }));
  expect(screen.getByText('Your account is linked').tagName).toBe('H1');
  expect(container.querySelector('main .sub')?.textContent).toBe(text);
});

test('news of the data are said where the page stands already', () => {
  const { container, rerender } = render(page({ view }));
  rerender(page({ view: { ...view, dataStatus: 'available' } }));
  expect(container.querySelector('[aria-live]')?.textContent).toBe('Adire Lane can see its data now.');
});

test('no more of the account is shown than bank, kind and last four digits', () => {
  const sent: PayerEvent[] = [];
  const { container } = render(page({ view }, (event) => sent.push(event)));
  expect(container.querySelector('main dd')?.textContent).toBe(
    'GTBank ····\u00a03461GTBank, ending in 3 4 6 1Savings account',
  );
  fireEvent.click(screen.getByText('Back to Adire Lane'));
  expect(sent).toEqual([{ type: 'close.asked' }]);
});
