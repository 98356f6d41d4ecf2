import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serveGallery } from './serve-gallery.ts';
import { variants } from './variants.ts';

/** Usage: `node test/support/gallery/shoot.ts <folder> [part of a name]`. Takes a picture of every screen, and a second one of what
 * has to be scrolled to, with nothing covered; runs axe on that. */
const [folder = '/tmp/shots', part = ''] = process.argv.slice(2);

/** `text`: how large the payer has set their text, in percent. */
const sizes = {
  phone: { width: 360, height: 640, text: 100 },
  small: { width: 320, height: 568, text: 100 },
  large: { width: 320, height: 568, text: 200 },
  desktop: { width: 1280, height: 800, text: 100 },
} as const;

/** Beyond this a page is a list that draws only the rows in view; it is looked at as it stands. */
const TALLEST = 8_000;

/** From here on the page is a dialog that keeps to the middle, so that it needs more room than it fills. */
const DIALOG_WIDTH = 600;

const gallery = await serveGallery();
const axe = await readFile(
  fileURLToPath(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url)),
  'utf8',
);
const flags = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'];
const launch = (text: number) =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...flags, `--blink-settings=defaultFontSize=${(16 * text) / 100}`],
  });
await mkdir(folder, { recursive: true });
let faults = 0;
for (const [sizeName, { text, ...viewport }] of Object.entries(sizes)) {
  const browser = await launch(text);
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`${error}`));
    for (const name of Object.keys(variants).filter((each) => each.includes(part))) {
      await page.goto('about:blank');
      await page.goto(gallery.address(name));
      await page.locator('main h1').waitFor();
      await page.screenshot({ path: `${folder}/${name}.${sizeName}.${colorScheme}.png` });
      const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
      if (height > viewport.height && height < TALLEST) {
        const room = viewport.width < DIALOG_WIDTH ? height : 2 * height;
        await page.setViewportSize({ ...viewport, height: room });
        await page.screenshot({ path: `${folder}/${name}.${sizeName}.${colorScheme}.whole.png` });
      }
      const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      await page.evaluate(axe);
      const found = (await page.evaluate(
        "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 120) + ' ' + n.failureSummary).join(' | ')))",
      )) as string[];
      if (wide) found.push('wider than the window');
      faults += found.length;
      await page.setViewportSize(viewport);
      for (const each of found) console.log(`${name} ${sizeName} ${colorScheme}: ${each}`);
    }
    await context.close();
  }
  await browser.close();
}
await gallery.stop();
console.log(`${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
