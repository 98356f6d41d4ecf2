import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overflowsSideways } from './accessibility.ts';
import { launchChromium } from './browser.ts';
import { Payer } from './payer.ts';
import { openWorld, type World } from './world.ts';

const narrow = { width: 320, height: 640 };

let world: World;
let usual: Browser;
/** A browser whose owner reads all text at twice the usual size. */
let large: Browser;

beforeAll(async () => {
  [world, usual, large] = await Promise.all([
    openWorld(),
    launchChromium(),
    launchChromium('--blink-settings=defaultFontSize=32'),
  ]);
});
afterAll(async () => {
  await usual?.close();
  await large?.close();
  await world?.stop();
});

interface Rows {
  readonly height: number;
  /** Rows that do not stand right below the one before, and names of which a part cannot be read. */
  readonly faults: readonly string[];
}

function rowsOf(frame: Frame): Promise<Rows> {
  return frame.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[role="option"]')];
    const boxes = rows.map((row) => row.getBoundingClientRect());
    const faults = rows.flatMap((row, index) => {
      const name = row.querySelector<HTMLElement>('.bank-name');
      const box = boxes[index];
      const next = boxes[index + 1];
      if (name === null || box === undefined) return ['no name'];
      const lowest = Math.max(
        ...[...row.querySelectorAll('p, span')].map((one) => one.getBoundingClientRect().bottom),
      );
      return [
        ...(next !== undefined && Math.abs(next.top - box.bottom) > 0.5
          ? [`${name.innerText}: next row apart`]
          : []),
        ...(name.scrollHeight > name.clientHeight + 1 ? [`${name.innerText}: name clipped`] : []),
        ...(lowest > box.bottom + 0.5 ? [`${name.innerText}: out of its row`] : []),
      ];
    });
    const list = document.querySelector<HTMLElement>('[role="listbox"]');
    const count = Number(rows[0]?.getAttribute('aria-setsize'));
    const height = boxes[0]?.height ?? 0;
    if (list?.offsetHeight !== count * height) faults.push('the list is not as high as its rows');
    return { height, faults };
  });
}

test.each([
  ['at the usual size of text', 64, () => usual],
  ['at twice the usual size', 200, () => large],
] as const)(
  'on a narrow phone every bank can be read %s, before the app is there and after',
  async (_, height, who) => {
    const { url } = await world.create();
    const context = await who().newContext({ viewport: narrow });
    const page = await context.newPage();
    let letAppThrough = (): void => {};
    const held = new Promise<void>((resolve) => {
      letAppThrough = resolve;
    });
    await page.route(/\/assets\/main-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    const payer = await Payer.byLink(page, url);
    await payer.bank('GTBank').waitFor();
    const early = await rowsOf(payer.frame);
    letAppThrough();
    await page.waitForResponse(/\/assets\/late-.*\.js$/);
    await payer.searches('bank');
    await payer.searches('');
    const app = await rowsOf(payer.frame);
    expect({ early, app, sideways: await overflowsSideways(payer.frame) }).toEqual({
      early: { height, faults: [] },
      app: { height, faults: [] },
      sideways: false,
    });
    await context.close();
  },
);
