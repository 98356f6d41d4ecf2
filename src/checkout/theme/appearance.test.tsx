import { beforeEach, expect, test } from 'vitest';
import { applyAppearance } from './appearance.ts';

const root = document.documentElement;

beforeEach(() => applyAppearance(root, undefined));

const values = () =>
  Object.fromEntries(
    ['fill', 'on', 'ink-light', 'ink-dark', 'halo'].map((name) => [
      name,
      root.style.getPropertyValue(`--merchant-${name}`),
    ]),
  );

test("a merchant's pale accent fills buttons, and text in it is moved until it can be read", () => {
  applyAppearance(root, { accent: '#ffd400', theme: 'dark' });
  expect(root.dataset['theme']).toBe('dark');
  expect(values()).toEqual({
    fill: '#ffd400',
    on: '#000000',
    'ink-light': '#806a00',
    'ink-dark': '#ffd400',
    halo: '#ffd40033',
  });
});

test('an accent that is no colour changes nothing on the page', () => {
  for (const accent of ['red;}body{display:none', 'url(https://x.example)', 'var(--x)', '#abc']) {
    applyAppearance(root, { accent });
    expect(values()).toEqual({ fill: '', on: '', 'ink-light': '', 'ink-dark': '', halo: '' });
  }
});

test('a later look without accent and theme takes the earlier one back', () => {
  applyAppearance(root, { accent: '#0a7a43', theme: 'light' });
  applyAppearance(root, { theme: 'auto' });
  expect(values()).toEqual({ fill: '', on: '', 'ink-light': '', 'ink-dark': '', halo: '' });
  expect(root.dataset['theme']).toBeUndefined();
});
