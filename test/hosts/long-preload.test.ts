import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import { type Visit, visit } from '../journeys/browser.ts';
import { Payer } from '../journeys/payer.ts';
import { bank } from '../journeys/scenarios.ts';
import { withWorld } from '../journeys/with-world.ts';
import { unacknowledged } from './embedder.ts';
import { openOn } from './merchant-place.ts';

const around = withWorld();

const minute = 60_000;

/** A page that has had the checkout loaded and out of sight; `payer` sees it once it is opened. */
async function preloaded(url: string): Promise<Visit & { payer: Payer }> {
  const visited = await visit(around.browser, 'phone');
  await visited.page.clock.install();
  await visited.page.goto(around.world.merchantPage.address('nowhere'));
  await openOn(visited.page, url, { isPreloaded: true });
  const payer = await Payer.inModal(visited.page);
  await payer.frame.locator('main[data-screen="choose-bank"]').waitFor({ state: 'attached' });
  return { ...visited, payer };
}

const opens = (page: Page): Promise<void> => page.evaluate(() => shop.open());
const told = (page: Page) => page.evaluate(() => shop.told);

async function pays(payer: Payer): Promise<void> {
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password: '123456' });
  await payer.pays();
  await payer.sees('paid');
}

test.each([
  [6, 'goes on with its pass'],
  [16, 'gets a new pass'],
])(
  'a checkout that lay preloaded for %d minutes is opened and paid; its page %s, and nobody sees it',
  async (minutes, how) => {
    const { id, url } = await around.world.create();
    const { page, payer, traces, close } = await preloaded(url);
    await around.world.passTime(minutes * minute);
    await page.clock.fastForward(minutes * minute);
    await opens(page);
    await pays(payer);
    expect(traces.urls.some((asked) => asked.endsWith('/v1/pages'))).toBe(how === 'gets a new pass');
    expect(traces.urls.filter((asked) => asked === url)).toHaveLength(1);
    await around.world.becomes(id, 'succeeded');
    await expect
      .poll(() => told(page))
      .toEqual([
        ['resolved', 'succeeded'],
        ['success', 'succeeded'],
      ]);
    await close();
  },
);

const meanwhile: Readonly<
  Record<'expired' | 'cancelled' | 'paid', (of: PaymentCheckout) => Promise<unknown>>
> = {
  expired: async ({ id }) => {
    await around.world.passTime(11 * minute);
    await around.world.becomes(id, 'expired');
  },
  cancelled: ({ id }) => around.world.merchantAsks(`/v1/checkouts/${id}/cancel`),
  paid: async ({ url }) => {
    const other = await visit(around.browser, 'phone');
    await pays(await Payer.byLink(other.page, url));
    await other.close();
  },
};

test.each([
  ['expired', 'expired', []],
  ['cancelled', 'cancelled', []],
  ['paid', 'succeeded', [['success', 'succeeded']]],
] as const)(
  'a checkout that was %s while it lay preloaded shows that when it is opened, and tells it once',
  async (end, status, besides) => {
    const checkout = await around.world.create({ expiresInSeconds: 600 });
    const { page, payer, close } = await preloaded(checkout.url);
    await meanwhile[end](checkout);
    expect(await told(page)).toEqual([]);
    await opens(page);
    await payer.sees(end);
    await expect.poll(() => told(page)).toEqual([['resolved', status], ...besides]);
    unacknowledged(
      payer.frame
        .getByRole('button', { name: /^(Close|Done|Back to)/ })
        .first()
        .click(),
    );
    await expect.poll(async () => (await told(page)).map(([name]) => name).at(-1)).toBe('close');
    expect((await told(page)).slice(0, -1)).toEqual([['resolved', status], ...besides]);
    await close();
  },
);
