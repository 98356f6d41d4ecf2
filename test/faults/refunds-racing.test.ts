import { describe, expect, it } from 'vitest';
import { paid, payBack, refund, refundEvents, refundOf } from './refund-world.ts';
import type { timedOut } from './scripted-provider.ts';
import { describeOnStores, minute } from './world.ts';

describe('two processes', () => {
  describeOnStores('over one store', (open) => {
    it('pay back once, whoever is asked', async () => {
      const world = await open();
      const { id, reference } = await paid(world);
      const beside = { checkouts: await world.second() };
      const both = await Promise.allSettled([refund(world, id), refund(beside, id, { key: 'refund-2' })]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(world.pages.refunds).toEqual([{ reference, source: 'payout' }]);
    });

    it('settle what the one has sent and died over, and send nothing again', async () => {
      const world = await open();
      const { id, reference } = await paid(world);
      let answer = (_: typeof timedOut | { kind: 'ok'; value: { refunded: boolean } }): void => {};
      world.pages.answerRefund = () => new Promise((resolve) => (answer = resolve));
      const dead = refund(world, id);
      await expect.poll(() => world.pages.refunds.length).toBe(1);
      expect(await refundOf(world, id)).toMatchObject({ status: 'processing' });
      const after = await world.restart();
      await expect(refund({ checkouts: after }, id, { key: 'refund-2' })).rejects.toMatchObject({
        code: 'refund_not_possible',
      });
      world.clock.pass(minute);
      await after.completer.tick();
      payBack(world, reference);
      world.clock.pass(minute);
      await after.completer.tick();
      expect(await refundOf(world, id)).toMatchObject({ status: 'refunded' });
      answer({ kind: 'ok', value: { refunded: false } });
      await dead;
      expect(await refundOf(world, id)).toMatchObject({ status: 'refunded' });
      expect(world.pages.refunds).toHaveLength(1);
      expect(await refundEvents(world, id)).toEqual(['refund.asked', 'lease.expired', 'refund.done']);
    });

    it('believe no answer that came after its time', async () => {
      const world = await open();
      const { id } = await paid(world);
      let answer = (_: { kind: 'refused'; reason: 'refused'; code: string }): void => {};
      world.pages.answerRefund = () => new Promise((resolve) => (answer = resolve));
      const late = refund(world, id);
      await expect.poll(() => world.pages.refunds.length).toBe(1);
      world.clock.pass(minute);
      await world.checkouts.completer.tick();
      answer({ kind: 'refused', reason: 'refused', code: '' });
      expect((await late).refund).toMatchObject({ status: 'processing' });
      expect(world.alarms).toEqual(['fence_refused']);
    });
  });
});
