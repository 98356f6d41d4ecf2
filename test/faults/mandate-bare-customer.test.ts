import { expect, it } from 'vitest';
import { agree, at, details, names } from './mandate-payer.ts';
import { keyRefused, outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, minute, type World } from './world.ts';

const { email } = details;
const mistyped = '22222222223';
const { email: _, ...asked } = details;

/** A customer of the provider's as a page for paying or linking makes one: no BVN, no phone, no address. */
async function atAccount(world: World, told: { email?: string; id?: string }, reference?: string) {
  const bare = { type: 'individual', email, phone: '', address: '', bvn: '' } as const;
  if (reference === undefined) world.scripted.customers.set('customer-of-page', bare);
  const { id } = await world.mintMandate({
    customer: { name: 'Bisi Ade', ...told },
    ...(reference !== undefined && { reference }),
  });
  const payer = world.page(id);
  at(await payer.do('choose-bank', { bankId: 'nip:000013' }), 'enter-account');
  const entered = { accountNumber: '0123453461', details: told.email === undefined ? details : asked };
  const wrong = { ...entered, details: { ...entered.details, bvn: mistyped } };
  return {
    id,
    payer,
    enter: () => payer.do('enter-account', entered),
    mistype: () => payer.do('enter-account', wrong),
  };
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

  it.each([
    ['the provider has taken it', undefined],
    ['the answer was lost', 'lost'],
  ] as const)('may correct a BVN that was mistyped, where %s', async (_name, answer) => {
    const world = await open();
    world.scripted.scripted['update-customer'] = (before) => (before === 0 ? answer : undefined);
    world.scripted.scripted['create-mandate'] = (before) =>
      before === 0 && answer === undefined ? refused('name_differs') : undefined;
    const { payer, mistype } = await atAccount(world, { email });
    const typed = await mistype();
    if (answer === 'lost') at(await payer.do('try-again'), 'enter-account');
    else expect(at(typed, 'review-terms').account).toBeDefined();
    const { asks } = at(answer === 'lost' ? await payer.look() : await agree(payer), 'enter-account');
    const full: Record<string, string> = { ...details, ...names };
    const told = Object.fromEntries(asks.map((ask) => [ask, full[ask] ?? '']));
    at(await payer.do('enter-account', { accountNumber: '0123453461', details: told }), 'review-terms');
    expect(world.scripted.customers.get('customer-of-page')?.bvn).toBe(details.bvn);
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().order.customerId).toBe('customer-of-page');
  });

  it('may correct it in the next checkout too, while nothing is set up with it', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (before) =>
      before === 0 ? refused('name_differs') : undefined;
    const { payer, mistype } = await atAccount(world, { email });
    at(await mistype(), 'review-terms');
    at(await agree(payer), 'enter-account');
    const next = await atAccount(world, { email }, 'club-2');
    at(await next.enter(), 'review-terms');
    at(await agree(next.payer), 'send-transfer');
    expect(world.scripted.customers.get('customer-of-page')?.bvn).toBe(details.bvn);
  });

  it('may not write over a BVN that a mandate was set up with', async () => {
    const world = await open();
    const { payer, mistype } = await atAccount(world, { email });
    at(await mistype(), 'review-terms');
    at(await agree(payer), 'send-transfer');
    const next = await atAccount(world, { email, id: 'member-8' }, 'club-2');
    expect(at(await next.enter(), 'enter-account').problem).toBe('customer_differs');
    expect(world.scripted.customers.get('customer-of-page')?.bvn).toBe(mistyped);
  });

  it('may not write over a BVN that was never typed here', async () => {
    const world = await open();
    const { enter } = await atAccount(world, { email });
    const known = world.scripted.customers.get('customer-of-page');
    if (known) world.scripted.customers.set('customer-of-page', { ...known, bvn: mistyped });
    expect(at(await enter(), 'enter-account').problem).toBe('customer_differs');
    expect(world.scripted.count('update-customer')).toBe(0);
  });

  it('may correct it a few times, and not try out numbers', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = () => refused('name_differs');
    const { payer, mistype } = await atAccount(world, { email });
    at(await mistype(), 'review-terms');
    at(await agree(payer), 'enter-account');
    for (let tries = 0; tries < 10; tries += 1) {
      const { asks } = at(await payer.look(), 'enter-account');
      const full: Record<string, string> = { ...details, ...names, bvn: `2222222210${tries}` };
      const told = Object.fromEntries(asks.map((ask) => [ask, full[ask] ?? '']));
      const entered = payer.do('enter-account', { accountNumber: '0123453461', details: told });
      if (world.scripted.count('update-customer') === 6) {
        await expect(entered).rejects.toMatchObject({ code: 'locked' });
      } else {
        at(await entered, 'review-terms');
        at(await agree(payer), 'enter-account');
      }
    }
    expect(world.scripted.count('update-customer')).toBe(6);
  });
});
