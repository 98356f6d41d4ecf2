import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { views } from '../../../test/support/gallery/sample-views.ts';
import { page } from '../../../test/support/gallery/screens.tsx';
import type { Step } from '../../contract/steps.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const code = 'Support code 7K2-Q9D';
const seen = () => screen.queryByText(code) !== null;

test('every screen that can wait or fail shows the support code, and the lists to choose from do not', () => {
  const without = Object.values(views).filter((view) => {
    const { unmount } = render(page({ view }));
    const shown = seen();
    unmount();
    return !shown;
  });
  const lists: readonly Step[] = ['choose-bank', 'choose-method'];
  expect(without.map(({ step }) => step)).toEqual(lists);
});

test('on a list it comes with what went wrong', () => {
  const { unmount } = render(page({ view: views['choose-bank'], problem: 'no_answer' }));
  expect(seen()).toBe(true);
  unmount();
  render(page({ view: { ...views['choose-bank'], notice: 'bank_did_not_answer' } }));
  expect(seen()).toBe(true);
});

async function copiesCode() {
  render(page({ view: views.confirming }));
  const footer = screen.getByRole('contentinfo');
  const button = within(footer).getByRole('button', { name: 'Copy support code' });
  button.focus();
  fireEvent.click(button);
  await vi.waitUntil(() => screen.getByRole('status').textContent !== '');
  return [footer.textContent, screen.getByRole('status').textContent];
}

test('a tap copies the code alone, and says so once it is done', async () => {
  const kept: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void kept.push(text) } });
  expect(await copiesCode()).toEqual([`${code}Copied`, 'Copied']);
  expect(kept).toEqual(['7K2-Q9D']);
});

test('a frame that may not use the clipboard copies the old way, and gives the focus back', async () => {
  const kept: string[] = [];
  vi.stubGlobal('navigator', {});
  const copies = () => {
    const { activeElement } = document;
    return kept.push(activeElement instanceof HTMLTextAreaElement ? activeElement.value : '') > 0;
  };
  Object.assign(document, { execCommand: copies });
  expect(await copiesCode()).toEqual([`${code}Copied`, 'Copied']);
  Reflect.deleteProperty(document, 'execCommand');
  expect(kept).toEqual(['7K2-Q9D']);
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Copied' }));
});

test('where the browser lets no page copy, nothing is said to be copied, and the code is marked', async () => {
  vi.stubGlobal('navigator', {});
  expect(await copiesCode()).toEqual([
    `${code}Copy`,
    'This browser does not let the page copy. Press and hold the marked text to copy it.',
  ]);
  expect(String(getSelection())).toBe(code);
});
