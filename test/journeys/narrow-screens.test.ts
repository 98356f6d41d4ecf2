import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GalleryServer, serveGallery } from '../support/gallery/serve-gallery.ts';
import { variants } from '../support/gallery/variants.ts';
import { launchChromium } from './browser.ts';
import { screenFaults } from './screen-faults.ts';

let gallery: GalleryServer;

beforeAll(async () => {
  gallery = await serveGallery();
});
afterAll(() => gallery?.stop());

test.each([
  ['300 pixels wide', 300, 16],
  ['320 pixels wide with text of twice the size', 320, 32],
])('on a window %s every screen can be read, reached by key and tapped', async (_, width, textSize) => {
  const browser = await launchChromium(`--blink-settings=defaultFontSize=${textSize}`);
  const page = await browser.newPage({ viewport: { width, height: 568 }, reducedMotion: 'reduce' });
  const names = Object.keys(variants);
  await page.goto(gallery.address(names[0] ?? ''));
  await page.locator('main h1').waitFor();
  const faults: string[] = [];
  for (const name of names) {
    await page.evaluate(
      (hash) =>
        new Promise<void>((resolve) => {
          location.hash = hash;
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
        }),
      name,
    );
    faults.push(...(await page.evaluate(screenFaults)).map((fault) => `${name}: ${fault}`));
  }
  await browser.close();
  expect(faults).toEqual([]);
});
