import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openEmbeddedDriver } from '../../src/proxy/store/embedded-driver.ts';
import { overMemory, overSql } from '../faults/run-database.ts';
import { newEmbeddedFolder } from '../support/prepared-databases.ts';
import { createMemoryDatabase } from './database/memory-driver.ts';
import { findBug } from './find-bug.ts';
import { type KindName, kinds, runSeed } from './seed-run.ts';

const all = Object.keys(kinds) as KindName[];

it.each(all)(
  'goes the same way three times for the same seed of a %s, and another way for another',
  async (kind) => {
    const hashes = new Map<number, string[]>();
    for (const _ of [1, 2, 3]) {
      const database = overMemory(createMemoryDatabase());
      for (const seed of [11, 12, 13]) {
        const { hash } = await runSeed(kind, seed, database);
        hashes.set(seed, [...(hashes.get(seed) ?? []), hash]);
      }
    }
    for (const found of hashes.values()) expect(new Set(found).size).toBe(1);
    expect(new Set([...hashes.values()].flat()).size).toBe(3);
  },
);

it('goes the same way on the embedded database as in memory', async () => {
  const folder = newEmbeddedFolder();
  const driver = await openEmbeddedDriver({ dataDir: folder });
  const memory = overMemory(createMemoryDatabase());
  for (const kind of all) {
    for (const seed of [1, 2]) {
      const [there, here] = [await runSeed(kind, seed, overSql(driver)), await runSeed(kind, seed, memory)];
      expect({ ...there, kind }).toEqual({ ...here, kind });
    }
  }
  await driver.close();
  rmSync(folder, { recursive: true });
});

it('finds a fault that is planted, and finds it by the same seed and in the same way each time', async () => {
  const found = [];
  for (const _ of [1, 2, 3]) found.push(await findBug('timeout-is-failed', 'payment', 40));
  expect(found[0]?.wrong.length).toBeGreaterThan(0);
  expect(found).toEqual([found[0], found[0], found[0]]);
});
