import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
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

/** Somewhere that stories are told, with a bank of its own: what one payer does to the bank is not seen by the other. */
interface Stage {
  readonly world: World;
  readonly window: WindowName;
  /** Opens the checkout in a new window. */
  opens(page: Page, url: string): Promise<Frame>;
  /** What else must be true where a story is told here. */
  endsWell(page: Page, checkout: PaymentCheckout): Promise<void>;
}

const byLink = (world: World): Stage => ({
  world,
  window: 'desktop',
  async opens(page, url) {
    await page.goto(url);
    return page.mainFrame();
  },
  endsWell: async () => undefined,
});

const byScriptTag = (world: World): Stage => ({
  world,
  window: 'phone',
  async opens(page, url) {
    await page.goto(world.merchantPage.address(url));
    await page.getByRole('button', { name: 'Pay' }).click();
    return (await Payer.inModal(page)).frame;
  },
  async endsWell(page, { id, reference }) {
    await expect
      .poll(() =>
        page.evaluate(
          "window.told.filter(([name]) => name === 'outcome').map(([, value]) => JSON.parse(value))",
        ),
      )
      .toEqual([{ status: 'succeeded', checkoutId: id, reference, mayHavePaid: true }]);
  },
});

/**
 * Tells each story twice at the same time: by link on a desktop, and by script tag on a phone. Each is held against the ledger, against
 * what the merchant was told, and against what everyone needs of a screen. `screens` are those that the stories lead past.
 */
export function tellStories(stories: readonly Story[], screens: readonly Step[]): void {
  const looked = new Set<string>();
  let worlds: readonly World[] = [];
  let browser: Browser;

  beforeAll(async () => {
    [browser, ...worlds] = await Promise.all([launchChromium(), openWorld(), openWorld()]);
  });
  afterAll(async () => {
    await browser?.close();
    for (const world of worlds) await world.stop();
  });

  async function tell(story: Story, { world, window, opens, endsWell }: Stage): Promise<void> {
    const before = world.debits().length;
    const checkout = await world.create({ amountMinor });
    const { id, url } = checkout;
    const { page, traces, close } = await visit(browser, window);
    const payer = new CarefulPayer(await opens(page, url), window, looked);
    await story.tell(payer, world);
    expect(world.debits().slice(before)).toEqual(story.debits(amountMinor));
    await expect.poll(async () => (await world.checkout(id)).status).toBe(story.status);
    await expect.poll(() => world.told(id)).toEqual(story.told);
    expect(world.calls(id)).toBe(story.told.length);
    if (story.status === 'succeeded') await endsWell(page, checkout);
    expect(payer.faults).toEqual([]);
    expect(traces.errors).toEqual([]);
    await close();
  }

  test.each(stories)(
    "by link on a desktop, and by script tag on a merchant's page on a phone, a payer $title",
    { timeout: STORY_TIMEOUT_MS },
    async (story) => {
      const [own, other] = worlds as [World, World];
      await Promise.all([tell(story, byLink(own)), tell(story, byScriptTag(other))]);
    },
  );

  test('every screen of these stories was looked at in both windows', () => {
    expect([...looked].sort()).toEqual(
      screens.flatMap((step) => [`${step}, desktop`, `${step}, phone`]).sort(),
    );
  });
}
