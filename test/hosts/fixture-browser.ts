import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { buildLoader } from './build-loader.ts';
import { Embedder } from './embedder.ts';
import { type FixturePages, serveFixturePages } from './fixture-pages.ts';

export interface Fixture {
  readonly pages: FixturePages;
  readonly browser: Browser;
  /** A merchant's page in a browser of its own. `clock`: its timers wait to be told. */
  visit(options?: BrowserContextOptions & { clock?: boolean }): Promise<{ embedder: Embedder; page: Page }>;
}

/** Debian's Chromium, without anything of its own going out. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
  });
}

/** One browser and one set of pages for a test file; every visit ends with its test. */
export function useFixture(): Fixture {
  let browser: Browser;
  let pages: FixturePages;
  const ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    pages = await serveFixturePages(await buildLoader());
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.stop();
  });
  beforeEach(() => {
    pages.asked.length = 0;
  });
  return {
    get pages() {
      return pages;
    },
    get browser() {
      return browser;
    },
    async visit({ clock = false, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      ends.push(() => context.close());
      const page = await context.newPage();
      if (clock) await page.clock.install();
      return { embedder: await Embedder.visit(page, pages.merchantUrl), page };
    },
  };
}
