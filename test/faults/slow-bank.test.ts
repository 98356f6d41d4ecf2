import { setImmediate as nextTurn } from 'node:timers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { openServerDriver } from '../../src/proxy/store/server-driver.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { openWorld } from './world.ts';

const turn = () => new Promise<void>((resolve) => nextTurn(resolve));

describe('a bank that takes fifty seconds for a login, with one connection to the database', () => {
  let driver: SqlDriver;
  beforeAll(async () => {
    driver = await openServerDriver({ url: await newServerDatabase(), connections: 1 });
  });
  afterAll(() => driver.close());

  it('keeps no other payer from a command, from watching, nor the merchant from asking', async () => {
    const world = await openWorld(driver);
    let answer = (_: 'ok') => {};
    world.provider.script['log-in'] = (before) =>
      before === 0
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : 'ok';
    const [slow, other] = [
      await world.mint({ reference: 'order-1' }),
      await world.mint({ reference: 'order-2' }),
    ];
    const waiting = world.page(slow.id);
    await waiting.do('choose-bank', { bankId: 'one-way' });
    const fields = { username: 'bisi', password: 'p' };
    const loggingIn = waiting.do('log-in', { fields });
    while (world.provider.count('log-in') === 0) await turn();
    world.clock.pass(50_000);

    const quick = world.page(other.id, 'the-page-of-another');
    const { version } = await quick.do('choose-bank', { bankId: 'one-way' });
    const watching = world.checkouts.pages.watch(
      other.id,
      { pageKey: quick.pageKey },
      { after: version, waitMs: 25_000, signal: new AbortController().signal },
    );
    expect(await quick.do('log-in', { fields })).toMatchObject({ step: 'confirm-payment' });
    expect((await watching)?.version).toBeGreaterThan(version);
    expect(await quick.do('pay')).toMatchObject({ step: 'paid' });
    expect(await world.checkouts.merchant.get(slow.id)).toMatchObject({ status: 'open' });
    expect(await waiting.look()).toMatchObject({ step: 'log-in', busy: true });

    answer('ok');
    expect(await loggingIn).toMatchObject({ step: 'confirm-payment', busy: false });
  });
});
