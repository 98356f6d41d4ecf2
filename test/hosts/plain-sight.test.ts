import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { withWorld } from '../journeys/with-world.ts';

const around = withWorld();

/** What a page can do to a frame so that a payer taps what they do not see as it is. */
const tricks: Readonly<Record<string, string>> = {
  'a picture over it that lets taps through':
    'iframe + i { position: fixed; inset: 0; background: #fff; pointer-events: none }',
  'a frame that is nearly not there': 'iframe { opacity: 0.02 }',
  'a frame that is a little faded': 'iframe { opacity: 0.9 }',
  'a frame that is bent': 'iframe { transform: rotate(3deg) }',
  'a frame that is shrunk': 'iframe { transform: scale(0.4) }',
  'a frame with other colours': 'iframe { filter: invert(1) }',
  'a frame of which only the edge is in the window': 'iframe { position: fixed; top: calc(100vh - 30px) }',
};

async function frameIn(page: Page, url: string): Promise<Payer> {
  await page.goto(around.world.merchantPage.origin);
  await page.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src, width: '420', height: '640' });
    document.body.replaceChildren(frame, document.createElement('i'));
  }, url);
  return Payer.inModal(page);
}

async function tapsWhereItIs(page: Page, button: Locator): Promise<void> {
  const box = await button.boundingBox();
  if (box !== null) await page.mouse.click(box.x + box.width / 2, box.y + Math.min(10, box.height / 2));
}

const isHeld = async (button: Locator) =>
  expect.poll(() => button.getAttribute('aria-disabled'), { timeout: 20_000 }).toBe('true');
const isFree = async (button: Locator) =>
  expect.poll(() => button.getAttribute('aria-disabled'), { timeout: 20_000 }).toBe('false');

test('a page that hides, fades, bends, shrinks or crops the frame gets no tap on Pay, and the payer is led to a tab of its own', async () => {
  const { url, id } = await around.world.create();
  const page = await around.browser.newPage({ viewport: { width: 800, height: 700 } });
  const payer = await frameIn(page, url);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.sees('confirm-payment');
  const pay = payer.frame.locator('button[type="submit"]');
  const way = payer.frame.getByRole('link', { name: 'Open the page in a tab of its own' });
  await isFree(pay);

  const took: string[] = [];
  for (const [trick, content] of Object.entries(tricks)) {
    const style = await page.addStyleTag({ content });
    await isHeld(pay);
    await tapsWhereItIs(page, pay);
    await way.waitFor({ state: 'attached', timeout: 20_000 });
    if ((await payer.screen()) !== 'confirm-payment') took.push(trick);
    await style.evaluate((element) => (element as Element).remove());
    await isFree(pay);
  }
  expect(took).toEqual([]);
  expect(around.world.debits()).toEqual([]);
  expect(await way.count()).toBe(0);

  await payer.pays();
  await payer.sees('paid');
  await around.world.becomes(id, 'succeeded');
  await page.close();
});
