import { expect, test } from 'vitest';
import type { Outcome } from '../../src/contract/outcome.ts';
import { event, outcome, send } from './embedder.ts';
import { useFixture } from './fixture-browser.ts';

const fixture = useFixture();

const table: readonly { told: Outcome; callbacks: readonly string[] }[] = [
  { told: outcome('succeeded', true), callbacks: ['success'] },
  { told: outcome('pending', true), callbacks: ['pending'] },
  { told: outcome('failed'), callbacks: [] },
  { told: outcome('cancelled'), callbacks: [] },
  { told: outcome('expired'), callbacks: [] },
  { told: outcome('open'), callbacks: [] },
];

test.each(table)('$told.status reaches the embedder once, before the close', async ({ told, callbacks }) => {
  const { embedder } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  await send(frame, { type: 'outcome', outcome: told });
  await send(frame, { type: 'outcome', outcome: outcome('failed') });
  await send(frame, { type: 'close', reason: 'completed' });
  await embedder.state('closed');
  const heard = await embedder.heard();
  expect(heard.toSorted(([a], [b]) => a.localeCompare(b))).toEqual(
    [
      ['close', { reason: 'completed', mayHavePaid: told.mayHavePaid, outcome: told }],
      ['load', null],
      ['resolved', told],
      ...callbacks.map((name) => [name, told]),
    ]
      .map(([name, value]) => (value === null ? [name] : [name, value]))
      .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
  );
  expect(heard.at(-1)?.[0]).toBe('close');
  expect(await embedder.dialog().count()).toBe(0);
});

test('promise and callbacks are given the very same object', async () => {
  const { embedder, page } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  await page.evaluate(() => {
    handles[0]?.on('success', (told) =>
      heard.push(['same', Promise.resolve(promises[0]).then((o) => o === told)]),
    );
    handles[0]?.on('close', (info) => Object.assign(globalThis, { closeInfo: info }));
  });
  await send(frame, { type: 'outcome', outcome: outcome('succeeded', true) });
  await send(frame, { type: 'close', reason: 'completed' });
  await embedder.state('closed');
  const same = await page.evaluate(async () => {
    const told = heard.find(([name]) => name === 'same')?.[1];
    const { closeInfo } = globalThis as unknown as { closeInfo: { outcome: unknown } };
    return [await told, closeInfo.outcome === (await promises[0])];
  });
  expect(same).toEqual([true, true]);
});

test('an event reaches the embedder as the frame sent it', async () => {
  const { embedder } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  await send(frame, { type: 'event', event });
  await expect.poll(() => embedder.heard()).toEqual([['load'], ['event', event]]);
});

test('a listener that throws keeps nothing from the others, nor from the promise', async () => {
  const { embedder, page } = await fixture.visit();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  await page.evaluate(() => {
    handles[0]?.on('success', () => {
      throw new Error('the merchant’s own mistake');
    });
    handles[0]?.on('success', () => heard.push(['second']));
  });
  await send(frame, { type: 'outcome', outcome: outcome('succeeded', true) });
  await expect
    .poll(async () => (await embedder.heard()).map(([name]) => name).toSorted())
    .toEqual(['load', 'resolved', 'second', 'success']);
  await expect.poll(() => errors).toEqual(['the merchant’s own mistake']);
});

test('opening twice gives one dialog and one promise', async () => {
  const { embedder, page } = await fixture.visit();
  await embedder.opened(fixture.pages.frameUrl('answers'));
  await embedder.open();
  expect(await page.evaluate(() => promises[0] === promises[1])).toBe(true);
  expect(await embedder.dialog().count()).toBe(1);
});

test('a checkout that was closed can be opened again, and is told of again', async () => {
  const { embedder, page } = await fixture.visit();
  const first = await embedder.opened(fixture.pages.frameUrl('answers'));
  await send(first, { type: 'outcome', outcome: outcome('open') });
  await send(first, { type: 'close', reason: 'user' });
  await embedder.state('closed');
  await embedder.open();
  await embedder.state('open');
  await send(embedder.frame(), { type: 'outcome', outcome: outcome('succeeded', true) });
  await expect
    .poll(() => page.evaluate(() => Promise.all(promises)))
    .toEqual([outcome('open'), outcome('succeeded', true)]);
});

test('two checkouts on one page do not hear each other', async () => {
  const { embedder, page } = await fixture.visit();
  await embedder.opened(fixture.pages.frameUrl('answers'));
  await embedder.open(await embedder.create(fixture.pages.frameUrl('answers')));
  await embedder.state('open', 1);
  await send(embedder.frame(1), { type: 'outcome', outcome: outcome('cancelled') });
  await send(embedder.frame(1), { type: 'close', reason: 'user' });
  await embedder.state('closed', 1);
  expect(await page.evaluate(() => handles.map(({ state }) => state))).toEqual(['open', 'closed']);
  await send(embedder.frame(0), { type: 'outcome', outcome: outcome('succeeded', true) });
  expect(await page.evaluate(() => Promise.all(promises))).toEqual([
    outcome('succeeded', true),
    outcome('cancelled'),
  ]);
});

test('a checkout that closes without a word rejects, and says that the payer may have paid', async () => {
  const { embedder } = await fixture.visit();
  const frame = await embedder.opened(fixture.pages.frameUrl('answers'));
  await send(frame, { type: 'close', reason: 'error' });
  await expect.poll(async () => (await embedder.heard()).at(-1)?.[0]).toBe('close');
  const heard = await embedder.heard();
  const error = { code: 'closed_early', retryable: true };
  expect(heard).toContainEqual(['error', error]);
  expect(heard).toContainEqual(['rejected', error]);
  expect(heard.at(-1)).toEqual(['close', { reason: 'error', mayHavePaid: true, outcome: undefined }]);
});

test.each([
  { calls: ['close', 'destroy', 'close', 'destroy'] },
  { calls: ['destroy', 'close', 'destroy'] },
] as const)('$calls take the dialog away and tell of it once', async ({ calls }) => {
  const { embedder, page } = await fixture.visit();
  await embedder.opened(fixture.pages.frameUrl('answers'));
  await page.evaluate((calls) => {
    for (const call of calls) handles[0]?.[call]();
  }, calls);
  await embedder.state('destroyed');
  expect(await embedder.dialog().count()).toBe(0);
  const heard = await embedder.heard();
  expect(heard.filter(([name]) => name === 'close')).toEqual([
    ['close', { reason: 'host', mayHavePaid: true, outcome: undefined }],
  ]);
  expect(heard.filter(([name]) => name === 'rejected')).toEqual([
    ['rejected', { code: 'destroyed', retryable: false }],
  ]);
});
