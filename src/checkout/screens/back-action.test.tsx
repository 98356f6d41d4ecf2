import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { linkViews } from '../../../test/support/gallery/link-variants.ts';
import { views } from '../../../test/support/gallery/sample-views.ts';
import { page } from '../../../test/support/gallery/screens.tsx';
import type { SessionView } from '../../contract/session.ts';

afterEach(cleanup);

const ends: readonly SessionView[] = [views.paid, views.expired, views.cancelled, linkViews.linked];

function withoutAddress(view: SessionView): SessionView {
  const { returnUrl: _, cancelUrl: __, ...rest } = view;
  return rest as SessionView;
}

const lastButton = (view: SessionView): string | null | undefined =>
  [...render(page({ view })).container.querySelectorAll('.foot button')].at(-1)?.textContent;

test.each(ends)('the way out of $step leads back to the merchant, where there is a way', (view) => {
  expect(lastButton(view)).toBe('Back to Adire Lane');
  cleanup();
  expect(lastButton({ ...withoutAddress(view), cancelUrl: 'adirelane://cart' })).toBe('Back to Adire Lane');
});

test.each(ends)('a page of its own that knows no way back promises none at $step', (view) => {
  expect(lastButton(withoutAddress(view))).toBe('Close');
});

test('a merchant’s page is gone back to without an address', () => {
  const { parent } = window;
  Object.defineProperty(window, 'parent', { configurable: true, value: {} });
  const label = lastButton(withoutAddress(views.expired));
  Object.defineProperty(window, 'parent', { configurable: true, value: parent });
  expect(label).toBe('Back to Adire Lane');
});

test('an ended link that was closed says that the page can go, and not that the link is good for more', () => {
  const text = (view: SessionView) => render(page({ view, closing: 'closed' })).container.textContent;
  for (const view of [views.expired, views.cancelled]) {
    expect(text(view)).toContain('You can close this page now');
    expect(text(view)).not.toMatch(/stays good|payment stands/);
    cleanup();
  }
  expect(text(views.declined)).toContain('This link stays good');
});
