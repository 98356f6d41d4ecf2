import { expect, it } from 'vitest';
import { agree, at, details } from './mandate-payer.ts';
import { outOfReach } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const day = 24 * hour;
const chosen = {
  accountNumber: '2000000457',
  bank: { name: 'Zenith Bank', bankCode: '057', nipCode: '000015' },
};

async function atPage(world: World, expiresInSeconds: number) {
  const { id } = await world.mintMandate({ ways: ['provider-page'], expiresInSeconds });
  const payer = world.page(id);
  await payer.do('enter-details', { details });
  at(await agree(payer), 'leave-to-provider');
  return payer;
}

describeOnStores('a payer who is done on the provider’s page and never comes back', (open) => {
  it('is waited for once the list tells their account, and approved when the bank says so', async () => {
    const world = await open();
    const payer = await atPage(world, 60);
    await world.pass(5 * minute);
    Object.assign(world.scripted.newest(), chosen);
    await world.pass(19 * minute, minute);
    expect(world.scripted.count('read-mandate')).toBe(0);
    await world.pass(41 * minute, minute);
    at(await payer.look(), 'leave-to-provider');
    world.scripted.newest().status = 'approved';
    await world.pass(minute);
    expect(at(await payer.look(), 'approved').account).toEqual({ lastFour: '0457' });
    expect(world.alarms).toEqual([]);
  });

  it('is asked about once more right before the checkout would end, where the list says nothing', async () => {
    const world = await open();
    world.scripted.scripted['list-mandates'] = () => outOfReach;
    const payer = await atPage(world, 60);
    await world.pass(24 * minute, minute);
    expect(world.scripted.count('read-mandate')).toBe(0);
    Object.assign(world.scripted.newest(), chosen);
    await world.pass(20 * minute, minute);
    at(await payer.look(), 'leave-to-provider');
    expect(world.scripted.count('read-mandate')).toBe(1);
  });

  it('has the bank’s days from the time on at which the account was told, however long the page was there', async () => {
    const world = await open();
    const payer = await atPage(world, (5 * day) / 1_000);
    await world.pass(5 * day - hour, 6 * hour);
    Object.assign(world.scripted.newest(), chosen);
    await world.pass(minute);
    await world.pass(71 * hour, hour);
    at(await payer.look(), 'leave-to-provider');
    await world.pass(2 * hour, hour);
    at(await payer.look(), 'expired');
  });

  it('costs one reading by itself, shortly before the bank’s days are over, and the list beside it', async () => {
    const world = await open();
    await atPage(world, 60);
    Object.assign(world.scripted.newest(), chosen);
    await world.pass(hour, minute);
    await world.pass(69 * hour, hour);
    expect(world.scripted.count('read-mandate')).toBe(0);
    await world.pass(2 * hour - 2 * minute, minute);
    expect(world.scripted.count('read-mandate')).toBe(1);
  });
});

describeOnStores(
  'a payer who comes back from the provider’s page right before the checkout would end',
  (open) => {
    it('is asked about once more before the end that their coming back has put off', async () => {
      const world = await open();
      world.scripted.scripted['list-mandates'] = () => outOfReach;
      const payer = await atPage(world, 60);
      await world.pass(27 * minute, minute);
      await payer.do('returned');
      await world.pass(5_000);
      Object.assign(world.scripted.newest(), chosen);
      await world.pass(40 * minute, minute);
      at(await payer.look(), 'leave-to-provider');
      expect(world.alarms).toEqual([]);
    });
  },
);
