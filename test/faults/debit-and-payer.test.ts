import { expect, it } from 'vitest';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { CHECKOUT, debit, MANDATE, newKey, problemOf, readyMandate, sums, toldOf } from './debit-world.ts';
import { account } from './mandate-rows.ts';
import { outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** A ready mandate and the token of its payer's page. */
async function withPage(world: World) {
  await readyMandate(world);
  const { mandate } = await world.mandates.merchant.renewLink(MANDATE, newKey());
  return { token: mandate.payerUrl.split('/m/')[1] ?? '', ...world.mandates };
}

const statusThere = ({ scripted }: World) => scripted.newest().status;

describeOnStores('who may stop a mandate', (open) => {
  it('the merchant pauses it here at once, the provider is told until it has confirmed, and both lift it again', async () => {
    const world = await open();
    await readyMandate(world);
    const { merchant } = world.mandates;
    world.scripted.scripted['pause-mandate'] = (number) => (number < 2 ? outOfReach : undefined);
    const key = newKey();
    expect(await merchant.pause(MANDATE, key)).toMatchObject({
      replayed: false,
      mandate: { state: 'paused', pausedBy: 'merchant', readyToDebit: false },
    });
    expect(await merchant.pause(MANDATE, key)).toMatchObject({ replayed: true });
    expect(await problemOf(debit(world))).toBe('mandate_paused');
    expect(await problemOf(merchant.reinstate(MANDATE, newKey()))).toBe('step_in_progress');
    await world.pass(10 * minute, minute);
    expect(statusThere(world)).toBe('suspended');
    const lift = newKey();
    expect(await merchant.reinstate(MANDATE, lift)).toMatchObject({ mandate: { state: 'ready' } });
    expect(await merchant.reinstate(MANDATE, lift)).toMatchObject({ replayed: true });
    expect(statusThere(world)).toBe('approved');
    expect(await debit(world)).toMatchObject({ status: 'succeeded' });
    expect(await toldOf(world)).toEqual(['mandate.paused', 'mandate.reinstated', 'debit.succeeded']);
  });

  it('a pause stays where the provider does not confirm that it is lifted, and the same key may try again', async () => {
    const world = await open();
    await readyMandate(world);
    const { merchant } = world.mandates;
    await merchant.pause(MANDATE, newKey());
    await world.pass(minute);
    const key = newKey();
    world.scripted.scripted['reinstate-mandate'] = (number) =>
      number === 0 ? outOfReach : number === 1 ? refused('refused') : undefined;
    expect(await problemOf(merchant.reinstate(MANDATE, key))).toBe('provider_unreachable');
    expect(await problemOf(merchant.reinstate(MANDATE, key))).toBe('mandate_paused');
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'paused' });
    expect(await merchant.reinstate(MANDATE, key)).toMatchObject({
      replayed: false,
      mandate: { state: 'ready' },
    });
  });

  it('the merchant ends it here at once, and there once the provider has confirmed', async () => {
    const world = await open();
    await readyMandate(world);
    const { merchant } = world.mandates;
    const key = newKey();
    world.scripted.scripted['cancel-mandate'] = (number) => (number === 0 ? outOfReach : undefined);
    expect(await merchant.cancel(MANDATE, key)).toMatchObject({
      mandate: { state: 'cancelled', endReason: 'cancelled_by_merchant', cancelPending: true },
    });
    expect(await merchant.cancel(MANDATE, key)).toMatchObject({ replayed: true });
    for (const call of [merchant.cancel, merchant.pause, merchant.reinstate]) {
      expect(await problemOf(call(MANDATE, newKey()))).toBe('mandate_ended');
    }
    await world.pass(10 * minute, minute);
    expect(statusThere(world)).toBe('cancelled');
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'cancelled', cancelPending: false });
    expect(await toldOf(world)).toEqual(['mandate.cancelled']);
  });

  it('a debit that is on its way goes on though the mandate is ended meanwhile, and the next is refused', async () => {
    const world = await open();
    await readyMandate(world);
    let answer: () => void = () => {};
    world.scripted.scripted.debit = () => new Promise((resolve) => (answer = () => resolve(undefined)));
    const sending = debit(world);
    while (world.scripted.count('debit') === 0) await world.store.debitSums(MANDATE);
    await world.mandates.merchant.cancel(MANDATE, newKey());
    expect(await problemOf(debit(world, { reference: 'next' }))).toBe('mandate_ended');
    answer();
    expect(await sending).toMatchObject({ status: 'succeeded' });
    expect(await sums(world)).toEqual([400_000, 0, 600_000]);
    expect(await world.mandates.merchant.get(MANDATE)).toMatchObject({ state: 'cancelled' });
  });

  it.each(['pause', 'cancel'] as const)(
    'a %s between a debit’s reservation and its sending stops it, and gives back its part and its reference',
    async (how) => {
      const world = await open();
      await readyMandate(world);
      const { store, mandates } = world;
      const { readDebit } = store;
      Object.assign(store, {
        readDebit: async (id: string) => {
          Object.assign(store, { readDebit });
          await mandates.merchant[how](MANDATE, newKey());
          return readDebit(id);
        },
      });
      expect(await debit(world)).toMatchObject({ status: 'failed', failure: 'not_sent' });
      expect(world.scripted.count('debit')).toBe(0);
      expect(await sums(world)).toEqual([0, 0, 1_000_000]);
      const events = (await store.events(CHECKOUT)) ?? [];
      expect(events.find(({ type }) => type === 'debit.answered')?.data).toMatchObject({
        answer: 'not-executed',
        cause: 'not_sent',
        code: 'stopped',
      });
      expect((await toldOf(world)).sort()).toEqual([
        'debit.failed',
        how === 'pause' ? 'mandate.paused' : 'mandate.cancelled',
      ]);
    },
  );

  it('a debit is not sent while nobody can be asked whether it was stopped', async () => {
    const world = await open();
    await readyMandate(world);
    const { store } = world;
    const { readDebit } = store;
    Object.assign(store, {
      readDebit: async () => {
        Object.assign(store, { readDebit });
        throw new StoreUnavailable(new Error('away'));
      },
    });
    expect(await debit(world)).toMatchObject({ status: 'failed', failure: 'not_sent' });
    expect(world.scripted.count('debit')).toBe(0);
  });

  it('what the payer has paused, only the payer lifts', async () => {
    const world = await open();
    const { token, payer, merchant } = await withPage(world);
    const key = newKey();
    expect(await payer.pause(token, key)).toMatchObject({
      mandate: { state: 'paused', pausedBy: 'payer' },
      canPause: false,
      canReinstate: true,
      canCancel: true,
    });
    await payer.pause(token, key);
    await world.pass(minute);
    expect(await problemOf(merchant.reinstate(MANDATE, newKey()))).toBe('mandate_paused');
    expect(await payer.reinstate(token, newKey())).toMatchObject({
      mandate: { state: 'ready' },
      canPause: true,
    });
    await merchant.pause(MANDATE, newKey());
    await world.pass(minute);
    expect(await payer.read(token)).toMatchObject({ canReinstate: false, canCancel: true });
    expect(await problemOf(payer.reinstate(token, newKey()))).toBe('mandate_paused');
    expect((await toldOf(world)).sort()).toEqual(['mandate.paused', 'mandate.paused', 'mandate.reinstated']);
  });

  it('the payer ends it for good, and the page tells it without an account number', async () => {
    const world = await open();
    const { token, payer } = await withPage(world);
    await debit(world);
    const seen = await payer.cancel(token, newKey());
    expect(seen).toMatchObject({
      mandate: { state: 'cancelled', endReason: 'cancelled_by_payer', cancelPending: true },
      debits: [{ status: 'succeeded' }],
      hasMore: false,
      canPause: false,
      canReinstate: false,
      canCancel: false,
    });
    expect(JSON.stringify(seen)).not.toContain(account.number);
    expect(await problemOf(payer.pause(token, newKey()))).toBe('mandate_ended');
  });

  it('a link opens the payer’s page until it is made anew, and only the right digits are the right ones', async () => {
    const world = await open();
    const { token, payer, merchant } = await withPage(world);
    expect(await payer.glance(token)).toEqual({
      mandateId: MANDATE,
      merchantName: expect.any(String),
      mode: 'test',
      hasAccount: true,
      standing: 'agreed',
    });
    const tries = await Promise.all(
      ['6789', '6780', '', '67890', account.number].map((digits) => payer.tellLastFour(token, digits)),
    );
    expect(tries).toEqual(['right', 'wrong', 'wrong', 'wrong', 'wrong']);
    const key = newKey();
    const renewed = await merchant.renewLink(MANDATE, key);
    expect(await merchant.renewLink(MANDATE, key)).toEqual({ ...renewed, replayed: true });
    const all = [
      payer.glance(token),
      payer.read(token),
      payer.tellLastFour(token, '6789'),
      payer.cancel(token, newKey()),
    ];
    expect(await Promise.all(all)).toEqual([undefined, undefined, undefined, undefined]);
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'ready' });
  });

  it.each([
    ['is told', undefined, { mandateId: MANDATE, currency: 'NGN', balanceMinor: 1_000_000, isEnough: true }],
    ['is not told by a provider that does not answer', outOfReach, 'provider_unreachable'],
    ['is not told where it is not ready there', refused('not_ready'), 'mandate_not_ready'],
    [
      'is not told beyond the provider’s limit',
      { kind: 'not-executed', cause: 'rate_limited', code: '429' },
      'rate_limited',
    ],
  ] as const)('what is in the account %s', async (_, said, told) => {
    const world = await open();
    await readyMandate(world);
    world.scripted.scripted.balance = () => said;
    const answer = await problemOf(world.mandates.merchant.balance(MANDATE, { amountMinor: '500000' }));
    if (typeof told === 'string') expect(answer).toBe(told);
    else expect(answer).toEqual({ ...told, at: '2026-01-05T09:00:00.000Z' });
    await world.mandates.merchant.pause(MANDATE, newKey());
    expect(await problemOf(world.mandates.merchant.balance(MANDATE, {}))).toBe('mandate_paused');
    for (const amountMinor of ['0', '999999999999']) {
      expect(await problemOf(world.mandates.merchant.balance(MANDATE, { amountMinor }))).toBe(
        'amount_invalid',
      );
    }
    expect(world.scripted.count('balance')).toBe(1);
  });
});
