import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bank } from '../journeys/scenarios.ts';
import { openWorld, type World } from '../journeys/world.ts';
import type { Tab } from './drivers/driver.ts';
import { engineNames } from './drivers/start-engine.ts';
import { until } from './drivers/until.ts';
import { EnginePayer } from './engine-payer.ts';
import { forgeries, postedBeside, postedByStranger, postedFromInside } from './forgeries.ts';
import { byScriptTag } from './openings.ts';
import { type ServedPages, servePages } from './served-pages.ts';
import { withEngine } from './with-engine.ts';

let world: World;
let strangers: ServedPages;

beforeAll(async () => {
  [world, strangers] = await Promise.all([openWorld(), servePages()]);
});
afterAll(async () => {
  await strangers?.stop();
  await world?.stop();
});

/** What the merchant's page was told, by name. */
const told = async (tab: Tab): Promise<string[]> =>
  (
    JSON.parse(await tab.page.evaluate(() => JSON.stringify(Reflect.get(globalThis, 'told')), null)) as [
      string,
    ][]
  )
    .map(([name]) => name)
    .filter((name) => name !== 'event');

describe.each(engineNames)('in %s', (name) => {
  const { newTab } = withEngine(name);

  test('what strangers, other windows and replays post changes nothing, and the payment after it is told once', async () => {
    const { id, url } = await world.create();
    const tab = await newTab();
    await byScriptTag.open(tab, world, url);
    const payer = new EnginePayer(tab.checkout);
    await payer.sees('choose-bank');
    await until('the merchant to hear of the loading', async () => (await told(tab)).includes('load'));

    const stranger = strangers.put(
      'posts',
      `<script>(${String(postedByStranger)})(${JSON.stringify(forgeries)})</script>`,
    );
    await tab.page.evaluate(postedBeside, stranger);
    await tab.page.evaluate(postedFromInside, forgeries);
    await payer.sees('choose-bank');

    await payer.choosesBank(bank);
    await payer.logsIn({ username: 'user_good', password: '123456' });
    await payer.pays();
    await payer.sees('paid');
    await world.becomes(id, 'succeeded');
    await until('the merchant to hear of the end', async () => (await told(tab)).includes('outcome'));
    expect((await told(tab)).toSorted()).toEqual(['load', 'outcome', 'success']);
    expect(await tab.page.evaluate(() => answered, null)).toEqual([]);
  });

  test('a frame cannot lead the merchant’s page to a file, to an app or into a script, not even after a tap', async () => {
    const { url } = await world.create();
    const tab = await newTab();
    await byScriptTag.open(tab, world, url);
    const payer = new EnginePayer(tab.checkout);
    await payer.sees('choose-bank');
    const before = await tab.page.evaluate(() => [location.href, document.title], null);
    for (const address of [
      'file:///etc/hostname',
      'intent://pay#Intent;end',
      'javascript:void(document.title = "taken")',
    ]) {
      await tab.checkout.evaluate(leadsTheTopTo, address);
      await payer.sees('choose-bank');
      expect(await tab.page.evaluate(() => [location.href, document.title], null)).toEqual(before);
    }
  });
});

/** Runs in the checkout; to Chromium and Firefox it counts as a tap. The server's answer to a question asked afterwards comes later than a page would have been left. */
async function leadsTheTopTo(address: string): Promise<void> {
  try {
    (globalThis.top as Window).location.href = address;
  } catch {
    // Refused, as it should be.
  }
  await fetch('/healthz');
}
