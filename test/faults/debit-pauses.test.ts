import { expect, it } from 'vitest';
import { ofCheckouts } from '../support/of-checkout.ts';
import { CHECKOUT, debit, MANDATE, newKey, problemOf, readyMandate, toldOf } from './debit-world.ts';
import { notSent } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

async function withPage(world: World) {
  await readyMandate(world);
  const { mandate } = await world.mandates.merchant.renewLink(MANDATE, newKey());
  return { token: mandate.payerUrl.split('/m/')[1] ?? '', ...world.mandates };
}

const statusThere = ({ scripted }: World) => scripted.newest().status;

/** Lifts a pause that the provider is asked to lift, and does once it is told to answer. */
async function unanswered(world: World, lift: () => Promise<unknown>) {
  let answer: () => void = () => {};
  world.scripted.scripted['reinstate-mandate'] = () =>
    new Promise((resolve) => (answer = () => resolve(undefined)));
  const lifting = problemOf(lift());
  while (world.scripted.count('reinstate-mandate') === 0) await world.store.debitSums(MANDATE);
  return { lifting, answer: () => answer() };
}

/** The facts of the mandate in each `mandate.paused` and `mandate.reinstated` so far. */
async function pausesTold({ store }: World): Promise<unknown[]> {
  const due = await store.claimNotifications(100, 1);
  return ofCheckouts(due)
    .filter(({ type }) => type === 'mandate.paused' || type === 'mandate.reinstated')
    .map(({ mandate }) => [mandate?.state, mandate?.pausedBy, mandate?.alsoPausedBy]);
}

describeOnStores('pauses of payer, merchant and provider', (open) => {
  it('a payer’s over the merchant’s is kept, told, and stays when the merchant wants to go on', async () => {
    const world = await open();
    const { token, payer, merchant } = await withPage(world);
    await merchant.pause(MANDATE, newKey());
    await world.pass(minute);
    expect(await payer.read(token)).toMatchObject({ canPause: true, canReinstate: false });
    const key = newKey();
    expect(await payer.pause(token, key)).toMatchObject({
      mandate: { state: 'paused', pausedBy: 'payer', alsoPausedBy: ['merchant'] },
      canPause: false,
      canReinstate: true,
    });
    await payer.pause(token, key);
    await payer.pause(token, newKey());
    expect(await problemOf(merchant.reinstate(MANDATE, newKey()))).toBe('mandate_paused');
    expect(await merchant.get(MANDATE)).toMatchObject({ pausedBy: 'payer', alsoPausedBy: ['merchant'] });

    const lift = newKey();
    expect(await payer.reinstate(token, lift)).toMatchObject({
      mandate: { state: 'paused', pausedBy: 'merchant' },
      canPause: true,
      canReinstate: false,
    });
    await payer.reinstate(token, lift);
    expect((await merchant.get(MANDATE)).alsoPausedBy).toBe(undefined);
    expect(world.scripted.count('reinstate-mandate')).toBe(0);
    expect(await problemOf(debit(world))).toBe('mandate_paused');
    expect(statusThere(world)).toBe('suspended');

    expect(await merchant.reinstate(MANDATE, newKey())).toMatchObject({ mandate: { state: 'ready' } });
    expect(statusThere(world)).toBe('approved');
    expect(await pausesTold(world)).toEqual([
      ['paused', 'merchant', undefined],
      ['paused', 'payer', ['merchant']],
      ['paused', 'merchant', undefined],
      ['ready', undefined, undefined],
    ]);
    const events = (await world.store.events(CHECKOUT)) ?? [];
    const ours = events.filter(({ type }) => /^mandate\.(pause|reinst)/.test(type));
    expect(ours.map(({ type, data }) => `${type} ${data['by']}`)).toEqual([
      'mandate.paused merchant',
      'mandate.paused payer',
      'mandate.pause_lifted payer',
      'mandate.reinstated merchant',
    ]);
  });

  it('a merchant’s over the payer’s stays when the payer goes on', async () => {
    const world = await open();
    const { token, payer, merchant } = await withPage(world);
    await payer.pause(token, newKey());
    await merchant.pause(MANDATE, newKey());
    await world.pass(minute);
    expect(await merchant.get(MANDATE)).toMatchObject({ pausedBy: 'payer', alsoPausedBy: ['merchant'] });
    expect(await payer.reinstate(token, newKey())).toMatchObject({
      mandate: { state: 'paused', pausedBy: 'merchant' },
      canReinstate: false,
    });
    expect(world.scripted.count('pause-mandate')).toBe(1);
    expect(await problemOf(debit(world))).toBe('mandate_paused');
  });

  it('a payer’s over the provider’s outlives it, and is asked for there', async () => {
    const world = await open();
    const { token, payer, merchant } = await withPage(world);
    world.scripted.newest().status = 'suspended';
    await world.pass(7 * hour, hour);
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'paused', pausedBy: 'provider' });
    await payer.pause(token, newKey());
    expect(await merchant.get(MANDATE)).toMatchObject({ pausedBy: 'payer', alsoPausedBy: ['provider'] });
    world.scripted.newest().status = 'approved';
    await world.pass(7 * hour, hour);
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'paused', pausedBy: 'payer' });
    expect((await merchant.get(MANDATE)).alsoPausedBy).toBe(undefined);
    expect(statusThere(world)).toBe('suspended');
    expect(await payer.reinstate(token, newKey())).toMatchObject({ mandate: { state: 'ready' } });
  });

  it('the provider’s own is lifted by the merchant, together with the merchant’s', async () => {
    const world = await open();
    const { merchant } = await withPage(world);
    world.scripted.newest().status = 'suspended';
    await world.pass(7 * hour, hour);
    await merchant.pause(MANDATE, newKey());
    expect(await merchant.get(MANDATE)).toMatchObject({ pausedBy: 'merchant', alsoPausedBy: ['provider'] });
    expect(await merchant.reinstate(MANDATE, newKey())).toMatchObject({ mandate: { state: 'ready' } });
    expect((await merchant.get(MANDATE)).pausedBy).toBe(undefined);
  });

  it('a pause beside one whose lifting was not answered in time is asked for there, where it was lifted after all', async () => {
    const world = await open();
    const { token, payer, merchant } = await withPage(world);
    await payer.pause(token, newKey());
    await world.pass(minute);
    const { lifting, answer } = await unanswered(world, () => payer.reinstate(token, newKey()));
    world.clock.pass(10 * minute);
    await merchant.pause(MANDATE, newKey());
    answer();
    expect(await lifting).toBe('step_in_progress');
    expect(statusThere(world)).toBe('approved');
    await world.pass(minute);
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'paused', pausedBy: 'payer' });
    expect(statusThere(world)).toBe('suspended');
  });

  it('a pause whose lifting was lost is asked for there, also where the next try to lift it was turned away', async () => {
    const world = await open();
    const { token, payer, merchant } = await withPage(world);
    await payer.pause(token, newKey());
    await world.pass(minute);
    const { lifting, answer } = await unanswered(world, () => payer.reinstate(token, newKey()));
    world.clock.pass(10 * minute);
    world.scripted.scripted['reinstate-mandate'] = () => notSent;
    expect(await problemOf(payer.reinstate(token, newKey()))).toBe('provider_unreachable');
    answer();
    expect(await lifting).toBe('step_in_progress');
    expect(statusThere(world)).toBe('approved');
    await world.pass(minute);
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'paused', pausedBy: 'payer' });
    expect(statusThere(world)).toBe('suspended');
  });

  it('an end while a pause is being lifted stays an end, whatever the provider answers then', async () => {
    const world = await open();
    const { merchant } = await withPage(world);
    await merchant.pause(MANDATE, newKey());
    await world.pass(minute);
    const { lifting, answer } = await unanswered(world, () => merchant.reinstate(MANDATE, newKey()));
    world.scripted.newest().status = 'rejected';
    await world.pass(7 * hour, hour);
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'rejected' });
    answer();
    expect(await lifting).toBe('step_in_progress');
    expect(await problemOf(merchant.reinstate(MANDATE, newKey()))).toBe('mandate_ended');
    expect(await toldOf(world)).toEqual(['mandate.paused', 'mandate.rejected']);
  });
});
