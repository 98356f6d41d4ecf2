import { expect, test } from 'vitest';
import { outcome, send } from './embedder.ts';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

const takenLong = 10_000;
const notLoaded = 'The checkout has not loaded yet.';
const loadFailed = { code: 'load_failed', retryable: true };

async function failed(url: string) {
  const visited = await fixture.visit({ clock: true });
  const { embedder, page } = visited;
  await embedder.open(await embedder.create(url));
  await page.getByText('Loading checkout…').waitFor();
  await page.clock.runFor(takenLong);
  await page.getByText(notLoaded).waitFor();
  return visited;
}

test('a checkout that cannot be reached says so, with a way to try again and one around the dialog', async () => {
  const url = fixture.pages.goneUrl;
  const { embedder, page } = await failed(url);
  expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
  const link = page.getByRole('link', { name: 'Open in this tab' });
  expect(await link.getAttribute('href')).toBe(url);
  expect(await link.getAttribute('target')).toBe('_top');
  const colours = await page
    .getByText(notLoaded)
    .evaluate((lid) =>
      [lid, ...lid.querySelectorAll('a, button')].map((part) => getComputedStyle(part).color),
    );
  expect(new Set(colours).size).toBe(1);
  expect(await embedder.heard()).toEqual([]);
});

test('every way on from a checkout that has not loaded is large enough for a thumb', async () => {
  const { page } = await failed(fixture.pages.goneUrl);
  const lid = page.getByText(notLoaded);
  const sizes = await lid.evaluate((shown) =>
    [...shown.querySelectorAll('a, button')].map((part) => part.getBoundingClientRect()),
  );
  expect(sizes.map(({ width, height }) => Math.min(width, height) >= 44)).toEqual([true, true, true]);
});

test('closing it then tells the embedder once: the same error by promise and by callback', async () => {
  const { embedder, page } = await failed(fixture.pages.frameUrl('silent'));
  await page.getByRole('button', { name: 'Close' }).click();
  await embedder.state('closed');
  await expect.poll(async () => (await embedder.heard()).length).toBe(3);
  const heard = await embedder.heard();
  expect(heard).toContainEqual(['error', loadFailed]);
  expect(heard).toContainEqual(['rejected', loadFailed]);
  expect(heard).toContainEqual(['close', { reason: 'error', mayHavePaid: true, outcome: undefined }]);
});

test('trying again opens the checkout once it is there', async () => {
  const { embedder, page } = await fixture.visit({ clock: true });
  let reachable = false;
  let refused = 0;
  await page.route('**/c/answers', (route) => {
    if (reachable) return route.continue();
    refused += 1;
    return route.abort();
  });
  await embedder.open(await embedder.create(fixture.pages.frameUrl('answers')));
  await page.clock.runFor(takenLong);
  await page.getByText(notLoaded).waitFor();
  await expect.poll(() => refused).toBe(1);
  reachable = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await embedder.state('open');
  await send(embedder.frame(), { type: 'outcome', outcome: outcome('succeeded', true) });
  await expect.poll(() => embedder.heard()).toContainEqual(['resolved', outcome('succeeded', true)]);
  expect((await embedder.heard()).map(([name]) => name)).not.toContain('error');
});

test('a checkout that is only slow is shown when it comes, after all', async () => {
  const { embedder, page } = await fixture.visit({ clock: true });
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/c/answers', async (route) => {
    await held;
    await route.continue();
  });
  await embedder.open(await embedder.create(fixture.pages.frameUrl('answers')));
  await page.clock.runFor(takenLong);
  await page.getByText(notLoaded).waitFor();
  letGo();
  await embedder.state('open');
  expect(await page.getByText(notLoaded).isVisible()).toBe(false);
  expect(await embedder.heard()).toEqual([['load']]);
});

test('the way around the dialog leads to the checkout’s own page', async () => {
  const { page } = await failed(fixture.pages.frameUrl('silent'));
  await page.getByRole('link', { name: 'Open in this tab' }).click();
  await page.waitForURL(fixture.pages.frameUrl('silent'));
});

test('while it loads, a second tap beside the sheet does not close it, Escape does', async () => {
  const { embedder, page } = await fixture.visit({ clock: true });
  await embedder.open(await embedder.create(fixture.pages.frameUrl('silent')));
  await page.getByText('Loading checkout…').waitFor();
  await page.mouse.click(8, 8);
  expect(await page.evaluate(() => handles[0]?.state)).toBe('loading');
  await page.keyboard.press('Escape');
  await embedder.state('closed');
  await expect.poll(async () => (await embedder.heard()).at(-1)?.[0]).toBe('close');
  expect(await embedder.heard()).toContainEqual(['rejected', { code: 'closed_early', retryable: true }]);
});
