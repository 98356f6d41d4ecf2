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

test.each(few)('no bank’s picture is asked of anybody on %s', (_, moment) => {
  const icon = 'https://bank.example/icon.svg';
  const branded = <T,>(bank: T) => ({ ...bank, icon, logo: icon, colour: `url(${icon})` });
  const view = {
    ...moment.view,
    ...('bank' in moment.view && { bank: branded(moment.view.bank) }),
    ...('banks' in moment.view && { banks: moment.view.banks.map(branded) }),
  } as typeof moment.view;
  const { container } = render(page({ ...moment, view }));
  expect(container.innerHTML).not.toContain('bank.example');
});

const hostile = `<img src=x onerror=alert(1)>\u202e\u200b\u0000${'x'.repeat(100_000)}`;
const fromOutside =
  /^(name|bankName|label|description|holder|prompt|support|provider|method|reference|supportCode)$/;

function poisoned(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return fromOutside.test(key) ? `${hostile}${key}` : value;
  if (Array.isArray(value)) return value.map((each) => poisoned(each, key));
  if (value === null || typeof value !== 'object' || 'way' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poisoned(each, name)]));
}

test.each(few)('text from outside stays short, plain text on %s', (_, moment) => {
  const view = poisoned(moment.view) as typeof moment.view;
  const { container } = render(page({ ...moment, view }));
  const drawn = container.querySelectorAll('img, script').length;
  expect(drawn).toBe(container.querySelectorAll('.plate img').length);
  const text = container.textContent ?? '';
  expect(['\u202e', '\u200b', '\u0000'].filter((turning) => text.includes(turning))).toEqual([]);
  expect(text.length).toBeLessThan(10_000);
});
