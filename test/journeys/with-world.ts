import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from './browser.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

/** What the stories of a file are told with. */
export interface Around {
  readonly world: World;
  readonly browser: Browser;
}

/** A world and a browser for all tests of a file. Every window ends with its test, however that went. */
export function withWorld(options?: WorldOptions): Around {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    world = await openWorld(options);
    browser = await launchChromium();
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });
  return {
    get world() {
      return world;
    },
    get browser() {
      return browser;
    },
  };
}
