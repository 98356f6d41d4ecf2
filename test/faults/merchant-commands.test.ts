import { expect, it } from 'vitest';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const unpaid = { as: 'unpaid', note: 'The bank says no' } as const;
const paid = { as: 'paid', note: 'Seen on the statement' } as const;
const first = { idempotencyKey: 'first' };
const second = { idempotencyKey: 'second' };
const reused = { code: 'idempotency_key_reused' };
const ended = { code: 'already_final' };

/** A checkout that may be resolved: its capture was lost an hour ago. */
async function waitingForAnHour(world: World, reference: string): Promise<string> {
  world.provider.script.capture = () => timedOut;
  const { id } = await world.mint({ reference });
  const payer = world.page(id);
  await payer.logIn();
  await payer.do('pay');
  await world.pass(hour, 10 * minute);
  return id;
}

describeOnStores('a merchant whose answer was lost', (open) => {
  it('cancels again by the same key and is told what it did, and only a new key learns that it has ended', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    const { id } = await world.mint();
    const done = await merchant.cancel(id, first);
    expect(done).toMatchObject({ replayed: false, checkout: { status: 'cancelled' } });
    await world.pass(minute);
    expect(await merchant.cancel(id, first)).toEqual({ replayed: true, checkout: done.checkout });
    await expect(merchant.cancel(id, second)).rejects.toMatchObject(ended);
    await expect(merchant.cancel(id, second)).rejects.toMatchObject(ended);
    expect(await world.told()).toEqual(['checkout.cancelled']);
    const { version } = await world.page(id).look();
    const kept = await world.store.transaction((tx) => tx.command('merchant', 'first'));
    expect(kept).toMatchObject({ checkoutId: id, command: 'cancel', resultingVersion: version });
  });

  it('is told of nothing that was not kept: the end and its notification are committed together', async () => {
    const world = await open();
    const { id } = await world.mint();
    const { withConnection } = world.driver;
    const losingEnds: typeof withConnection = (work) =>
      withConnection((connection) => {
        let endsOne = false;
        return work({
          async query(text, params) {
            endsOne ||= text.startsWith('update "directpay"."checkouts"');
            if (endsOne && text === 'commit')
              throw Object.assign(new Error('gone'), { code: 'CONNECTION_LOST' });
            return connection.query(text, params);
          },
        });
      });
    Object.assign(world.driver, { withConnection: losingEnds });
    await expect(world.checkouts.merchant.cancel(id, first)).rejects.toThrow();
    Object.assign(world.driver, { withConnection });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'open' });
    expect(await world.told()).toEqual([]);
    expect(await world.checkouts.merchant.cancel(id, first)).toMatchObject({ replayed: false });
    expect(await world.told()).toEqual(['checkout.cancelled']);
  });

  it('cancels ten times at once by one key and it happens once', async () => {
    const world = await open();
    const { id } = await world.mint();
    const done = await Promise.all(
      Array.from({ length: 10 }, () => world.checkouts.merchant.cancel(id, first)),
    );
    expect(done.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await world.told()).toEqual(['checkout.cancelled']);
  });

  it('is refused by a key of another checkout, another command or a creation, and nothing is done', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    const one = await world.mint({ reference: 'order-1' }, 'created');
    const other = await world.mint({ reference: 'order-2' });
    await merchant.cancel(one.id, first);
    await expect(merchant.cancel(other.id, first)).rejects.toMatchObject(reused);
    await expect(merchant.cancel(other.id, { idempotencyKey: 'created' })).rejects.toMatchObject(reused);
    await expect(merchant.cancel(one.id, { idempotencyKey: 'created' })).rejects.toMatchObject(reused);
    await expect(merchant.resolve(one.id, unpaid, first)).rejects.toMatchObject(reused);
    await expect(world.mint({ reference: 'order-3' }, 'first')).rejects.toMatchObject(reused);
    expect(await merchant.get(other.id)).toMatchObject({ status: 'open' });
  });

  it('by one key for two checkouts at once is refused at one of them', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    const made = [await world.mint({ reference: 'order-1' }), await world.mint({ reference: 'order-2' })];
    const done = await Promise.allSettled(made.map(({ id }) => merchant.cancel(id, first)));
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: reused });
    const now = await Promise.all(made.map(({ id }) => merchant.get(id)));
    expect(now.map(({ status }) => status).sort()).toEqual(['cancelled', 'open']);
  });

  it('by a key that met a refusal may try again with it', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    const id = await waitingForAnHour(world, 'order-1');
    await expect(merchant.cancel(id, first)).rejects.toMatchObject({ code: 'step_in_progress' });
    expect(await merchant.resolve(id, unpaid, first)).toMatchObject({ replayed: false });
  });

  it('resolves again by the same key as often as it likes, but never the other way', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    for (const [word, other, status] of [
      [unpaid, paid, 'failed'],
      [paid, unpaid, 'succeeded'],
    ] as const) {
      const id = await waitingForAnHour(world, `order-${word.as}`);
      const key = { idempotencyKey: `resolve-${word.as}` };
      const done = await merchant.resolve(id, word, key);
      expect(done).toMatchObject({ replayed: false, checkout: { status } });
      expect(await merchant.resolve(id, word, key)).toEqual({ replayed: true, checkout: done.checkout });
      await expect(merchant.resolve(id, other, key)).rejects.toMatchObject(reused);
      await expect(merchant.resolve(id, word, { idempotencyKey: `new-${word.as}` })).rejects.toMatchObject(
        ended,
      );
    }
    expect(await world.told()).toEqual(['checkout.failed', 'checkout.succeeded']);
  });

  it('without a key, or with one too long to keep, does nothing', async () => {
    const world = await open();
    const { merchant } = world.checkouts;
    const { id } = await world.mint();
    for (const [idempotencyKey, code] of [
      ['', 'idempotency_key_required'],
      ['k'.repeat(256), 'invalid_request'],
    ] as const) {
      await expect(merchant.cancel(id, { idempotencyKey })).rejects.toMatchObject({ code });
      await expect(merchant.resolve(id, unpaid, { idempotencyKey })).rejects.toMatchObject({ code });
    }
    await expect(merchant.cancel('co_nobodys', first)).rejects.toMatchObject({ code: 'not_found' });
    expect(await merchant.get(id)).toMatchObject({ status: 'open' });
  });
});
