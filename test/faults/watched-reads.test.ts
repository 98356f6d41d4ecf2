import { expect, it } from 'vitest';
import { describeOnStores, type World } from './world.ts';

/** Watches it as a page in front does, until `stop`. */
function watch({ checkouts }: World, id: string, version: number, signal: AbortSignal): Promise<unknown> {
  return checkouts.pages.watch(
    id,
    { pageKey: 'the-page-of-the-payer' },
    { after: version, waitMs: 25_000, signal },
  );
}

describeOnStores('what pages in front wait for', (open) => {
  it('is read once in its time, whatever kind of checkout it is, and no longer than somebody watches', async () => {
    const world = await open();
    const { store } = world;
    const made = [await world.mint(), await world.mintMandate(), await world.mintLink()];
    const stop = new AbortController();
    const reads: string[] = [];
    const { read } = store;
    store.read = async (id) => {
      reads.push(id);
      return read(id);
    };
    const watching = made.map(({ id }) => watch(world, id, 1, stop.signal));
    const ids = made.map(({ id }) => id).sort();
    await expect.poll(() => [...reads].sort()).toEqual(ids);
    await world.pass(3_000);
    expect([...reads].sort()).toEqual([...ids, ...ids].sort());
    await world.pass(1_000);
    expect(reads).toHaveLength(6);
    stop.abort();
    await Promise.all(watching);
    await world.pass(3_000);
    expect(reads).toHaveLength(6);
  });
});
