import { expect, it } from 'vitest';
import type { SubAccount, SubAccountRefusal } from '../../src/proxy/providers/page-provider.ts';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, minute, type World } from './world.ts';

const order = { nipCode: '000014', accountNumber: '0123456789' };
const account: SubAccount = { id: 'sub-1', name: 'Bisi Ade', accountLastFour: '6789', active: true };
const namesake: SubAccount = { ...account, id: 'sub-0', nipCode: '000014' };

const create = ({ checkouts }: World, key = 'key-1', input = order) =>
  checkouts.subAccounts.create(input, { idempotencyKey: key });

/** The provider's accounts; a create adds one, and is answered as told. */
function provide(world: World, answer: 'ok' | 'lost' | SubAccountRefusal | 'lost for good' = 'ok') {
  const there: SubAccount[] = [];
  const orders: string[] = [];
  const { pages } = world;
  pages.listSubAccounts = async () => ({ kind: 'ok', value: [...there] });
  pages.createSubAccount = async (sealed) => {
    orders.push(sealed.open().accountNumber);
    if (answer === 'refused' || answer === 'account_refused' || answer === 'exists')
      return { kind: 'refused', reason: answer, code: '' };
    if (answer !== 'lost for good') there.push(account);
    return answer === 'ok' ? { kind: 'ok', value: account } : timedOut;
  };
  return { there, orders };
}

describeOnStores('a merchant who makes a partner’s account known', (open) => {
  it('is told its id, and by the same key no second one is made', async () => {
    const world = await open();
    const { orders } = provide(world);
    expect(await create(world)).toEqual({ subAccount: account, created: true });
    expect(await create(world)).toEqual({ subAccount: account, created: false });
    expect(orders).toEqual(['0123456789']);
    expect(await world.checkouts.subAccounts.list()).toEqual({ data: [account] });
  });

  it('may not use the key for another account', async () => {
    const world = await open();
    provide(world);
    await create(world);
    await expect(create(world, 'key-1', { ...order, accountNumber: '9876543210' })).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('gets the account where the answer is lost and the list has a new one, not an older one that looks alike', async () => {
    const world = await open();
    const { there, orders } = provide(world, 'lost');
    there.push(namesake);
    expect(await create(world)).toEqual({ subAccount: account, created: true });
    expect(await create(world)).toEqual({ subAccount: account, created: false });
    expect(orders).toHaveLength(1);
  });

  it('is told to try again where nobody can tell', async () => {
    const world = await open();
    const { there } = provide(world, 'lost for good');
    there.push(namesake);
    await expect(create(world)).rejects.toMatchObject({ code: 'provider_unreachable' });
  });

  it('gets the one that the provider has already', async () => {
    const world = await open();
    const { there } = provide(world, 'exists');
    there.push(account);
    expect(await create(world)).toEqual({ subAccount: account, created: false });
  });

  it('is not given another partner’s account where two look alike', async () => {
    const world = await open();
    const { there } = provide(world, 'exists');
    there.push(account, namesake);
    await expect(create(world)).rejects.toMatchObject({ code: 'account_invalid' });
  });

  it.each(['refused', 'account_refused'] as const)(
    'is not given one that looks alike: %s',
    async (answer) => {
      const world = await open();
      const { there } = provide(world, answer);
      there.push(account);
      await expect(create(world)).rejects.toMatchObject({ code: 'account_invalid' });
    },
  );

  it('has it made where the list takes too long', async () => {
    const world = await open();
    const { orders } = provide(world);
    const { listSubAccounts } = world.pages;
    world.pages.listSubAccounts = async () => timedOut;
    expect(await create(world)).toEqual({ subAccount: account, created: true });
    expect(await create(world)).toEqual({ subAccount: account, created: false });
    world.pages.listSubAccounts = listSubAccounts;
    expect(await create(world)).toEqual({ subAccount: account, created: false });
    expect(orders).toEqual(['0123456789']);
  });

  it('is told by the same key what was told before, also where the provider has it no more or does not answer', async () => {
    const world = await open();
    const { there, orders } = provide(world);
    await create(world);
    there.length = 0;
    expect(await create(world)).toEqual({ subAccount: account, created: false });
    world.pages.listSubAccounts = async () => timedOut;
    expect(await create(world)).toEqual({ subAccount: account, created: false });
    expect(orders).toHaveLength(1);
  });

  it('has it made once where neither the answer came nor the list could be had, and gets the only one alike', async () => {
    const world = await open();
    const { orders } = provide(world, 'lost');
    const { listSubAccounts } = world.pages;
    world.pages.listSubAccounts = async () => timedOut;
    await expect(create(world)).rejects.toMatchObject({ code: 'provider_unreachable' });
    await expect(create(world)).rejects.toMatchObject({ code: 'provider_unreachable' });
    world.pages.listSubAccounts = listSubAccounts;
    expect(await create(world)).toEqual({ subAccount: account, created: true });
    expect(orders).toHaveLength(1);
  });

  it.each([
    ['none', 'lost for good'],
    ['two', 'lost'],
  ] as const)(
    'is told to try again, and none is made a second time, where the list has %s that may be it',
    async (_, answer) => {
      const world = await open();
      const { there, orders } = provide(world, answer);
      if (answer === 'lost') there.push(namesake);
      const { listSubAccounts } = world.pages;
      world.pages.listSubAccounts = async () => timedOut;
      await expect(create(world)).rejects.toMatchObject({ code: 'provider_unreachable' });
      world.pages.listSubAccounts = listSubAccounts;
      for (const _ of ['now', 'later']) {
        await expect(create(world)).rejects.toMatchObject({ code: 'provider_unreachable' });
      }
      expect(orders).toHaveLength(1);
    },
  );

  it('has it made once by two processes that are asked at the same time', async () => {
    const world = await open();
    const { orders } = provide(world);
    const { createSubAccount } = world.pages;
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.pages.createSubAccount = async (sealed) => {
      await released;
      return createSubAccount(sealed);
    };
    const second = await world.second();
    const options = { idempotencyKey: 'key-1' };
    const asked = [
      world.checkouts.subAccounts.create(order, options),
      second.subAccounts.create(order, options),
    ];
    // The provider answers the one that came first once the other has been refused.
    await expect(Promise.race(asked)).rejects.toMatchObject({ code: 'step_in_progress' });
    release();
    const answers = await Promise.allSettled(asked);
    expect(orders).toEqual(['0123456789']);
    const won = answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toEqual([{ subAccount: account, created: true }]);
    expect(await create(world)).toEqual({ subAccount: account, created: false });
  });

  it('gets by the next try what came of a lost answer, and no second one is made', async () => {
    const world = await open();
    const { there, orders } = provide(world, 'lost for good');
    there.push(namesake);
    await expect(create(world)).rejects.toMatchObject({ code: 'provider_unreachable' });
    there.push(account);
    expect(await create(world)).toEqual({ subAccount: account, created: true });
    expect(orders).toHaveLength(1);
  });

  it('may try again where the process died under the call, once its time is over', async () => {
    const world = await open();
    const { there, orders } = provide(world);
    world.pages.createSubAccount = async (sealed) => {
      orders.push(sealed.open().accountNumber);
      await new Promise(() => {});
      return timedOut;
    };
    void create(world);
    await expect.poll(() => orders).toHaveLength(1);
    const after = await world.restart();
    const again = () => after.subAccounts.create(order, { idempotencyKey: 'key-1' });
    await expect(again()).rejects.toMatchObject({ code: 'step_in_progress', retryAfter: 25 });
    there.push(account);
    world.clock.pass(minute);
    expect(await again()).toEqual({ subAccount: account, created: true });
    expect(orders).toHaveLength(1);
  });

  it('leaves no whole number in the store', async () => {
    const world = await open();
    provide(world);
    await create(world);
    const rows = await world.driver.withConnection((connection) =>
      connection.query('select name, value::text from directpay.provider_cache', []),
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/0123456789|Bisi/);
  });
});

describeOnStores('a share that was paid out', (open) => {
  const read = {
    accepted: true,
    dedupeKey: 'payout-1',
    type: 'direct_debit.split_settlement_successful',
    quarantined: false,
    settlement: {
      reference: 'po_1',
      status: 'settled',
      amountSettled: 200,
      at: Date.UTC(2026, 0, 4, 23),
      accountHolder: 'Bisi Ade',
      accountLastFour: '6789',
    },
  } as const;
  const receive = ({ checkouts }: World) =>
    checkouts.inbox.receive({ headers: new Headers(), body: new Uint8Array([1]) });

  it('is told to the merchant once, as the provider told it', async () => {
    const world = await open();
    world.provider.webhook = read;
    expect(await receive(world)).toBe('kept');
    expect(await receive(world)).toBe('kept');
    const due = await world.store.claimNotifications(10, 1);
    expect(due.map(({ notification }) => notification)).toEqual([
      {
        id: expect.stringMatching(/^ev_[0-9a-f]{24}$/),
        type: 'settlement.split',
        createdAt: '2026-01-05T09:00:00.000Z',
        mode: 'test',
        settlement: {
          providerReference: 'po_1',
          status: 'settled',
          amountSettled: 200,
          at: '2026-01-04T23:00:00.000Z',
          accountLastFour: '6789',
        },
      },
    ]);
    expect(world.provider.count('verify')).toBe(0);
  });

  it('is told again where the provider says something else of it', async () => {
    const world = await open();
    world.provider.webhook = read;
    await receive(world);
    world.provider.webhook = { ...read, dedupeKey: 'payout-1-failed' };
    await receive(world);
    expect(await world.told()).toEqual(['settlement.split', 'settlement.split']);
  });

  it('is told by a replay where nobody could read it when it came, and once however often it is replayed', async () => {
    const world = await open();
    const { settlement: _, ...plain } = read;
    world.provider.webhook = { ...plain, type: 'unreadable', quarantined: true };
    await receive(world);
    expect(await world.told()).toEqual([]);
    world.provider.webhook = read;
    const [kept] = (await world.checkouts.webhooks.list({})).data;
    const replay = (key: string) => world.checkouts.webhooks.replay(kept?.id ?? '', { idempotencyKey: key });
    await replay('replay-1');
    await replay('replay-1');
    await replay('replay-2');
    const due = await world.store.claimNotifications(10, 1);
    expect(due.map(({ notification }) => notification)).toMatchObject([
      { type: 'settlement.split', settlement: { providerReference: 'po_1' } },
    ]);
  });

  it('is not told a second time by a replay', async () => {
    const world = await open();
    world.provider.webhook = read;
    await receive(world);
    const [kept] = (await world.checkouts.webhooks.list({})).data;
    await world.checkouts.webhooks.replay(kept?.id ?? '', { idempotencyKey: 'replay-1' });
    expect(await world.told()).toEqual(['settlement.split']);
  });
});
