import { expect, it } from 'vitest';
import { agree, at, details, triesOf } from './mandate-payer.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const zenith = { name: 'Zenith Bank', bankCode: '057', nipCode: '000015' };
const kuda = { name: 'Kuda', bankCode: '672', nipCode: '090267' };
const first = { accountNumber: '2000000457', accountHolder: 'BISI ADE', bank: zenith };
const second = { accountNumber: '3000000988', accountHolder: 'ADEBISI ADE', bank: kuda };

async function atPage(world: World) {
  const { id } = await world.mintMandate({ ways: ['provider-page'] });
  const payer = world.page(id);
  await payer.do('enter-details', { details });
  at(await agree(payer), 'leave-to-provider');
  const kept = async () => {
    const [mandate] = await triesOf(world, id);
    return [mandate?.bank?.name, mandate?.accountNumber?.open(), mandate?.accountHolder?.open()];
  };
  const tell = async (told: object) => {
    Object.assign(world.scripted.newest(), told);
    return payer.do('returned');
  };
  return { payer, kept, tell };
}

describeOnStores('the account that a payer chooses on the provider’s page', (open) => {
  it('is the one told last before the bank agrees', async () => {
    const world = await open();
    const { kept, tell } = await atPage(world);
    at(await tell(first), 'leave-to-provider');
    expect(await kept()).toEqual([undefined, '2000000457', 'BISI ADE']);
    const approved = at(await tell({ ...second, status: 'approved' }), 'approved');
    expect([approved.bank?.name, approved.account]).toEqual([
      'Kuda',
      { lastFour: '0988', holder: 'ADEBISI ADE' },
    ]);
    expect(await kept()).toEqual(['Kuda', '3000000988', 'ADEBISI ADE']);
    expect(world.alarms).toEqual([]);
  });

  it('has not the holder of another one that was told before, nor its bank', async () => {
    const world = await open();
    const { kept, tell } = await atPage(world);
    await tell(first);
    await tell({ accountNumber: '3000000988', accountHolder: undefined, bank: undefined });
    expect(await kept()).toEqual([undefined, '3000000988', undefined]);
    await tell({ accountNumber: undefined });
    expect(await kept()).toEqual([undefined, '3000000988', undefined]);
  });

  it('has no digits that open the payer’s own page until it is told, and no try at them is counted', async () => {
    const world = await open();
    const { payer } = await atPage(world);
    world.scripted.newest().status = 'approved';
    at(await payer.do('returned'), 'approved');
    const [mandate] = (await world.mandates.merchant.list({})).data;
    const token = mandate?.payerUrl.split('/').at(-1) ?? '';
    const { glance, tellLastFour } = world.mandates.payer;
    expect((await glance(token))?.hasAccount).toBe(false);
    for (let tries = 0; tries < 30; tries += 1) expect(await tellLastFour(token, '0457')).toBe('untold');
    Object.assign(world.scripted.newest(), first);
    await world.pass(minute);
    expect((await glance(token))?.hasAccount).toBe(true);
    expect(await tellLastFour(token, '0457')).toBe('right');
  });

  it('does not become another one once the bank has agreed, and somebody is told', async () => {
    const world = await open();
    const { payer, kept, tell } = await atPage(world);
    at(await tell({ ...first, status: 'approved' }), 'approved');
    Object.assign(world.scripted.newest(), { ...second, readyToDebit: true });
    await world.pass(minute);
    at(await payer.look(), 'approved');
    expect(await kept()).toEqual(['Zenith Bank', '2000000457', 'BISI ADE']);
    expect(new Set(world.alarms)).toEqual(new Set(['mandate_mismatch']));
  });

  it.each([
    ['ready', true],
    ['paused', false],
  ] as const)(
    'is completed by the list where the mandate is %s before it is told',
    async (state, isReady) => {
      const world = await open();
      const { kept, tell } = await atPage(world);
      await tell({ status: isReady ? 'approved' : 'suspended', readyToDebit: isReady });
      expect((await world.mandates.merchant.list({})).data).toMatchObject([{ state }]);
      await world.pass(2 * minute, minute);
      Object.assign(world.scripted.newest(), first);
      await world.pass(13 * hour, hour);
      expect(await kept()).toEqual(['Zenith Bank', '2000000457', 'BISI ADE']);
      expect(world.alarms).toEqual([]);
    },
  );
});
