import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { foundIn } from './forms-of-text.ts';
import type { World } from './world.ts';

/** That none of the words is in what the proxy logged, told, measures, or keeps in its folder. */
export async function expectNotWritten(
  world: World,
  folder: string,
  words: readonly string[],
): Promise<void> {
  expect(world.notifications.length).toBeGreaterThan(0);
  expect(foundIn(world.log.join('\n'), words)).toEqual([]);
  expect(foundIn(world.notifications.join('\n'), words)).toEqual([]);
  const metrics = await world.metrics();
  expect(metrics).toContain('directpay_');
  expect(foundIn(metrics, words)).toEqual([]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => foundIn(readFileSync(file), words).length > 0)).toEqual([]);
}

/** The same, and that none is in what the merchant can ask for. */
export async function expectNotAtProxy(
  world: World,
  folder: string,
  words: readonly string[],
  paths: readonly string[],
): Promise<void> {
  await expectNotWritten(world, folder, words);
  const list = await world.merchantReads('/v1/checkouts');
  const ids = [...list.matchAll(/"id":"(co_[^"]+)"/g)].map(([, id]) => id);
  const events = await Promise.all(ids.map((id) => world.merchantReads(`/v1/checkouts/${id}/events`)));
  expect(events.length).toBeGreaterThan(0);
  const more = await Promise.all(paths.map((path) => world.merchantReads(path)));
  expect(foundIn([list, ...events, ...more].join('\n'), words)).toEqual([]);
}
