import { expect, it } from 'vitest';
import { createLog } from '../../src/proxy/log/log.ts';
import { createDeliverer } from '../../src/proxy/notify/deliver.ts';
import { MAX_TRIES, waitAfter } from '../../src/proxy/notify/retry-table.ts';
import { describeOnStores } from './world.ts';

const YEAR_MS = 365 * 86_400_000;

describeOnStores('a merchant’s server that is away for longer than it is tried', (open) => {
  it('is told once an operator asks for it, by the same id and once, and until then it is seen that it was not', async () => {
    const { mint, page, store, clock } = await open();
    const { id } = await mint();
    await page(id).do('cancel');
    const tried: string[] = [];
    let isAway = true;
    const deliverer = createDeliverer({
      outbox: store,
      async sendWebhook(notification) {
        tried.push(notification.id);
        if (isAway) throw new Error('refused');
      },
      onEvent: undefined,
      clock,
      log: createLog('silent'),
      metrics: { countNotification: () => {} },
      random: () => 0,
    });
    for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
      expect([tries, await store.tellGivenUpAgain(), await deliverer.round()]).toEqual([tries, [], 1]);
      clock.pass(waitAfter(tries, 0) ?? 0);
    }
    clock.pass(YEAR_MS);
    expect(await deliverer.round()).toBe(0);
    expect(await store.outboxLag()).toMatchObject({ waiting: 1 });

    isAway = false;
    expect(await store.tellGivenUpAgain()).toEqual([tried[0]]);
    expect([await deliverer.round(), await deliverer.round()]).toEqual([1, 0]);
    expect(tried).toEqual(Array.from({ length: MAX_TRIES + 1 }, () => tried[0]));
    expect(await store.outboxLag()).toEqual({ waiting: 0, oldestMs: 0 });
    expect(await store.tellGivenUpAgain()).toEqual([]);
  });
});
