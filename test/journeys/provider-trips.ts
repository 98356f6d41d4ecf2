import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Step } from '../../src/contract/steps.ts';
import { type Visit, visit } from './browser.ts';
import { Payer } from './payer.ts';

/** What a payer does before, on and after the provider's own page, whatever it is that is done there. */
interface Errand {
  readonly browser: Browser;
  /** Of the checkout. */
  readonly url: string;
  /** From the first screen as far as the one that leads to the provider. */
  reaches(payer: Payer): Promise<void>;
  /** On the provider's page, until all is done there and the way back is shown. */
  finishes(there: Page): Promise<void>;
  /** Takes the way back. */
  goesBack(there: Page): Promise<void>;
  /** Goes before anything is done; is sent back. */
  leaves(there: Page): Promise<void>;
  /** Waits until provider and merchant agree on how it ended. */
  isSettled(): Promise<void>;
  /** That nothing has come of it so far. */
  isOpen(): Promise<void>;
  readonly ends: Step;
}

/** A way in which going to the provider's page and coming back can go. Returns who took part. */
export type Trip = (errand: Errand) => Promise<readonly Visit[]>;

async function sets(errand: Errand): Promise<{ me: Visit; payer: Payer }> {
  const me = await visit(errand.browser, 'phone');
  const payer = await Payer.byLink(me.page, errand.url);
  await errand.reaches(payer);
  await payer.sees('leave-to-provider');
  return { me, payer };
}

async function goesOut(payer: Payer, page: Page): Promise<void> {
  await payer.wayOut().click();
  await page.waitForURL(/\/pages\//);
}

/** Each name goes on "a payer ...". */
export const trips = {
  async 'goes there and comes back'(errand) {
    const { me, payer } = await sets(errand);
    await goesOut(payer, me.page);
    await errand.finishes(me.page);
    await errand.goesBack(me.page);
    await payer.sees(errand.ends);
    expect(me.page.url()).toBe(errand.url);
    return [me];
  },

  async 'finds no way back and types the address'(errand) {
    const { me, payer } = await sets(errand);
    await goesOut(payer, me.page);
    await errand.finishes(me.page);
    await me.page.goto(errand.url);
    await payer.sees(errand.ends);
    return [me];
  },

  async 'closes every tab, and looks again when all is settled'(errand) {
    const { me, payer } = await sets(errand);
    const address = (await payer.wayOut().getAttribute('href')) ?? '';
    await me.page.close();
    const tab = await me.context.newPage();
    await tab.goto(address);
    await errand.finishes(tab);
    await tab.close();
    await errand.isSettled();
    const again = await Payer.byLink(await me.context.newPage(), errand.url);
    await again.sees(errand.ends);
    return [me];
  },

  async 'goes on at a second device, and the first one knows it by itself'(errand) {
    const { me, payer } = await sets(errand);
    const desktop = await visit(errand.browser, 'desktop');
    const elsewhere = await Payer.byLink(desktop.page, errand.url);
    await elsewhere.sees('leave-to-provider');
    await goesOut(elsewhere, desktop.page);
    await errand.finishes(desktop.page);
    await errand.goesBack(desktop.page);
    await elsewhere.sees(errand.ends);
    await payer.sees(errand.ends);
    return [me, desktop];
  },

  async 'says three times by the address that it is done, and is not believed before it is'(errand) {
    const { me, payer } = await sets(errand);
    await goesOut(payer, me.page);
    await errand.leaves(me.page);
    await payer.sees('leave-to-provider');
    const returned = me.traces.urls.find((url) => url.includes('/r/')) ?? '';
    const forged = `${returned.split('?')[0]}?status=successful`;
    expect(forged).toMatch(/\/r\/[\w-]{32}\?/);
    for (const _ of ['once', 'twice']) {
      await me.page.goto(forged);
      await payer.sees('leave-to-provider');
    }
    await errand.isOpen();
    await goesOut(payer, me.page);
    const stopped = me.page.getByRole('button', { name: 'Go on', exact: true });
    if (await stopped.isVisible()) await stopped.click();
    await errand.finishes(me.page);
    await errand.goesBack(me.page);
    await payer.sees(errand.ends);
    await me.page.goto(forged);
    await payer.sees(errand.ends);
    return [me];
  },
} as const satisfies Readonly<Record<string, Trip>>;

/** Nothing was thrown in these windows. */
export async function closeAll(visits: readonly Visit[]): Promise<void> {
  for (const { traces, close } of visits) {
    expect(traces.errors).toEqual([]);
    await close();
  }
}
