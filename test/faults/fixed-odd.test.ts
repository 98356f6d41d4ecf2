import { expect, it } from 'vitest';
import { debitOf, debitsOf, debitsTold, ready, ring } from './fixed-world.ts';
import { refused } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

async function rung(world: World, ms: number, stepMs = ms): Promise<void> {
  world.clock.pass(1_000);
  await ring(world);
  await world.pass(ms, stepMs);
}

describeOnStores('a debit of the provider’s that its list tells oddly', (open) => {
  it('is not told once more where the merchant has ended it though it was found to be taken', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.debited.push(debitOf(world, { status: 'failed', failure: 'bank_refused', code: '51' }));
    await rung(world, 2 * minute, 10_000);
    world.scripted.debited[0] = debitOf(world);
    await rung(world, minute);
    const [late] = await debitsOf(world, mandateId);
    expect(late?.status).toBe('needs_review');
    world.clock.pass(1_000);
    const { resolveDebit } = world.mandates.merchant;
    await resolveDebit(
      mandateId,
      late?.id ?? '',
      { as: 'unpaid', note: 'given back' },
      { idempotencyKey: 'end' },
    );
    await rung(world, minute);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'failed' }]);
    const told = ['debit.processing', 'debit.failed', 'debit.late_success', 'debit.failed'];
    expect(await debitsTold(world)).toEqual(told);
  });

  it('is not known yet while the word for its outcome is none that we know, and is asked about until it is', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.scripted['read-debit'] = (number) => (number < 2 ? refused('not_found') : undefined);
    world.scripted.debited.push(debitOf(world, { status: 'unknown', code: 'settling' }));
    await rung(world, 1_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([
      { status: 'processing', amountMinor: 1_500_000 },
    ]);
    expect(world.alarms).toEqual(['provider_unknown_shape']);
    world.scripted.debited[0] = debitOf(world);
    await world.pass(minute, 5_000);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'succeeded' }]);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.succeeded']);
  });

  it('is taken under a reference of any length', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    const reference = 'FX'.padEnd(90, '0');
    world.scripted.debited.push(debitOf(world, { reference }));
    await rung(world, minute);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ reference, status: 'succeeded' }]);
  });

  it('is noted and raised once where it has no reference at all', async () => {
    const world = await open();
    const { mandateId, checkoutId } = await ready(world);
    const at = world.clock.now();
    world.scripted.debited.push(debitOf(world, { reference: '' }));
    await rung(world, minute);
    await rung(world, hour);
    expect(await debitsOf(world, mandateId)).toEqual([]);
    expect(world.alarms).toEqual(['debit_not_ours']);
    const events = (await world.store.events(checkoutId)) ?? [];
    expect(events.filter(({ type }) => type === 'debit.not_ours').map(({ data }) => data)).toEqual([
      {
        mandate: mandateId,
        reference: '',
        status: 'successful',
        amountMinor: 1_500_000,
        createdAt: new Date(at).toISOString(),
      },
    ]);
  });

  it.each([
    [
      'without a reference',
      [{ amountMinor: 1 }, { amountMinor: 2 }, { amountMinor: 2, sessionId: 'another' }],
    ],
    [
      'by long references that begin alike',
      ['1', '2', '3'].map((end) => ({ amountMinor: undefined, reference: `${'FX'.padEnd(80, '0')}${end}` })),
    ],
  ])('are noted and raised each for itself where none of them can be kept, told %s', async (_, told) => {
    const world = await open();
    const { mandateId, checkoutId } = await ready(world);
    const createdAt = world.clock.now();
    for (const changes of told) {
      world.scripted.debited.push(debitOf(world, { reference: '', createdAt, ...changes }));
      await rung(world, minute);
    }
    await rung(world, hour);
    expect(await debitsOf(world, mandateId)).toEqual([]);
    expect(world.alarms).toEqual(told.map(() => 'debit_not_ours'));
    const events = (await world.store.events(checkoutId)) ?? [];
    const noted = events.filter(({ type }) => type === 'debit.not_ours');
    expect(new Set(noted.map(({ data }) => JSON.stringify(data))).size).toBe(told.length);
  });

  it('needs a review where one that is kept is told without an amount', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    world.scripted.debited.push(debitOf(world, { status: 'processing' }));
    await rung(world, 1_000);
    world.scripted.debited[0] = debitOf(world, { amountMinor: undefined });
    await rung(world, minute);
    await rung(world, minute);
    expect(await debitsOf(world, mandateId)).toMatchObject([{ status: 'needs_review' }]);
    expect(world.alarms).toEqual(['amount_mismatch', 'needs_review']);
    expect(await debitsTold(world)).toEqual(['debit.processing', 'debit.needs_review']);
  });

  it('is taken in one go with as many others as are told', async () => {
    const world = await open();
    const { mandateId } = await ready(world);
    const made = Array.from({ length: 230 }, (_, index) =>
      debitOf(world, { reference: `FX${1_000 + index}`, amountMinor: 1_000 }),
    );
    world.scripted.debited.push(...made);
    await rung(world, 20_000, 1_000);
    expect((await world.store.debitSums(mandateId)).succeededMinor).toBe(230_000);
    expect(world.scripted.count('list-debits')).toBe(3);
  });
});
