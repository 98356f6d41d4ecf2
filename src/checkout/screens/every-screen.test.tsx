import { cleanup, render } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page } from '../../../test/support/gallery/screens.tsx';
import { variants } from '../../../test/support/gallery/variants.ts';

afterEach(cleanup);

const few = Object.entries(variants).filter(([name]) => name !== 'choose-bank-many');

test.each(few)('axe finds nothing on %s', async (_, moment) => {
  const { container } = render(page(moment));
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test.each(few)(
  '%s has one main with its name, one live region, one heading and at most one submit',
  (_, moment) => {
    const { container } = render(page(moment));
    const count = (selector: string) => container.querySelectorAll(selector).length;
    expect(container.querySelector('main')?.dataset['screen']).toBe(moment.view.step);
    expect([count('main'), count('[aria-live]'), count('h1')]).toEqual([1, 1, 1]);
    expect(count('[type="submit"]')).toBeLessThanOrEqual(1);
  },
);
