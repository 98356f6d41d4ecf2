import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../src/contract/steps.ts';
import { accessibilityFaults, overflowsSideways } from './accessibility.ts';
import { launchChromium, visit, type WindowName } from './browser.ts';
import { Payer } from './payer.ts';
import { stories } from './scenarios.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const amountMinor = 4_850_000;

const checkedScreens = new Set<string>();

/** The same payer, who also looks whether everyone could use each screen, the first time it is reached in this window. */
class CarefulPayer extends Payer {
  readonly faults: string[] = [];
  readonly #window: WindowName;

  constructor(frame: Frame, window: WindowName) {
    super(frame);
    this.#window = window;
  }

  override async sees(step: Step): Promise<void> {
    await super.sees(step);
    const screen = `${step}, ${this.#window}`;
    if (checkedScreens.has(screen)) return;
    checkedScreens.add(screen);
    const found = await accessibilityFaults(this.frame);
    await this.frame.page().emulateMedia({ colorScheme: 'dark' });
    found.push(...(await accessibilityFaults(this.frame)).map((fault) => `in the dark, ${fault}`));
    await this.frame.page().emulateMedia({ colorScheme: 'light' });
    if (await overflowsSideways(this.frame)) found.push('wider than the window');
    this.faults.push(...found.map((fault) => `${screen}: ${fault}`));
  }
}

async function expectTruth(id: string, debitsBefore: number, story: (typeof stories)[number]): Promise<void> {
  expect(world.debits().slice(debitsBefore)).toEqual(story.debits(amountMinor));
  await expect.poll(async () => (await world.checkout(id)).status).toBe(story.status);
  await expect.poll(() => world.told(id)).toEqual(story.told);
  expect(world.calls(id)).toBe(story.told.length);
}

describe('by link, on a desktop, a payer', () => {
  test.each(stories)('$title', async (story) => {
    const before = world.debits().length;
    const { id, url } = await world.create({ amountMinor });
    const { page, traces, close } = await visit(browser, 'desktop');
    await page.goto(url);
    const payer = new CarefulPayer(page.mainFrame(), 'desktop');
    await story.tell(payer, world.sandbox);
    await expectTruth(id, before, story);
    expect(payer.faults).toEqual([]);
    expect(traces.errors).toEqual([]);
    await close();
  });
});

describe("by script tag on a merchant's page, on a phone, a payer", () => {
  test.each(stories)('$title', async (story) => {
    const before = world.debits().length;
    const { id, url, reference } = await world.create({ amountMinor });
    const { page, traces, close } = await visit(browser, 'phone');
    await page.goto(world.merchantPage.address(url));
    await page.getByRole('button', { name: 'Pay' }).click();
    const payer = new CarefulPayer((await Payer.inModal(page)).frame, 'phone');
    await story.tell(payer, world.sandbox);
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
  const reached = ['choose-bank', 'log-in', 'confirm-payment', 'authorise', 'confirming', 'paid', 'declined'];
  expect([...checkedScreens].sort()).toEqual(
    reached.flatMap((step) => [`${step}, desktop`, `${step}, phone`]).sort(),
  );
});
