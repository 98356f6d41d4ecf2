import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumArguments, chromiumPath } from './browser.ts';

/**
 * A browser as it is in a pocket: tabs behind others are hidden, frozen ones stand still, and pages left may be kept for going back.
 * Playwright's own contexts keep every page in front for ever, so this is the default context of a Chromium started beside it.
 */
export interface RealPhone {
  readonly context: BrowserContext;
  /** Another app comes to the front: the page is hidden, then frozen, until the returned function is called. */
  switchAppFrom(page: Page): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function startRealPhone(): Promise<RealPhone> {
  const profile = mkdtempSync(join(tmpdir(), 'phone-'));
  const child = spawn(
    chromiumPath,
    [
      '--headless=new',
      ...chromiumArguments,
      '--disable-extensions',
      '--disable-sync',
      '--no-default-browser-check',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk);
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Chromium did not start: ${said}`)));
  });
  const browser = await chromium
    .connectOverCDP(address, { noDefaults: true, timeout: 100_000 })
    .catch((error: unknown) => {
      child.kill();
      throw error;
    });
  const context = browser.contexts()[0] as BrowserContext;

  return {
    context,
    async switchAppFrom(page) {
      const other = await context.newPage();
      await other.bringToFront();
      const line = await context.newCDPSession(page);
      await visibilityIs(page, 'hidden');
      await line.send('Page.setWebLifecycleState', { state: 'frozen' });
      return async () => {
        await line.send('Page.setWebLifecycleState', { state: 'active' });
        await page.bringToFront();
        await other.close();
        await visibilityIs(page, 'visible');
      };
    },
    async close() {
      await browser.close();
      child.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Looks by a timer: a page that is hidden draws no frame, by which Playwright would look again. */
async function visibilityIs(page: Page, state: DocumentVisibilityState): Promise<void> {
  await page.waitForFunction((state) => document.visibilityState === state, state, { polling: 100 });
}
