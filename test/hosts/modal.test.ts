import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { type Embedder, event, outcome, send } from './embedder.ts';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);
const asked = (embedder: Embedder) =>
  embedder.frame().evaluate(() => got.filter(({ type }) => type === 'close.asked'));
const byPayer = { type: 'close.asked', by: 'user' };
const beside = (page: Page) => page.mouse.click(8, 8);

/** The keyboard is the page's, and the frame has heard of it: where keys go is settled between two processes. */
async function leaveFrame({ page, frame }: { page: Page; frame: Frame }): Promise<void> {
  await page.locator('iframe').evaluate((frame) => frame.blur());
  await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(false);
}

async function opened(options?: Parameters<typeof fixture.visit>[0]) {
  const visited = await fixture.visit(options);
  const frame = await visited.embedder.opened(fixture.pages.frameUrl('answers'));
  return { ...visited, frame };
}

test('the checkout is a named modal dialog with a titled frame', async () => {
  const { page } = await opened();
  const dialog = page.getByRole('dialog', { name: 'Checkout' });
  const frame = dialog.locator('iframe');
  expect(await frame.getAttribute('title')).toBe('Checkout');
  expect(await frame.getAttribute('allow')).toBe('clipboard-write;screen-wake-lock');
  expect(await frame.getAttribute('referrerpolicy')).toBe('no-referrer');
});

test('the strictest policy and the rudest styles of a merchant leave it as it is', async () => {
  const { embedder, page } = await opened();
  const box = await page.locator('iframe').boundingBox();
  expect(box).toEqual({ x: 430, y: 60, width: 420, height: 680 });
  const look = await embedder.dialog().evaluate((dialog) => {
    const { opacity, borderRadius, display } = getComputedStyle(dialog);
    return { opacity, borderRadius, display };
  });
  expect(look).toEqual({ opacity: '1', borderRadius: '18px', display: 'block' });
  expect((await embedder.heard()).filter(([name]) => name === 'violation')).toEqual([]);
});

test('on a phone it is a sheet that stands on the bottom edge, as wide as the screen, with the page shaded above', async () => {
  const { embedder, page } = await opened({ viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' });
  expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 24, width: 360, height: 616 });
  const look = await embedder.dialog().evaluate((dialog) => getComputedStyle(dialog).borderRadius);
  expect(look).toBe('18px 18px 0px 0px');
});

test('Tab never leaves for the page behind, and the keyboard goes back where it was', async () => {
  const { embedder, page, frame } = await opened();
  const behind = new Set<string>();
  const within = new Set<string | null | undefined>();
  const isRound = () => within.has('First') && within.has('Last');
  for (let press = 0; press < 8 || (press < 40 && !isRound()); press += 1) {
    await page.keyboard.press('Tab');
    behind.add(await page.evaluate(() => document.activeElement?.tagName ?? ''));
    within.add(await frame.evaluate(() => document.activeElement?.textContent));
  }
  expect([...behind].filter((tag) => tag === 'INPUT' || tag === 'BUTTON')).toEqual([]);
  expect([...within]).toEqual(expect.arrayContaining(['First', 'Last']));
  await send(frame, { type: 'outcome', outcome: outcome('open') });
  await send(frame, { type: 'close', reason: 'user' });
  await embedder.state('closed');
  expect(await focusedId(page)).toBe('opener');
});

test('the page behind does not scroll, and is where it was afterwards', async () => {
  const { embedder, page } = await fixture.visit();
  await page.evaluate(() => scrollTo(0, 700));
  const before = await page.evaluate(() => document.body.getAttribute('style'));
  await embedder.page.evaluate(() =>
    document.querySelector<HTMLElement>('#opener')?.focus({ preventScroll: true }),
  );
  await page.evaluate((url) => {
    const handle = DirectPay.create({ url });
    handles.push(handle);
    handle.open().catch(() => {});
  }, fixture.pages.frameUrl('answers'));
  await embedder.state('open');
  const top = () => page.evaluate(() => document.querySelector('.tall')?.getBoundingClientRect().top);
  const held = await top();
  await page.mouse.move(8, 400);
  await page.mouse.wheel(0, 900);
  await page.keyboard.press('End');
  expect(await top()).toBe(held);
  await page.evaluate(() => handles[0]?.destroy());
  expect(await page.evaluate(() => scrollY)).toBe(700);
  expect(await page.evaluate(() => document.body.getAttribute('style') || null)).toBe(before);
});

test('Escape and a tap beside the sheet ask the checkout, which decides', async () => {
  const { embedder, page, frame } = await opened();
  await embedder.dialog().focus();
  await leaveFrame({ page, frame });
  await page.keyboard.press('Escape');
  await expect.poll(() => asked(embedder)).toEqual([byPayer]);
  await beside(page);
  await expect.poll(() => asked(embedder)).toEqual([byPayer, byPayer]);
  expect(await page.evaluate(() => handles[0]?.state)).toBe('open');
});

test('a second Escape does not close it behind the checkout’s back', async () => {
  const { embedder, page, frame } = await opened();
  await leaveFrame({ page, frame });
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Escape');
  await expect.poll(async () => (await asked(embedder)).length).toBeGreaterThan(0);
  await expect.poll(() => embedder.dialog().isVisible()).toBe(true);
  expect(await page.evaluate(() => handles[0]?.state)).toBe('open');
});

test('the merchant’s close asks in its own name, and a frame that answers as it hears stays where it is', async () => {
  const { embedder, page, frame } = await opened({ clock: true });
  await page.evaluate(() => handles[0]?.close());
  await expect.poll(() => asked(embedder)).toEqual([{ type: 'close.asked', by: 'host' }]);
  await send(frame, { type: 'close.heard' });
  await send(frame, { type: 'event', event });
  await expect.poll(async () => (await embedder.heard()).length).toBe(2);
  await page.clock.runFor(10_000);
  expect(await page.evaluate(() => handles[0]?.state)).toBe('open');
  await send(frame, { type: 'outcome', outcome: outcome('open') });
  await send(frame, { type: 'close', reason: 'host' });
  await embedder.state('closed');
  expect((await embedder.heard()).at(-1)).toEqual([
    'close',
    { reason: 'host', mayHavePaid: false, outcome: outcome('open') },
  ]);
});

test('a frame that hangs can be closed all the same, and the merchant is told that the payer may have paid', async () => {
  const { embedder, page } = await opened({ clock: true });
  await beside(page);
  await expect.poll(() => asked(embedder)).toEqual([byPayer]);
  await page.clock.runFor(10_000);
  await page.getByRole('button', { name: 'Close' }).click();
  await embedder.state('closed');
  expect((await embedder.heard()).at(-1)).toEqual([
    'close',
    { reason: 'error', mayHavePaid: true, outcome: undefined },
  ]);
});

test('a dark device gets a dark sheet while it waits', async () => {
  const { embedder, page } = await fixture.visit({ colorScheme: 'dark' });
  await embedder.open(await embedder.create(fixture.pages.frameUrl('silent')));
  const [ink, paper] = await embedder.dialog().evaluate((dialog) => {
    const { color, backgroundColor } = getComputedStyle(dialog);
    return [color, backgroundColor];
  });
  expect([ink, paper]).toEqual(['rgb(255, 255, 255)', 'rgb(18, 18, 18)']);
  await page.getByText('Loading checkout…').waitFor();
});
