import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { linkViews } from '../../../../test/support/gallery/link-variants.ts';
import { pageVariants, pageViews } from '../../../../test/support/gallery/page-variants.ts';
import { type Moment, page } from '../../../../test/support/gallery/screens.tsx';
import { pageMethods } from '../../../contract/provider-page.ts';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const view = pageViews['leave-to-provider'];
const address = view.url;

function shows(moment: Moment) {
  const sent: PayerEvent[] = [];
  const drawn = render(page(moment, (event) => sent.push(event)));
  const links = [...drawn.container.querySelectorAll('a')];
  return { ...drawn, sent, links };
}
const inFrame = () => vi.spyOn(window, 'parent', 'get').mockReturnValue({} as Window & typeof globalThis);
const facts = (link: Element) => ['href', 'target', 'rel'].map((name) => link.getAttribute(name));

test('the way to the provider’s page is a real link, in the same window where this page stands alone', () => {
  const { links, sent } = shows({ view });
  expect(links.map(facts)).toEqual([[address, null, 'noopener noreferrer']]);
  expect(links[0]?.textContent).toBe('Go to Mono’s page');
  links[0]?.addEventListener('click', (event) => event.preventDefault());
  fireEvent.click(links[0] as Element);
  expect(sent).toEqual([{ type: 'page.opened' }]);
});

test('in the merchant’s page it opens beside it, and who sees nothing open can have it in its place', () => {
  inFrame();
  expect(shows({ view }).links.map(facts)).toEqual([[address, '_blank', 'noopener noreferrer']]);
  cleanup();
  const { links } = shows({ view, away: true });
  expect(links.map((link) => [link.textContent, link.getAttribute('target')])).toEqual([
    ['Open it in this window', '_top'],
    ['Open Mono’s page again', '_blank'],
  ]);
});

test('a page that stands alone speaks of no other window', () => {
  shows({ view, away: true });
  expect(screen.queryByText('Nothing opened?')).toBeNull();
});

test('what is no address of a page is no link to it', () => {
  const { links } = shows({ view: { ...view, url: 'javascript:alert(1)' } });
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['#']);
});

test('who may have been there says so by one tap, and can open it again or pay another way', () => {
  const { sent } = shows({ view, away: true });
  for (const name of ['I have finished there', 'Pay another way', 'Cancel payment']) {
    fireEvent.click(screen.getByRole('button', { name }));
  }
  expect(sent).toEqual([{ type: 'return.told' }, { type: 'way-change.asked' }, { type: 'cancel.asked' }]);
});

test.each(pageMethods)(
  'what was not confirmed for %s is never called failed, and warns of paying twice',
  (errand) => {
    const { container } = shows({ view: { ...view, errand, checkedSeconds: 41 } });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Mono has not confirmed it yet');
    expect(container.textContent).toMatch(/please do not (pay|send it) again/);
    expect(container.textContent).not.toMatch(/fail|declin|refus/i);
    expect(container.querySelector('.foot .button')?.textContent).toBe('Check again');
    expect(container.querySelector('time')?.textContent).toBe('0:41');
  },
);

test('who came back into a second window is told that it may be closed', () => {
  shows({ view: { ...view, checkedSeconds: 1 }, isSecond: true });
  expect(screen.queryByText(/is still open in another window, it shows the same/)).not.toBeNull();
  cleanup();
  shows({ view: { ...view, checkedSeconds: 1 } });
  expect(screen.queryByText(/is still open in another window, it shows the same/)).toBeNull();
});

test('giving it up is asked about with what it may cost; staying is the first choice', () => {
  const { sent } = shows({ view, away: true, askingGiveUp: true });
  const sheet = screen.getByRole('alertdialog');
  expect(sheet.textContent).toContain('paying again would charge you twice');
  const [stay, leave] = [...sheet.querySelectorAll('button')];
  fireEvent.click(stay as Element);
  fireEvent.click(leave as Element);
  expect([stay?.textContent, leave?.textContent, sent]).toEqual([
    'Stay here',
    'Pay another way',
    [{ type: 'give-up.dismissed' }, { type: 'give-up.confirmed' }],
  ]);
});

test('cancelling while the provider’s page may be open says to stay where it was finished, and else to finish nothing there', () => {
  shows({ view, away: true, askingCancel: true });
  expect(screen.getByRole('alertdialog').textContent).toContain(
    'If you have finished on Mono’s page, stay here. If not, do nothing more there.',
  );
});

test('cancelling while an account may be connected there says that it is linked all the same', () => {
  shows({ view: linkViews['leave-to-provider'], away: true, askingCancel: true });
  const text = screen.getByRole('alertdialog').textContent;
  expect(text).toContain('An account that you have connected on Mono’s page already is linked all the same.');
  expect(text).not.toMatch(/Nothing is set up|can take nothing/);
});

test('each place on the way to the provider’s page and back is somewhere new: the focus goes there', () => {
  const { rerender } = render(page({ view }));
  const heading = () => screen.getByRole('heading', { level: 1 });
  const link = screen.getByRole('link', { name: 'Go to Mono’s page' });
  link.addEventListener('click', (event) => event.preventDefault());
  fireEvent.click(link);
  rerender(page({ view, away: true }));
  expect(heading().textContent).toBe('Finish on Mono’s page');
  expect(document.activeElement).toBe(heading());
  fireEvent.click(screen.getByRole('button', { name: 'I have finished there' }));
  rerender(page({ view: { ...view, checkedSeconds: 0 } }));
  expect(heading().textContent).toBe('Mono has not confirmed it yet');
  expect(document.activeElement).toBe(heading());
});

test('that the provider was asked by itself is said, and takes nobody’s focus', () => {
  const { rerender } = render(page({ view, away: true }));
  screen.getByRole('button', { name: 'Pay another way' }).focus();
  rerender(page({ view: { ...view, checkedSeconds: 0 } }));
  expect(screen.getByRole('status').textContent).toBe('Mono has not confirmed it yet');
  expect(document.activeElement?.tagName).not.toBe('H1');
});

test('a selfie says that it needs a camera, and what to do where it does not work', () => {
  const selfie = pageVariants['leave-to-provider-selfie'];
  if (selfie === undefined) throw new Error('The gallery has no selfie');
  const { container } = shows(selfie);
  expect(screen.queryByText('It needs a camera: allow it when your browser asks.')).not.toBeNull();
  expect(container.querySelector('details')?.textContent).toContain(
    'on another phone, or in another browser',
  );
});
