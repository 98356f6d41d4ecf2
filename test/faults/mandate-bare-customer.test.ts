import { expect, it } from 'vitest';
import { agree, at, details } from './mandate-payer.ts';
import { keyRefused, outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, minute, type World } from './world.ts';

const { email } = details;
const { email: _, ...asked } = details;

/** A customer of the provider's as a page for paying or linking makes one: no BVN, no phone, no address. */
async function atAccount(world: World, told: { email?: string }) {
  world.scripted.customers.set('customer-of-page', {
    type: 'individual',
    email,
    phone: '',
    address: '',
    bvn: '',
  });
  const { id } = await world.mintMandate({ customer: { name: 'Bisi Ade', ...told } });
  const payer = world.page(id);
  at(await payer.do('choose-bank', { bankId: 'nip:000013' }), 'enter-account');
  const entered = { accountNumber: '0123453461', details: told.email === undefined ? details : asked };
  return { id, payer, enter: () => payer.do('enter-account', entered) };
}

describeOnStores('a payer whose e-mail address the provider knows from one of its pages', (open) => {
  it('is that customer where the merchant has named the address, and gets the BVN that a mandate needs', async () => {
    const world = await open();
    const { payer, enter } = await atAccount(world, { email });
    at(await enter(), 'review-terms');
    expect(world.scripted.customers.get('customer-of-page')).toMatchObject(asked);
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().order.customerId).toBe('customer-of-page');
    expect(world.scripted.customers.size).toBe(1);
  });

  it('is not that customer where nobody but the payer has told the address', async () => {
    const world = await open();
    const { enter } = await atAccount(world, {});
    expect(at(await enter(), 'enter-account').problem).toBe('customer_differs');
    expect(world.scripted.count('update-customer')).toBe(0);
    expect(world.scripted.customers.get('customer-of-page')?.bvn).toBe('');
  });

  it('is asked for the details again where the provider does not take the BVN', async () => {
    const world = await open();
    world.scripted.scripted['update-customer'] = () => refused('details_refused');
    const { enter } = await atAccount(world, { email });
    expect(at(await enter(), 'enter-account').problem).toBe('details_refused');
  });

  it.each([
    ['the answer is lost', 'lost', 'customer-of-page'],
    ['the provider does not answer', outOfReach, 'customer-of-page'],
    ['our key is refused', keyRefused, 'customer-of-page'],
  ] as const)('goes on later where %s, and uses up no try', async (_name, answer, customerId) => {
    const world = await open();
    world.scripted.scripted['update-customer'] = (before) => (before === 0 ? answer : undefined);
    const { id, payer, enter } = await atAccount(world, { email });
    at(await enter(), 'unavailable');
    expect((await world.store.read(id))?.checkout.loginTriesUsed).toBe(0);
    at(await payer.do('try-again'), 'enter-account');
    at(await enter(), 'review-terms');
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().order.customerId).toBe(customerId);
    await world.pass(minute);
    expect(world.scripted.count('delete-customer')).toBe(0);
  });
});
