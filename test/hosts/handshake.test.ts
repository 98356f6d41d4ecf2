import { expect, test } from 'vitest';
import { event, outcome, send } from './embedder.ts';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

const takenLong = 10_000;

test('the frame is greeted once, by its parent, from the merchant’s origin, with one port', async () => {
  const { embedder } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  expect(await frame.evaluate(() => greeted)).toEqual([
    {
      data: { directpay: 1, type: 'connect', nonce: expect.stringMatching(/^[0-9-]{16,64}$/) },
      origin: fixture.pages.merchantUrl,
      fromParent: true,
      ports: 1,
    },
  ]);
});

test('every opening greets with another nonce', async () => {
  const { embedder } = await fixture.visit();
  await embedder.opened(fixture.pages.frameUrl('answers'));
  await embedder.open(await embedder.create(fixture.pages.frameUrl('answers')));
  await embedder.state('open', 1);
  const nonces = await Promise.all(
    [0, 1].map((index) =>
      embedder.frame(index).evaluate(() => (greeted[0] as { data: { nonce: string } }).data.nonce),
    ),
  );
  expect(new Set(nonces).size).toBe(2);
});

test('nothing that a window says is heard, whoever says it', async () => {
  const { embedder, page } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  const forged = [
    { type: 'outcome', outcome: outcome('succeeded', true) },
    { type: 'close', reason: 'completed' },
    { directpay: 1, type: 'connect', nonce: 'aaaaaaaaaaaaaaaaaaaa' },
    'success',
  ];
  await frame.evaluate((messages) => {
    for (const message of messages) parent.postMessage(message, '*');
  }, forged);
  await page.evaluate((messages) => {
    for (const message of messages) window.postMessage(message, '*');
  }, forged);
  // On the port, which keeps its order, so all that came before has been heard by now.
  await send(frame, { type: 'event', event });
  await expect.poll(() => embedder.heard()).toEqual([['load'], ['event', event]]);
  expect(await page.evaluate(() => handles[0]?.state)).toBe('open');
});

test.each([
  [{ type: 'success' }],
  [{ type: 'outcome', outcome: { ...outcome('succeeded'), status: 'paid' } }],
  [{ type: 'outcome', outcome: { status: 'succeeded' } }],
  [{ type: 'close' }],
  [null],
  ['close'],
])('%j on the port is ignored', async (message) => {
  const { embedder } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  await send(frame, message);
  await send(frame, { type: 'event', event });
  await expect.poll(() => embedder.heard()).toEqual([['load'], ['event', event]]);
});

test('a frame that does not know its nonce is never ready, and what it says is not heard', async () => {
  const { embedder, page } = await fixture.visit({ clock: true });
  await embedder.open(await embedder.create(fixture.pages.frameUrl('wrong-nonce')));
  await expect.poll(() => page.frames().length).toBe(2);
  await embedder.hasHeard('greeted');
  await send(embedder.frame(), { type: 'outcome', outcome: outcome('succeeded', true) });
  await page.clock.runFor(takenLong);
  await page.getByText('The checkout has not loaded yet.').waitFor();
  expect(await embedder.heard()).toEqual([]);
});

test('a checkout that sends the frame to another origin is not greeted there', async () => {
  const { embedder, page } = await fixture.visit({ clock: true });
  await embedder.open(await embedder.create(fixture.pages.frameUrl('moves-away')));
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/\/c\/answers$/);
  await embedder.frame().waitForLoadState('load');
  await page.clock.runFor(takenLong);
  await page.getByText('The checkout has not loaded yet.').waitFor();
  expect(await embedder.frame().evaluate(() => greeted)).toEqual([]);
});

test('a checkout that reloads itself is greeted anew and goes on', async () => {
  const { embedder } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  const first = await frame.evaluate(() => greeted[0]?.data);
  await frame.evaluate(() => location.reload()).catch(() => {});
  await expect.poll(async () => (await embedder.heard()).length).toBe(2);
  const second = await embedder.frame().evaluate(() => greeted[0]?.data);
  expect(second).not.toEqual(first);
  await send(embedder.frame(), { type: 'event', event });
  await expect.poll(() => embedder.heard()).toEqual([['load'], ['load'], ['event', event]]);
});

test('nothing of the merchant’s address goes to the checkout', async () => {
  const { embedder, page } = await fixture.visit();
  await page.goto(`${fixture.pages.merchantUrl}/basket?token=hunter2#secret`);
  await embedder.opened(fixture.pages.frameUrl('answers'));
  const framed = fixture.pages.asked.filter(({ path }) => path === '/c/answers');
  expect(framed).toEqual([{ path: '/c/answers', referrer: null }]);
});

test('a script tag that stands twice on the page changes nothing for what is open', async () => {
  const { embedder, page } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  await page.addScriptTag({ url: '/directpay.js?again' }).catch(() => {});
  await send(frame, { type: 'event', event });
  await expect.poll(() => embedder.heard()).toContainEqual(['event', event]);
});
