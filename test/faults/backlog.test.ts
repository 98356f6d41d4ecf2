import { expect, it } from 'vitest';
import type { Backlog } from '../../src/proxy/store/store.ts';
import { lostCapture } from './lost-capture.ts';
import { openWith } from './store-with-mandates.ts';
import { describeOnStores, minute } from './world.ts';

const nothing: Backlog = {
  unknownPayments: { open: 0, oldestMs: 0 },
  unknownDebits: { open: 0, oldestMs: 0 },
  overdueMs: 0,
};

describeOnStores('what an operator is told of the work that waits', (open) => {
  it('is how many payments are not settled, for how long, and how far the recovery is behind', async () => {
    const world = await open();
    expect(await world.store.backlog()).toEqual(nothing);
    const { reference } = await lostCapture(world);
    expect(await world.store.backlog()).toMatchObject({ unknownPayments: { open: 1, oldestMs: 0 } });
    world.clock.pass(10 * minute);
    const behind = await world.store.backlog();
    expect(behind.unknownPayments).toEqual({ open: 1, oldestMs: 10 * minute });
    expect(behind.overdueMs).toBeGreaterThan(9 * minute);
    expect(behind.overdueMs).toBeLessThanOrEqual(10 * minute);
    world.provider.debit(reference);
    await world.pass(minute, 1_000);
    expect(await world.store.backlog()).toEqual(nothing);
  });

  it('names debits apart, and only those whose outcome nobody knows', async () => {
    const world = await openWith(
      open,
      [{ id: 'md_1', state: 'ready', totalCapMinor: 900_000 }],
      [
        {
          id: 'db_1',
          mandateId: 'md_1',
          reference: 'DEBIT1',
          merchantReference: 'invoice-1',
          state: 'processing',
        },
        {
          id: 'db_2',
          mandateId: 'md_1',
          reference: 'DEBIT2',
          merchantReference: 'invoice-2',
          state: 'succeeded',
        },
      ],
    );
    const before = (await world.store.backlog()).unknownDebits;
    expect(before.open).toBe(1);
    world.clock.pass(minute);
    expect((await world.store.backlog()).unknownDebits).toEqual({
      open: 1,
      oldestMs: before.oldestMs + minute,
    });
  });
});
