import { expect, it } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { atPage } from './linking-payer.ts';
import { account, agree, at, details, names, toTerms, toTransfer, triesOf } from './mandate-payer.ts';
import { outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type Payer, type World } from './world.ts';

const second = 1_000;

/** As far as the refusal of the first mandate, for a reason that is the payer's to mend. */
async function toRefusal(
  world: World,
  payer: Payer,
  reason: 'name_differs' | 'details_refused' = 'name_differs',
) {
  world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? refused(reason) : undefined);
  await toTerms(payer);
  return at(await agree(payer), 'enter-account');
}

/** What a payer tells of herself, asked for everything. */
const corrected = { ...details, ...names };
const enter = (payer: Payer, entered: object = corrected) =>
  payer.do('enter-account', { accountNumber: account, details: entered });

describeOnStores('a payer whose details the provider refuses only at the mandate', (open) => {
  for (const [reason, asks] of [
    ['name_differs', ['firstName', 'lastName', 'email', 'phone', 'address', 'bvn']],
    ['details_refused', ['firstName', 'lastName', 'email', 'phone', 'address', 'bvn']],
  ] as const) {
    it(`is asked for them once more after ${reason}, and known by what they correct`, async () => {
      const world = await open();
      const { id } = await world.mintMandate();
      const payer = world.page(id);
      const view = await toRefusal(world, payer, reason);
      expect([view.problem, view.asks, view.account]).toEqual([reason, asks, { lastFour: '3461' }]);
      at(await payer.do('enter-account', { details: corrected }), 'review-terms');
      at(await agree(payer), 'send-transfer');
      expect([...world.scripted.customers]).toEqual([['customer-2', { type: 'individual', ...corrected }]]);
      expect(world.scripted.newest().order).toMatchObject({
        customerId: 'customer-2',
        accountNumber: account,
      });
    });
  }

  it('tells again what the merchant told only where that may be the cause', async () => {
    const world = await open();
    const customer = { id: 'bisi', name: 'Bisi Ade', email: details.email, phone: details.phone };
    const { id } = await world.mintMandate({ customer });
    const view = await toRefusal(world, world.page(id));
    expect(view.asks).toEqual(['firstName', 'lastName', 'address', 'bvn']);
    const other = await world.mintMandate({ customer: { ...customer, id: 'tunde' }, reference: 'club-2' });
    world.scripted.customers.clear();
    world.scripted.scripted['create-mandate'] = () => refused('details_refused');
    await toTerms(world.page(other.id));
    expect(at(await agree(world.page(other.id)), 'enter-account').asks).toEqual([
      'firstName',
      'lastName',
      'email',
      'phone',
      'address',
      'bvn',
    ]);
  });

  it('is not taken for the refused customer by another checkout of the same merchant', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    await toRefusal(world, world.page(id));
    const other = await world.mintMandate({ reference: 'club-2' });
    const view = await world.page(other.id).do('choose-bank', { bankId: 'nip:000013' });
    expect(at(view, 'enter-account').asks).toEqual(['email', 'phone', 'address', 'bvn']);
  });

  it('leaves no unused customer behind, however long the provider does not answer', async () => {
    const world = await open();
    world.scripted.scripted['delete-customer'] = (number) => (number < 3 ? outOfReach : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toRefusal(world, payer);
    await payer.do('cancel');
    await world.pass(10 * second, second);
    expect([world.scripted.customers.size, (await triesOf(world, id))[0]?.owed]).toEqual([
      1,
      'delete-customer',
    ]);
    await world.pass(2 * minute, 10 * second);
    expect([world.scripted.customers.size, (await triesOf(world, id))[0]?.owed]).toEqual([0, undefined]);
    expect(world.scripted.count('delete-customer')).toBe(4);
    await world.pass(10 * minute, minute);
    expect(world.scripted.count('delete-customer')).toBe(4);
    expect(world.alarms).toEqual([]);
  });

  it('is not told of anew before the refused customer is gone', async () => {
    const world = await open();
    world.scripted.scripted['delete-customer'] = (number) => (number === 0 ? outOfReach : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toRefusal(world, payer);
    expect(at(await enter(payer), 'unavailable').reason).toBe('provider_unreachable');
    expect(world.scripted.count('create-customer')).toBe(1);
    expect(at(await payer.do('try-again'), 'enter-account').problem).toBe('name_differs');
    at(await enter(payer), 'review-terms');
    expect([...world.scripted.customers.keys()]).toEqual(['customer-2']);
  });

  it('is not locked out where nobody learns whether the refused customer is gone', async () => {
    const world = await open();
    world.scripted.scripted['delete-customer'] = () => outOfReach;
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toRefusal(world, payer);
    await world.pass(2 * minute, 10 * second);
    const other = { ...corrected, email: 'b@example.com', bvn: '22222222227' };
    at(await enter(payer, other), 'review-terms');
    expect((await triesOf(world, id))[0]?.owed).toBe(undefined);
    const asked = world.scripted.count('delete-customer');
    await world.pass(10 * minute, minute);
    expect(world.scripted.count('delete-customer')).toBe(asked);
  });

  it('has it deleted for three days and no longer', async () => {
    const world = await open();
    world.scripted.scripted['delete-customer'] = () => outOfReach;
    const { id } = await world.mintMandate({ expiresInSeconds: 3_600 });
    await toRefusal(world, world.page(id));
    await world.pass(71 * hour, 12 * hour);
    expect((await triesOf(world, id))[0]?.owed).toBe('delete-customer');
    await world.pass(2 * hour, hour);
    expect((await triesOf(world, id))[0]).toMatchObject({ owed: undefined, nextAt: undefined });
  });

  it('goes on where the provider says that it does not delete', async () => {
    const world = await open();
    world.scripted.scripted['delete-customer'] = () => refused('refused');
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toRefusal(world, payer);
    await world.pass(10 * minute, minute);
    expect(world.scripted.count('delete-customer')).toBe(1);
    expect(at(await enter(payer), 'enter-account').problem).toBe('customer_differs');
    at(await enter(payer, { ...corrected, email: 'b@example.com', bvn: '22222222227' }), 'review-terms');
  });

  it('is led out of the circle where the provider knew them before: that customer is never deleted', async () => {
    const world = await open();
    world.scripted.customers.set('customer-old', { type: 'individual', ...details });
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toRefusal(world, payer);
    await world.pass(minute, 10 * second);
    expect(at(await enter(payer), 'enter-account').problem).toBe('customer_differs');
    at(await payer.do('enter-account', { accountNumber: '0555551111', details: corrected }), 'review-terms');
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().order.customerId).toBe('customer-old');
    expect(world.scripted.count('delete-customer')).toBe(0);
  });

  it('keeps a customer that another checkout has begun a mandate with', async () => {
    const world = await open();
    const first = await world.mintMandate();
    await toTerms(world.page(first.id));
    const second_ = await world.mintMandate({ reference: 'club-2' });
    await toTransfer(world.page(second_.id));
    world.scripted.scripted['create-mandate'] = () => refused('name_differs');
    at(await agree(world.page(first.id)), 'enter-account');
    await world.pass(minute, 10 * second);
    expect([...world.scripted.customers.keys()]).toEqual(['customer-1']);
    expect(world.scripted.count('delete-customer')).toBe(0);
  });

  for (const [whose, kept] of [
    ['that customer', 'customer-1'],
    ['another one', undefined],
  ] as const) {
    it(`${kept ? 'keeps' : 'does not keep'} a customer where a page for linking an account was given for ${whose} meanwhile`, async () => {
      const world = await open();
      const { id } = await world.mintMandate();
      await toTerms(world.page(id));
      const url = new Sealed('https://link.provider.example/page-1');
      const customerId = kept ?? 'customer of bisi@adirelane.example';
      world.linking.answerOpen = () => ({ kind: 'ok', value: { url, customerId } });
      const { payer: linking } = await atPage(world);
      await linking.do('go-back');
      world.scripted.scripted['create-mandate'] = () => refused('name_differs');
      at(await agree(world.page(id)), 'enter-account');
      await world.pass(minute, 10 * second);
      expect([...world.scripted.customers.keys()]).toEqual(kept ? [kept] : []);
      expect(world.scripted.count('delete-customer')).toBe(kept ? 0 : 1);
    });
  }

  it('keeps a customer with whom a mandate of this checkout was waited for', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    await payer.do('restart');
    world.scripted.scripted['create-mandate'] = () => refused('name_differs');
    at(await agree(payer), 'enter-account');
    await world.pass(minute, 10 * second);
    expect(world.scripted.count('delete-customer')).toBe(0);
  });

  it('may have five customers made by one checkout, whatever becomes of them, and then no more', async () => {
    const world = await open();
    const { id } = await world.mintMandate({ customer: { name: 'Bisi Ade' } });
    const payer = world.page(id);
    world.scripted.scripted['create-customer'] = (number) => (number === 2 ? 'lost' : undefined);
    for (const tried of ['1', '2', '3', '4', '5']) {
      await payer.do('choose-bank', { bankId: 'nip:000013' });
      const entered = { ...details, email: `bisi${tried}@example.com`, bvn: `2222222222${tried}` };
      const { step } = await enter(payer, entered);
      expect(step).toBe(tried === '3' ? 'unavailable' : 'review-terms');
      await payer.do('change-bank');
    }
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    const entered = { ...details, email: 'bisi6@example.com', bvn: '22222222226' };
    await expect(enter(payer, entered)).rejects.toMatchObject({ code: 'locked' });
    expect(world.scripted.customers.size).toBe(5);
  });

  it('is not counted where the provider surely made none', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    world.scripted.scripted['create-customer'] = (number) =>
      number < 6 ? { kind: 'not-executed', cause: 'not_sent', code: '' } : undefined;
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    for (let tried = 0; tried < 6; tried += 1) {
      at(await enter(payer, details), 'unavailable');
      await payer.do('try-again');
    }
    at(await enter(payer, details), 'review-terms');
  });
});
