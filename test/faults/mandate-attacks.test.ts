import { expect, it } from 'vitest';
import { owe } from '../../src/proxy/mandates/end-mandate.ts';
import type { ProviderMandate } from '../../src/proxy/providers/mandate-provider.ts';
import type { MandateRecord } from '../../src/proxy/store/mandate-records.ts';
import { MANDATE, newKey, problemOf, readyMandate } from './debit-world.ts';
import { keptWebhook } from './kept-webhook.ts';
import { agree, at, toTerms, toTransfer, triesOf } from './mandate-payer.ts';
import { outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, minute, type World } from './world.ts';

const second = 1_000;

/** Every read is answered with a mandate that nobody asked about. */
function tellOfAnother({ scripted }: World, status: ProviderMandate['status']): void {
  const { order: _, ...told } = scripted.newest();
  scripted.readMandate = async () => ({ kind: 'ok', value: { ...told, reference: 'ANOTHERONE', status } });
}

/** The provider's webhook about a mandate, which names it by our reference. */
async function ring(world: World, reference: string): Promise<void> {
  await world.store.keepWebhook(keptWebhook(world, { reference }));
}

/** The answer to its create was lost, the list did not have it, and its payer has agreed anew. */
async function takenForNotMade(world: World) {
  const { scripted } = world;
  scripted.scripted['create-mandate'] = (number) => (number === 0 ? 'lost' : undefined);
  const { listMandates } = scripted;
  scripted.listMandates = async () => ({ kind: 'ok', value: { mandates: [], next: undefined } });
  const { id } = await world.mintMandate();
  const payer = world.page(id);
  await toTerms(payer);
  await agree(payer);
  await world.pass(3 * minute, 5 * second);
  scripted.listMandates = listMandates;
  at(await agree(payer), 'send-transfer');
  const [late] = scripted.book;
  if (!late) throw new Error('Nothing was made');
  return { id, payer, late };
}

describeOnStores('a provider that errs', (open) => {
  it('does not make a payer approved by telling of another mandate when they start again', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    tellOfAnother(world, 'approved');
    world.clock.pass(61 * minute);
    at(await payer.do('restart'), 'review-terms');
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'open' });
    expect(world.scripted.newest().status).toBe('cancelled');
    expect(world.alarms).toEqual(['mandate_mismatch']);
  });

  it('does not keep our mandate alive by telling that another one is over', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    tellOfAnother(world, 'rejected');
    await payer.do('cancel');
    await world.pass(minute, 10 * second);
    expect(world.scripted.newest().status).toBe('cancelled');
    expect((await triesOf(world, id)).map(({ owed }) => owed)).toEqual([undefined]);
    expect(await world.told()).not.toContain('mandate.late_approval');
  });

  it('does not keep the try of another checkout alive by not finding it once', async () => {
    const world = await open();
    const left = await world.mintMandate();
    await toTransfer(world.page(left.id));
    const waiting = world.scripted.newest();
    world.scripted.scripted['create-mandate'] = () =>
      waiting.status === 'waiting' ? refused('other_mandate_waiting') : undefined;
    world.scripted.scripted['cancel-mandate'] = (number) => (number === 0 ? refused('not_found') : undefined);
    const { id } = await world.mintMandate({ reference: 'club-2' });
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(minute, 10 * second);
    expect(waiting.status).toBe('cancelled');
    expect((await triesOf(world, left.id)).map(({ owed }) => owed)).toEqual([undefined]);
  });

  for (const status of ['waiting', 'approved'] as const) {
    it(`a create that was taken for not made and is ${status} there after all is cancelled there`, async () => {
      const world = await open();
      const { scripted } = world;
      const { payer, late } = await takenForNotMade(world);
      late.status = status;
      await ring(world, late.reference);
      await world.pass(minute, 5 * second);
      expect(scripted.book.map((one) => one.status)).toEqual(['cancelled', 'waiting']);
      at(await payer.look(), 'send-transfer');
      const isTold = (await world.told()).includes('mandate.late_approval');
      expect(isTold).toBe(status === 'approved');
    });
  }

  it('a create that was taken for not made is cancelled there also where two processes hear of it at once', async () => {
    const world = await open();
    const { id, late } = await takenForNotMade(world);
    const { read } = world.store;
    world.store.read = async (checkoutId) => {
      world.store.read = read;
      const rows = await read(checkoutId);
      await world.checkouts.change(id, (draft) => owe(draft, draft.mandates[0] as MandateRecord));
      return rows;
    };
    await ring(world, late.reference);
    await world.pass(minute, 5 * second);
    expect(world.store.read).toBe(read);
    expect(late.status).toBe('cancelled');
    expect((await triesOf(world, id))[0]?.owed).toBeUndefined();
  });

  it('a list that tells the oldest first hides no create whose answer was lost', async () => {
    const world = await open();
    const { scripted } = world;
    for (const reference of ['club-a', 'club-b', 'club-c', 'club-d']) {
      const { id } = await world.mintMandate({ reference, customer: { id: reference, name: 'Bisi Ade' } });
      await toTransfer(world.page(id));
      world.clock.pass(20 * minute);
    }
    scripted.pageSize = 2;
    const { listMandates } = scripted;
    scripted.listMandates = async (page) => {
      scripted.book.reverse();
      return listMandates(page).finally(() => scripted.book.reverse());
    };
    scripted.scripted['create-mandate'] = (number) => (number === 4 ? 'lost' : undefined);
    const { id } = await world.mintMandate({ reference: 'club-e', customer: { id: 'e', name: 'Bisi Ade' } });
    const payer = world.page(id);
    await toTerms(payer);
    await agree(payer);
    await world.pass(3 * minute, 5 * second);
    at(await payer.look(), 'send-transfer');
    expect(scripted.book.slice(4).map(({ status }) => status)).toEqual(['cancelled', 'waiting']);
  });
});

describeOnStores('a pause that is being lifted', (open) => {
  it('is not told to be there to whoever pauses meanwhile', async () => {
    const world = await open();
    await readyMandate(world);
    const { merchant } = world.mandates;
    await merchant.pause(MANDATE, newKey());
    await world.pass(minute);
    let answer = () => {};
    world.scripted.scripted['reinstate-mandate'] = () =>
      new Promise((resolve) => (answer = () => resolve(undefined)));
    const lifting = merchant.reinstate(MANDATE, newKey());
    while (world.scripted.count('reinstate-mandate') === 0) await world.store.debitSums(MANDATE);
    const key = newKey();
    expect(await problemOf(merchant.pause(MANDATE, key))).toBe('step_in_progress');
    answer();
    expect(await lifting).toMatchObject({ mandate: { state: 'ready' } });
    expect(await merchant.pause(MANDATE, key)).toMatchObject({ mandate: { state: 'paused' } });
    await world.pass(minute);
    expect(world.scripted.newest().status).toBe('suspended');
  });

  it('is still owed at the provider where the process that lifts it dies', async () => {
    const world = await open();
    await readyMandate(world);
    const { merchant } = world.mandates;
    world.scripted.scripted['pause-mandate'] = (number) => (number === 0 ? outOfReach : undefined);
    await merchant.pause(MANDATE, newKey());
    await world.pass(second);
    world.scripted.scripted['reinstate-mandate'] = () => new Promise(() => {});
    void merchant.reinstate(MANDATE, newKey());
    while (world.scripted.count('reinstate-mandate') === 0) await world.store.debitSums(MANDATE);
    await world.pass(10 * second, second);
    expect(world.scripted.count('pause-mandate')).toBe(1);
    await world.pass(10 * minute, minute);
    expect(world.scripted.newest().status).toBe('suspended');
    expect(await merchant.get(MANDATE)).toMatchObject({ state: 'paused', pausedBy: 'merchant' });
  });

  for (const who of ['merchant', 'payer'] as const) {
    it(`by the ${who} and stays because the answer was lost is asked for again at the provider`, async () => {
      const world = await open();
      await readyMandate(world);
      const { merchant, payer } = world.mandates;
      const { mandate } = await merchant.renewLink(MANDATE, newKey());
      const token = mandate.payerUrl.split('/m/')[1] ?? '';
      const theirs = who === 'payer' ? { on: payer, name: token } : { on: merchant, name: MANDATE };
      await theirs.on.pause(theirs.name, newKey());
      await world.pass(minute);
      world.scripted.scripted['reinstate-mandate'] = (number) => (number === 0 ? 'lost' : undefined);
      expect(await problemOf(theirs.on.reinstate(theirs.name, newKey()))).toBe('provider_unreachable');
      expect(world.scripted.newest().status).toBe('approved');
      await world.pass(minute, 10 * second);
      expect(world.scripted.newest().status).toBe('suspended');
      expect(await merchant.get(MANDATE)).toMatchObject({ state: 'paused', pausedBy: who });
      expect(await theirs.on.reinstate(theirs.name, newKey())).toMatchObject({ mandate: { state: 'ready' } });
    });
  }
});
