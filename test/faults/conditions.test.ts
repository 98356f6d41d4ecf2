import { expect, it } from 'vitest';
import { timedOut } from './scripted-provider.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** Has the conditions be read in the background, and returns once they were. */
async function settle({ clock, checkouts, store }: World): Promise<void> {
  const { bankOutcomes } = store;
  const reads: Promise<unknown>[] = [];
  store.bankOutcomes = (...asked) => {
    const read = bankOutcomes(...asked);
    reads.push(read);
    return read;
  };
  clock.pass(10_000);
  await checkouts.completer.tick();
  expect(reads).toHaveLength(1);
  await Promise.all(reads);
  store.bankOutcomes = bankOutcomes;
}

describeOnStores('a bank that has not answered five payers in a row', (open) => {
  it('is shown last as down to whoever opens the list, raises no version, and can still be chosen', async () => {
    const world = await open();
    const looking = world.page((await world.mint({ reference: 'looking' })).id, 'the-page-that-looks');
    const before = await looking.look();
    expect(before).toMatchObject({ step: 'choose-bank', banks: [{ id: 'two-ways' }, { id: 'one-way' }] });
    world.provider.script.connect = () => timedOut;
    for (let payer = 0; payer < 5; payer += 1) {
      const page = world.page((await world.mint({ reference: `order-${payer}` })).id, `page-${payer}`);
      await page.do('choose-bank', { bankId: 'two-ways' });
      expect(await page.do('choose-method', { methodId: 'card' })).toMatchObject({ step: 'unavailable' });
    }
    await settle(world);
    const marked = await looking.look();
    expect(marked).toMatchObject({
      version: before.version,
      banks: [{ id: 'one-way' }, { id: 'two-ways', condition: 'down' }],
    });
    expect(marked.step === 'choose-bank' && marked.banks[0]).not.toHaveProperty('condition');
    const found = await world.checkouts.pages.banks(marked.id, { q: 'accss' });
    expect(found.banks.map(({ id, condition }) => [id, condition])).toEqual([['two-ways', 'down']]);
    delete world.provider.script.connect;
    await looking.do('choose-bank', { bankId: 'two-ways' });
    expect(await looking.do('choose-method', { methodId: 'card' })).toMatchObject({ step: 'log-in' });
    await settle(world);
    const recovered = (await world.checkouts.pages.banks(marked.id, {})).banks;
    expect(recovered.map(({ id, condition }) => [id, condition])).toEqual([
      ['two-ways', 'troubled'],
      ['one-way', undefined],
    ]);
    world.clock.pass(30 * minute);
    await settle(world);
    expect((await world.checkouts.pages.banks(marked.id, {})).banks.some((bank) => 'condition' in bank)).toBe(
      false,
    );
  });

  it('is not marked for all by one payer who has met its silence again and again', async () => {
    const world = await open();
    world.provider.script.connect = (before) => (before % 3 === 2 ? 'ok' : timedOut);
    const { id } = await world.mint();
    const payer = world.page(id);
    for (let time = 0; time < 12; time += 1) {
      await payer.do('choose-bank', { bankId: 'one-way' });
      await payer.do('change-bank');
      world.clock.pass(1_000);
    }
    await payer.do('choose-bank', { bankId: 'two-ways' });
    await payer.do('choose-method', { methodId: 'card' });
    await settle(world);
    const { banks } = await world.checkouts.pages.banks(id, {});
    expect(banks.filter((bank) => 'condition' in bank)).toEqual([]);
    const outcomes = await world.store.bankOutcomes('test', world.clock.now() - minute);
    expect(outcomes.map(({ institutionId, answered }) => [institutionId, answered])).toEqual(
      expect.arrayContaining([
        ['two-ways', false],
        ['one-way', true],
      ]),
    );
    expect(outcomes).toHaveLength(2);
  });

  it('is not known to those who pay with keys of the other mode', async () => {
    const world = await open({ mode: 'live' });
    const { id } = await world.mint({ amountMinor: 100 });
    world.provider.script['log-in'] = () => timedOut;
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'one-way' });
    await payer.do('log-in', { fields: { username: 'b', password: 'p' } });
    const since = world.clock.now() - minute;
    expect(await world.store.bankOutcomes('test', since)).toEqual([]);
    expect(await world.store.bankOutcomes('live', since)).toEqual([
      { institutionId: 'one-way', answered: false, askedAt: world.clock.now() },
    ]);
    expect(await world.store.bankOutcomes('live', world.clock.now() + 1)).toEqual([]);
  });
});
