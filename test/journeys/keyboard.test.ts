import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { withWorld } from './with-world.ts';

const around = withWorld();

type Coming = (frame: Frame, height: number) => Promise<void>;

/** A phone whose keyboard is laid over the page, as iPhones and some apps do it: only the visual viewport gets smaller. */
const layingOver = () => {
  const viewport = Object.assign(new EventTarget(), { height: 640, offsetTop: 0, scale: 1 });
  Object.defineProperty(window, 'visualViewport', { value: viewport });
};

const byTheBrowser: Coming = (frame, height) =>
  frame.evaluate((left) => {
    const viewport = window.visualViewport as VisualViewport;
    Object.assign(viewport, { height: left });
    viewport.dispatchEvent(new Event('resize'));
  }, 640 - height);

/** An app that lays the keyboard over its webview, and says so as its host does. */
const byTheApp: Coming = (frame, height) =>
  frame.evaluate((inset) => {
    document.documentElement.style.setProperty('--app-keyboard', `${inset}px`);
    window.dispatchEvent(new Event('resize'));
  }, height);

/** From the window's upper edge, in CSS pixels. */
function edges(frame: Frame, name: string) {
  return frame.evaluate((of) => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    const [top, field, foot] = [box('.top'), box(`[name="${of}"]`), box('.foot')];
    const round = (at: number | undefined) => Math.round(at ?? -1);
    return {
      top: round(top?.bottom),
      field: [round(field?.top), round(field?.bottom)] as const,
      foot: [round(foot?.top), round(foot?.bottom)] as const,
    };
  }, name);
}

test.each([
  ['the browser', byTheBrowser],
  ['an app', byTheApp],
])(
  'a keyboard that %s lays over the page leaves the field and the button above it, and the payer scrolls as they like',
  async (_, keyboardComes) => {
    const { url } = await around.world.create();
    const { page, close } = await visit(around.browser, 'phone');
    await page.addInitScript(layingOver);
    const payer = await Payer.byLink(page, url);
    await payer.choosesBank(bank);
    await payer.sees('log-in');
    const { frame } = payer;
    await frame.locator('input[name="password"]').focus();
    const before = await edges(frame, 'password');

    await keyboardComes(frame, 300);
    await expect
      .poll(async () => {
        const { top, field, foot } = await edges(frame, 'password');
        return { belowTop: field[0] >= top, aboveFoot: field[1] <= foot[0], foot: foot[1] };
      })
      .toEqual({ belowTop: true, aboveFoot: true, foot: 340 });

    await frame.evaluate(() => {
      window.scrollTo(0, 0);
      window.visualViewport?.dispatchEvent(new Event('scroll'));
    });
    expect(await frame.evaluate('scrollY')).toBe(0);
    await frame.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const end = await frame.evaluate(() =>
      Math.floor(document.querySelector('.support')?.getBoundingClientRect().bottom ?? -1),
    );
    expect(end).toBeLessThanOrEqual(340);

    await keyboardComes(frame, 0);
    await frame.evaluate(() => window.scrollTo(0, 0));
    expect((await edges(frame, 'password')).foot).toEqual(before.foot);
    await close();
  },
);
