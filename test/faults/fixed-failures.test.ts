import { expect, it } from 'vitest';
import { defaultTimes } from '../../src/proxy/checkouts/settings.ts';
import { day, debitOf, debitsOf, debitsTold, ready, ring } from './fixed-world.ts';
import { refused } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const failed = { status: 'failed', failure: 'insufficient_funds', code: '51' } as const;

async function rung(world: World, ms: number, stepMs = ms): Promise<void> {
  world.clock.pass(1_000);
  await ring(world);
  await world.pass(ms, stepMs);
}

describeOnStores('a debit of the provider’s that has failed', (open) => {
  it('is no failure before a minute has passed between two words for it, however often it rings', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.debited.push(debitOf(world, failed));
    for (let rings = 0; rings < 5; rings += 1) await rung(world, 9_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'processing' }]);
    world.scripted.debited[0] = debitOf(world, { createdAt: world.clock.now() - minute });
    await rung(world, 1_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded' }]);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.succeeded']);
  });

  it('has failed by the list’s second word, a minute later, and is read by itself no more than once', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.debited.push(debitOf(world, failed));
    await rung(world, 1_000);
    world.clock.pass(minute);
    await rung(world, 1_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([
      { status: 'failed', ...{ failure: failed.failure } },
    ]);
    await world.pass(4 * day, 6 * hour);
    expect(world.scripted.count('read-debit')).toBeLessThanOrEqual(1);
  });

  it('is found by the list where it was taken after all, and told as late', async () => {
    const world = await open({ settings: { times: { ...defaultTimes, fullSweepMs: 6 * hour } } });
    const { mandateId } = await ready(world);
    const made = debitOf(world);
    world.scripted.debited.push({ ...made, ...failed });
    await rung(world, 3 * minute, 10_000);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.failed']);
    world.scripted.debited[0] = made;
    await world.pass(7 * hour, hour);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'needs_review' }]);
    expect((await debitsTold(world)).at(-1)).toBe('debit.late_success');
    expect(world.scripted.count('read-debit')).toBe(1);
  });

  it('has not failed where its list takes the word back and a read by reference does not find it', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.scripted['read-debit'] = () => refused('not_found');
    const made = debitOf(world);
    world.scripted.debited.push({ ...made, ...failed });
    await rung(world, 1_000);
    world.scripted.debited[0] = { ...made, status: 'processing' };
    await world.pass(3 * minute, 10_000);
    world.scripted.debited[0] = { ...made, ...failed };
    await rung(world, 1_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'processing' }]);
    world.scripted.debited[0] = made;
    await rung(world, 1_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded' }]);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.succeeded']);
  });

  it('has failed by its list, which is read again at once where a read by reference does not find it', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.scripted['read-debit'] = () => refused('not_found');
    world.scripted.debited.push(debitOf(world, failed));
    await rung(world, 1_000);
    await world.pass(minute + 10_000, 5_000);
    expect(world.scripted.count('read-debit')).toBe(1);
    expect(world.scripted.count('list-debits')).toBe(2);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'failed' }]);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.failed']);
  });
});
