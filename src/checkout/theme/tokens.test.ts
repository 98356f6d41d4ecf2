import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, readColour, TEXT_CONTRAST } from './contrast.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(selector)).match(/\{([^}]*)\}/)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):[^;]*?(#[0-9a-f]{3,6})\)?;/g)].map(([, name, value]) => [name, value]),
  );
}

const long = (text = '') => (text.length === 4 ? text.replace(/[0-9a-f]/g, '$&$&') : text);

function ratio(one: string | undefined, other: string | undefined): number {
  const [a, b] = [readColour(long(one)), readColour(long(other))];
  if (a === undefined || b === undefined) throw new Error(`no colour: ${one} ${other}`);
  return contrast(a, b);
}

const themes = { light: tokens(':root {'), dark: tokens(':root[data-theme="dark"]') };

test.each(['light', 'dark'] as const)(
  'every text of the %s theme reaches 4.5 on what it stands on',
  (name) => {
    const theme = themes[name];
    const pairs = [
      ['ink', 'paper'],
      ['ink', 'sunk'],
      ['ink-2', 'paper'],
      ['ink-2', 'sunk'],
      ['warn', 'warn-bg'],
      ['bad', 'paper'],
      ['accent-ink', 'paper'],
      ['accent-ink', 'sunk'],
      ['on-accent', 'accent'],
    ] as const;
    const weak = pairs.filter(([text, ground]) => ratio(theme[text], theme[ground]) < TEXT_CONTRAST);
    expect(weak).toEqual([]);
  },
);

test.each(['light', 'dark'] as const)('the edge of an input of the %s theme can be seen', (name) => {
  expect(ratio(themes[name]['edge'], themes[name]['paper'])).toBeGreaterThanOrEqual(3);
});

test('the dark theme is the same whether the device or the merchant asks for it', () => {
  expect(tokens(':root:not([data-theme="light"])')).toEqual(themes.dark);
});
