import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { outcome, send } from './embedder.ts';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

/** Ids of what has the keyboard on the page, or the number of the dialog of ours. */
const keyboardAt = (page: Page) =>
  page.evaluate(() => {
    const there = document.activeElement;
    const hosts = [...document.body.children].filter(({ shadowRoot }) => shadowRoot);
    return there?.shadowRoot ? hosts.indexOf(there) : there?.id;
  });

async function twoDialogs() {
  const { embedder, page } = await fixture.visit();
  const url = fixture.pages.frameUrl('answers');
  await embedder.opened(url);
  await embedder.create(url);
  // Not by the page's button: the dialog below has the keyboard when the second comes.
  await page.evaluate(() => void handles[1]?.open().catch(() => {}));
  await embedder.state('open', 1);
  return { embedder, page };
}

test('of two dialogs the upper one goes: the keyboard is in the lower one, and with that one back on the page', async () => {
  const { page } = await twoDialogs();
  expect(await keyboardAt(page)).toBe(1);
  await page.evaluate(() => handles[1]?.destroy());
  expect(await keyboardAt(page)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('hidden');
  await page.evaluate(() => handles[0]?.destroy());
  expect(await keyboardAt(page)).toBe('opener');
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
});

test('of two dialogs the lower one goes: the keyboard stays in the upper one, and with that one is back on the page', async () => {
  const { page } = await twoDialogs();
  await page.evaluate(() => handles[0]?.destroy());
  expect(await keyboardAt(page)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('hidden');
  await page.evaluate(() => handles[1]?.destroy());
  expect(await keyboardAt(page)).toBe('opener');
  expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
});

test.each(['attachShadow', 'showModal'])(
  'a page whose %s throws gets one error, and nothing of the checkout stays on it',
  async (broken) => {
    const { embedder, page } = await fixture.visit();
    const before = await page.evaluate((broken) => {
      const prototype = broken === 'showModal' ? HTMLDialogElement.prototype : Element.prototype;
      Object.defineProperty(prototype, broken, {
        value() {
          throw new TypeError(broken);
        },
      });
      return document.body.childElementCount;
    }, broken);
    await embedder.open(await embedder.create(fixture.pages.frameUrl('answers')));
    await expect
      .poll(async () => (await embedder.heard()).map(([name]) => name).toSorted())
      .toEqual(['close', 'error', 'rejected']);
    const error = { code: 'unsupported', retryable: false };
    expect(await embedder.heard()).toContainEqual(['rejected', error]);
    expect(
      await page.evaluate(() => [document.body.childElementCount, document.documentElement.style.overflow]),
    ).toEqual([before, '']);
  },
);

test('an effect that a framework runs, undoes and runs again opens one checkout, which is told of once', async () => {
  const { embedder, page } = await fixture.visit();
  await page.evaluate((url) => {
    const mount = () => {
      const handle = DirectPay.create({
        url,
        container: '#behind',
        onLoad: () => heard.push(['load']),
        onSuccess: () => heard.push(['success']),
        onError: ({ code }) => heard.push(['error', code]),
        onClose: () => heard.push(['close']),
      });
      handle.open().then(
        () => heard.push(['resolved']),
        () => heard.push(['rejected']),
      );
      handles.push(handle);
      return () => handle.destroy();
    };
    const place = document.createElement('main');
    place.id = 'behind';
    document.querySelector('#behind')?.replaceWith(place);
    mount()();
    mount();
  }, fixture.pages.frameUrl('answers'));
  await embedder.state('open', 1);
  expect(await page.evaluate(() => document.querySelector('#behind')?.childElementCount)).toBe(1);
  await send(embedder.frame(), { type: 'outcome', outcome: outcome('succeeded', true) });
  const undone = [['close'], ['error', 'destroyed'], ['rejected']];
  const opened = [['load'], ['resolved'], ['success']];
  await expect
    .poll(async () => (await embedder.heard()).toSorted())
    .toEqual([...undone, ...opened].toSorted());
});
