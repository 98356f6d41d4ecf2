import { beforeEach, expect, test } from 'vitest';
import { takeSettings } from './embedding.ts';
import { en } from './i18n/en.ts';
import { applyAppearance } from './theme/appearance.ts';
import { contrast, readColour, TEXT_CONTRAST } from './theme/contrast.ts';

const root = document.documentElement;
const ours = '#0a7a43';

/** What the page looks like when the merchant's page sets this over what the checkout was created with. */
function paint(appearance: unknown): void {
  applyAppearance(root, { accent: ours, theme: 'light', ...takeSettings({ appearance }) });
}

const fill = () => root.style.getPropertyValue('--merchant-fill');
const on = () => root.style.getPropertyValue('--merchant-on');

beforeEach(() => {
  root.removeAttribute('style');
  takeSettings({});
});

test.each([
  'red',
  'red;}body{display:none',
  'url(https://evil.example/a.png)',
  'var(--x)',
  '#abc',
  '#0b5cff80',
  '#0b5cff;',
  ' #0b5cff',
  '#0b5cff\n',
  '#0b5cff/*',
  '',
  null,
  7,
  {},
  ['#0b5cff'],
  { toString: () => '#0b5cff' },
  'x'.repeat(100_000),
])('an accent that is no colour (%#) leaves the one that the checkout was created with', (accent) => {
  paint({ accent, theme: 'dark' });
  expect(fill()).toBe(ours);
  expect(root.dataset['theme']).toBe('dark');
  expect(root.getAttribute('style')).not.toMatch(/url|var\(|red|body|evil/);
});

test.each(['#0B5CFF', '#0b5cff', '#777777', '#ffd400', '#ffffff', '#000000', '#fefefe', '#767676'])(
  'text on the accent %s can be read',
  (accent) => {
    paint({ accent });
    expect(fill()).toBe(accent);
    const [text, ground] = [readColour(on()), readColour(fill())];
    if (!text || !ground) throw new Error('no colour');
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  },
);

test.each([
  'dark',
  7,
  null,
  [],
  { theme: 'dark;' },
  { theme: ['dark'] },
  { theme: null },
  { logo: 'javascript:alert(1)', icon: 'data:text/html,x', style: 'color:red' },
  JSON.parse('{"__proto__":{"accent":"url(x)","theme":"dark"}}'),
])('a look that is none (%#) changes nothing, and brings nothing in', (appearance) => {
  const before = Object.keys(takeSettings({ appearance })).filter((name) => !/^(accent|theme)$/.test(name));
  expect(before).toEqual([]);
  paint(appearance);
  expect([fill(), root.dataset['theme']]).toEqual([ours, 'light']);
});

test('words are plain text of one line’s length, and none can name another amount', () => {
  const own = en.payButton.label;
  const refused = ['', '  ', 'x'.repeat(61), 'Pay ₦100', 'Pay 1', 'Pay ١', 7, null, {}, ['Pay']];
  for (const label of refused) {
    takeSettings({ messages: { 'payButton.label': label } });
    expect(en.payButton.label).toBe(own);
  }
  takeSettings({ messages: { 'payButton.label': 'Give', 'confirming.title': 'Paid', __proto__: { x: 1 } } });
  expect(en.payButton.label).toBe('Give');
  takeSettings({ messages: undefined });
  expect(en.payButton.label).toBe(own);
});
