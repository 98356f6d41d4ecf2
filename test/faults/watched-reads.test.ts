import { expect, it } from 'vitest';
import { toTransfer } from './mandate-payer.ts';
import { byPage, toPage } from './page-payer.ts';
import { describeOnStores, type World } from './world.ts';

/** Watches it as a page in front does, until `stop`. */
function watch({ checkouts }: World, id: string, version: number, signal: AbortSignal): Promise<unknown> {
  return checkouts.pages.watch(
    id,
    { pageKey: 'the-page-of-the-payer' },
    { after: version, waitMs: 25_000, signal },
  );
}

/** How often each checkout is read from the store, from now on. */
function countReads({ store }: World): ReadonlyMap<string, number> {
  const reads = new Map<string, number>();
  const { read } = store;
  store.read = async (id) => {
    reads.set(id, (reads.get(id) ?? 0) + 1);
    return read(id);
  };
  return reads;
}

describeOnStores('what pages in front wait for', (open) => {
  it('is read in its time, whatever kind of checkout it is, and no longer than somebody watches', async () => {
    const world = await open();
    const payment = await world.mint(byPage);
    const mandate = await world.mintMandate();
    const link = await world.mintLink();
    const shown = [
      await world.page(payment.id).do('choose-way', toPage),
      await toTransfer(world.page(mandate.id)),
      await world.page(link.id).do('agree-sharing'),
    ];
    expect(shown.map(({ step }) => step)).toEqual([
      'leave-to-provider',
      'send-transfer',
      'leave-to-provider',
    ]);
    await world.pass(1_000);
    const reads = countReads(world);
    const stop = new AbortController();
    const watching = shown.map(({ id, version }) => watch(world, id, version, stop.signal));
    await expect.poll(() => [...reads.values()]).toEqual([1, 1, 1]);
    await world.pass(3_000);
    const once = new Map(reads);
    expect([...once.values()].every((count) => count > 1)).toBe(true);
    await world.pass(1_000);
    expect(reads).toEqual(once);
    stop.abort();
    await Promise.all(watching);
    await world.pass(3_000);
    expect(reads).toEqual(once);
  });

  it('is never read where only its payer can go on with it', async () => {
    const world = await open();
    const made = [await world.mint(), await world.mintMandate(), await world.mintLink()];
    const reads = countReads(world);
    const stop = new AbortController();
    const watching = made.map(({ id }) => watch(world, id, 1, stop.signal));
    await expect.poll(() => [...reads.values()]).toEqual([1, 1, 1]);
    await world.pass(9_000, 3_000);
    expect([...reads.values()]).toEqual([1, 1, 1]);
    stop.abort();
    await Promise.all(watching);
  });
});
