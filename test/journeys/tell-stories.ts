import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../src/contract/steps.ts';
import { accessibilityFaults, overflowsSideways } from './accessibility.ts';
import { launchChromium, visit, type WindowName } from './browser.ts';
import { Payer } from './payer.ts';
import type { Story } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

const amountMinor = 4_850_000;
/** Every wait within has its own limit; together they may take this long on a busy machine. */
const STORY_TIMEOUT_MS = 180_000;

/** The same payer, who also looks whether everyone could use each screen, the first time it is reached in this window. */
class CarefulPayer extends Payer {
  readonly faults: string[] = [];
  readonly #window: WindowName;
  readonly #looked: Set<string>;

  constructor(frame: Frame, window: WindowName, looked: Set<string>) {
    super(frame);
    this.#window = window;
    this.#looked = looked;
  }

  override async sees(step: Step): Promise<void> {
    await super.sees(step);
    const screen = `${step}, ${this.#window}`;
    if (this.#looked.has(screen)) return;
    this.#looked.add(screen);
    const found = await accessibilityFaults(this.frame);
    await this.frame.page().emulateMedia({ colorScheme: 'dark' });
    found.push(...(await accessibilityFaults(this.frame)).map((fault) => `in the dark, ${fault}`));
    await this.frame.page().emulateMedia({ colorScheme: 'light' });
    if (await overflowsSideways(this.frame)) found.push('wider than the window');
    this.faults.push(...found.map((fault) => `${screen}: ${fault}`));
  }
}

/**
 * Tells each story twice: by link on a desktop, and by script tag on a phone. Each is held against the ledger, against what the
 * merchant was told, and against what everyone needs of a screen. `screens` are those that the stories lead past.
 */
export function tellStories(stories: readonly Story[], screens: readonly Step[]): void {
  const looked = new Set<string>();
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  async function expectTruth(id: string, debitsBefore: number, story: Story): Promise<void> {
    expect(world.debits().slice(debitsBefore)).toEqual(story.debits(amountMinor));
    await expect.poll(async () => (await world.checkout(id)).status).toBe(story.status);
    await expect.poll(() => world.told(id)).toEqual(story.told);
    expect(world.calls(id)).toBe(story.told.length);
  }

  describe('by link, on a desktop, a payer', () => {
    test.each(stories)('$title', { timeout: STORY_TIMEOUT_MS }, async (story) => {
      const before = world.debits().length;
      const { id, url } = await world.create({ amountMinor });
      const { page, traces, close } = await visit(browser, 'desktop');
      await page.goto(url);
      const payer = new CarefulPayer(page.mainFrame(), 'desktop', looked);
      await story.tell(payer, world);
      await expectTruth(id, before, story);
      expect(payer.faults).toEqual([]);
      expect(traces.errors).toEqual([]);
      await close();
    });
  });

  describe("by script tag on a merchant's page, on a phone, a payer", () => {
    test.each(stories)('$title', { timeout: STORY_TIMEOUT_MS }, async (story) => {
      const before = world.debits().length;
      const { id, url, reference } = await world.create({ amountMinor });
      const { page, traces, close } = await visit(browser, 'phone');
      await page.goto(world.merchantPage.address(url));
      await page.getByRole('button', { name: 'Pay' }).click();
      const payer = new CarefulPayer((await Payer.inModal(page)).frame, 'phone', looked);
      await story.tell(payer, world);
      await expectTruth(id, before, story);
      if (story.status === 'succeeded') {
        await expect
          .poll(() =>
            page.evaluate(
              "window.told.filter(([name]) => name === 'outcome').map(([, value]) => JSON.parse(value))",
            ),
          )
          .toEqual([{ status: 'succeeded', checkoutId: id, reference, mayHavePaid: true }]);
      }
      expect(payer.faults).toEqual([]);
      expect(traces.errors).toEqual([]);
      await close();
    });
  });

  test('every screen of these stories was looked at in both windows', () => {
    expect([...looked].sort()).toEqual(
      screens.flatMap((step) => [`${step}, desktop`, `${step}, phone`]).sort(),
    );
  });
}
