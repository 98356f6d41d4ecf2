import { expect, test } from 'vitest';
import { event, outcome, send } from './embedder.ts';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

test('a preloaded checkout is out of sight and silent; opening shows it without another request', async () => {
  const { embedder, page } = await fixture.visit();
  await embedder.create(fixture.pages.frameUrl('answers'));
  await page.evaluate(() => handles[0]?.preload());
  await expect.poll(() => page.frames().length).toBe(2);
  await embedder.hasHeard('got');
  expect(await embedder.dialog().isVisible()).toBe(false);
  expect(await page.evaluate(() => [handles[0]?.state, document.documentElement.style.overflow])).toEqual([
    'idle',
    '',
  ]);
  const asked = fixture.pages.asked.length;
  await embedder.open();
  await embedder.state('open');
  expect(await embedder.dialog().isVisible()).toBe(true);
  expect(
    await embedder.frame().evaluate(() => got.map((message) => 'shown' in message && message.shown)),
  ).toEqual([false, true]);
  expect(fixture.pages.asked.length).toBe(asked);
});

test('closing or destroying what was only preloaded leaves nothing and tells nobody', async () => {
  const { embedder, page } = await fixture.visit();
  for (const [number, end] of (['close', 'destroy'] as const).entries()) {
    await embedder.create(fixture.pages.frameUrl('answers'));
    await page.evaluate(
      ([number, end]) => {
        handles[number]?.preload();
        handles[number]?.[end]();
      },
      [number, end] as const,
    );
  }
  expect(page.frames().length).toBe(1);
  expect(await embedder.heard()).toEqual([]);
});

test('in a container it is a part of the page: as high as it says, within bounds, and takes neither focus nor scrolling', async () => {
  const { embedder, page } = await fixture.visit();
  await page.evaluate((url) => {
    const place = document.createElement('main');
    place.id = 'place';
    document.body.prepend(place);
    handles.push(DirectPay.create({ url, container: '#place' }));
  }, fixture.pages.frameUrl('answers'));
  await embedder.open();
  await embedder.state('open');
  expect(
    await page.evaluate(() => [document.activeElement?.id, document.documentElement.style.overflow]),
  ).toEqual(['opener', '']);
  for (const [height, shown] of [
    [500, 500],
    [20_000, 2_000],
    [1, 320],
  ] as const) {
    await send(embedder.frame(), { type: 'height', height });
    await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).toBe(shown);
  }
  expect((await page.locator('iframe').boundingBox())?.width).toBe(420);
});

test('an address is asked for on the tap, asked for anew by trying again, and a late answer does nothing', async () => {
  const { embedder, page } = await fixture.visit({ clock: true });
  await page.evaluate(() => {
    const answers: ((url: string) => void)[] = [];
    Object.assign(globalThis, { answers });
    handles.push(DirectPay.create({ fetchUrl: () => new Promise<string>((answer) => answers.push(answer)) }));
  });
  const answer = (number: number, url: string) =>
    page.evaluate(
      ([number, url]) =>
        (globalThis as unknown as { answers: ((url: string) => void)[] }).answers[number]?.(url),
      [number, url] as const,
    );
  await embedder.open();
  await page.clock.runFor(10_000);
  await page.getByRole('button', { name: 'Try again' }).click();
  await answer(0, fixture.pages.frameUrl('silent'));
  await answer(1, fixture.pages.frameUrl('answers'));
  await embedder.state('open');
  expect(embedder.frame().url()).toBe(fixture.pages.frameUrl('answers'));
});

test('a button’s attributes open a checkout, also of a button that came later, and its events bubble', async () => {
  const { embedder, page } = await fixture.visit();
  await page.evaluate((url) => {
    const button = document.createElement('button');
    button.id = 'declared';
    button.dataset['directpay'] = '';
    button.dataset['url'] = url;
    document.body.append(button);
    for (const name of ['load', 'success', 'close']) {
      addEventListener(`directpay:${name}`, (told) => heard.push([name, (told as CustomEvent).detail]));
    }
  }, fixture.pages.frameUrl('answers'));
  await page.locator('#declared').evaluate((button) => (button as HTMLElement).click());
  await expect.poll(async () => (await embedder.heard()).length).toBe(1);
  await send(embedder.frame(), { type: 'event', event });
  await send(embedder.frame(), { type: 'outcome', outcome: outcome('succeeded', true) });
  await send(embedder.frame(), { type: 'close', reason: 'completed' });
  await expect
    .poll(async () => (await embedder.heard()).map(([name]) => name))
    .toEqual(['load', 'success', 'close']);
});

test('a page that takes the checkout away ends the opening once and gets its scrolling back', async () => {
  const { embedder, page } = await fixture.visit();
  await embedder.opened(fixture.pages.frameUrl('answers'));
  await page.evaluate(() => document.body.lastElementChild?.remove());
  await embedder.state('closed');
  await expect
    .poll(async () => (await embedder.heard()).at(-1))
    .toEqual(['close', { reason: 'host', mayHavePaid: true, outcome: undefined }]);
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
});
