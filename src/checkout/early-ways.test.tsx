import { hydrate, render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test } from 'vitest';
import { pageViews } from '../../test/support/gallery/page-variants.ts';
import { quietAt } from '../../test/support/quiet-page.ts';
import type { ViewOf } from '../contract/session.ts';
import { App, type Running } from './app.tsx';
import { element } from './early/element.ts';
import type { EarlyDeed } from './early/handover.ts';
import { shell } from './early/shell.ts';
import { wayList } from './early/way-list.ts';
import { screens } from './late-payment-page.ts';
import type { PayerEvent, Shown } from './machine/facade.ts';

type WayView = ViewOf<'choose-way'>;

const view: WayView = pageViews['choose-way'];
const alone: WayView = { ...view, ways: [{ way: 'provider-page', method: 'transfer' }] };

function drawEarly(root: HTMLElement, of: WayView) {
  const told: EarlyDeed[] = [];
  const ways = wayList(of, (deed) => told.push(deed));
  const main = element('main', { 'data-screen': of.step, 'aria-busy': 'false' });
  main.append(ways.screen);
  root.replaceChildren(shell(of, main, () => {}));
  return { ways, told };
}

function app(of: WayView, tapped?: string) {
  const sent: PayerEvent[] = [];
  let change: (shown: Shown) => void = () => {};
  const now = quietAt(of);
  const running: Running = {
    now: () => now,
    onChange: (changed) => {
      change = changed;
      return () => {};
    },
    send: (event) => sent.push(event),
  };
  const vnode = (
    <App running={running} typed="" tapped={tapped} late={async () => screens} atHand={screens} />
  );
  return { vnode, sent, becomesBusy: () => change({ ...now, busy: true }) };
}

function freshRoot(): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  return root;
}

/** The screen fades in only where it follows another one; the support code comes with the app. */
const markup = (root: HTMLElement) =>
  root.innerHTML.replace('class="screen enter"', 'class="screen"').replace(/<footer.*<\/footer>/, '');

const buttons = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('main button')];

beforeEach(() => document.body.replaceChildren());

describe('the choice of how to pay before the app is there', () => {
  test.each<[string, WayView]>([
    ['every way', view],
    ['two ways of a live payment', { ...view, mode: 'live', ways: view.ways.slice(0, 2) }],
    ['one way alone', alone],
    ['after a page that was given up', { ...view, notice: 'page_given_up', pageGivenUp: true }],
    [
      'after one was given up and another not opened',
      { ...view, notice: 'page_not_opened', pageGivenUp: true },
    ],
    ['one way alone after a page that did not open', { ...alone, notice: 'page_not_opened' }],
    ['without a way to cancel', { ...view, commands: ['choose-way'] }],
    ['a provider with signs in its name', { ...view, provider: 'Mo<b>no\u202e' }],
  ])('is drawn as the app draws it, to the letter: %s', async (_, of) => {
    const drawnByApp = freshRoot();
    await act(() => render(app(of).vnode, drawnByApp));
    const expected = markup(drawnByApp);
    const root = freshRoot();
    drawEarly(root, of);
    expect(markup(root)).toBe(expected);
  });

  test.each<[string, WayView, number, EarlyDeed]>([
    ['the bank', view, 0, { type: 'way.chosen', way: 'bank' }],
    ['a method', view, 3, { type: 'way.chosen', way: 'provider-page', method: 'whatsapp' }],
    ['the one there is', alone, 1, { type: 'way.chosen', way: 'provider-page', method: 'transfer' }],
    ['cancelling', view, 4, { type: 'cancel.asked' }],
  ])('carries on what is tapped: %s', (_, of, at, deed) => {
    const root = freshRoot();
    const { told } = drawEarly(root, of);
    buttons(root)[at]?.click();
    expect(told).toEqual([deed]);
  });

  test.each<[string, WayView, number, string]>([
    ['one of several ways', view, 2, 'transfer'],
    ['the one there is', alone, 1, 'transfer'],
  ])(
    'shows what was tapped, hands it over at rest, and the app goes on showing it: %s',
    async (_, of, at, key) => {
      const root = freshRoot();
      const { ways } = drawEarly(root, of);
      const atRest = markup(root);
      const standing = buttons(root);
      standing[at]?.click();
      const tapped = markup(root);
      expect(standing.slice(0, -1).every((one) => one.getAttribute('aria-disabled') === 'true')).toBe(true);
      ways.release();
      expect(markup(root)).toBe(atRest);
      expect(ways.tapped()).toBe(key);

      const { vnode, becomesBusy } = app(of, key);
      await act(() => hydrate(vnode, root));
      await act(becomesBusy);
      expect(buttons(root).every((one, index) => one === standing[index])).toBe(true);
      const withoutPatience = markup(root)
        .replace(/<p class="note">.*?<\/p>/, '')
        .replace('<div class="foot"></div>', '');
      expect(withoutPatience).toBe(tapped.replace('aria-busy="false"', 'aria-busy="true"'));
    },
  );

  test('what stands there is the app’s once it has taken over', async () => {
    const root = freshRoot();
    const { ways, told } = drawEarly(root, view);
    ways.release();
    const { vnode, sent } = app(view);
    await act(() => hydrate(vnode, root));
    for (const at of [1, 4]) buttons(root)[at]?.click();
    expect(sent).toEqual([
      { type: 'way.chosen', way: 'provider-page', method: 'account' },
      { type: 'cancel.asked' },
    ]);
    expect(told).toEqual([]);
  });
});
