import { expect, test } from 'vitest';
import { followEscape } from './escape-key.ts';

function open() {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML =
    '<input type="search"><details open><summary>My bank is not here</summary><button>Cancel payment</button></details>';
  let asked = 0;
  followEscape(page, () => {
    asked += 1;
  });
  const press = (selector: string, init: KeyboardEventInit = { key: 'Escape' }) =>
    page.querySelector(selector)?.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  return { page, press, asked: () => asked };
}

test('Escape asks to close the checkout', () => {
  const { press, asked } = open();
  press('body');
  expect(asked()).toBe(1);
});

test('other keys, a key held down and one that chooses a character ask for nothing', () => {
  const { press, asked } = open();
  press('input', { key: 'Enter' });
  press('input', { key: 'Escape', repeat: true });
  press('input', { key: 'Escape', isComposing: true });
  expect(asked()).toBe(0);
});

test('a search box that empties itself keeps the key to itself', () => {
  const { page, press, asked } = open();
  page.querySelector('input')?.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
  press('input', { key: 'Escape', cancelable: true });
  expect(asked()).toBe(0);
  press('input', { key: 'Escape', cancelable: true });
  expect(asked()).toBe(1);
});

test('an opened part is closed first, and the payer stands on it', () => {
  const { page, press, asked } = open();
  press('button');
  expect([page.querySelector('details')?.open, asked()]).toEqual([false, 0]);
  press('summary');
  expect(asked()).toBe(1);
});
