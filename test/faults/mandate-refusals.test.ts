import { expect, it } from 'vitest';
import {
  account,
  agree,
  at,
  details,
  historyOf,
  names,
  toTerms,
  toTransfer,
  triesOf,
} from './mandate-payer.ts';
import { keyRefused, notSent, outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, minute } from './world.ts';

describeOnStores('a mandate that is refused', (open) => {
  it('finds a customer that the provider knows already, by e-mail address and BVN together', async () => {
    const world = await open();
    world.scripted.customers.set('customer-old', {
      type: 'individual',
      ...details,
      phone: '08099999999',
    });
    const { id } = await world.mintMandate();
    await toTerms(world.page(id));
    expect(world.scripted.asked.map(({ call }) => call)).toEqual([
      'mandate-banks',
      'create-customer',
      'find-customer',
      'update-customer',
    ]);
    expect(world.scripted.customers.get('customer-old')?.phone).toBe(details.phone);
    expect((await triesOf(world, id)).map(({ customerId }) => customerId)).toEqual(['customer-old']);
  });

  it('says that the details belong to somebody else, and takes no more after five tries', async () => {
    const world = await open();
    world.scripted.customers.set('another', { type: 'individual', ...details, bvn: '33333333333' });
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    for (const bvn of ['22222222221', '22222222222', '22222222223', '22222222224', '22222222225']) {
      const asked = at(await payer.look(), 'enter-account').asks;
      const entered = asked.includes('firstName') ? { ...details, ...names, bvn } : { ...details, bvn };
      const told = await payer.do('enter-account', { accountNumber: account, details: entered });
      expect(at(told, 'enter-account').problem).toBe('customer_differs');
    }
    const asked = world.scripted.count('create-customer');
    const entered = { ...details, ...names };
    await expect(
      payer.do('enter-account', { accountNumber: account, details: entered }),
    ).rejects.toMatchObject({ code: 'locked' });
    expect(world.scripted.count('create-customer')).toBe(asked);
  });

  it('takes only what was asked for, and all of it', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    const { bvn: _, ...without } = details;
    for (const told of [without, { ...details, firstName: 'Somebody' }, {}]) {
      await expect(
        payer.do('enter-account', { accountNumber: account, details: told }),
      ).rejects.toMatchObject({ code: 'invalid_request' });
    }
    await expect(payer.do('enter-account', { details })).rejects.toMatchObject({ code: 'invalid_request' });
    expect(world.scripted.count('create-customer')).toBe(0);
  });

  it('finds the customer whose making was not answered, when the payer tries again', async () => {
    const world = await open();
    world.scripted.scripted['create-customer'] = (number) => (number === 0 ? 'lost' : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    const view = await payer.do('enter-account', { accountNumber: account, details });
    expect(at(view, 'unavailable').reason).toBe('provider_unreachable');
    at(await payer.do('try-again'), 'enter-account');
    at(await payer.do('enter-account', { accountNumber: account, details }), 'review-terms');
    expect(world.scripted.customers.size).toBe(1);
  });

  it('moves the start to the next day where the day is taken, and asks again for agreement', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) =>
      number === 0 ? refused('start_date_in_use') : undefined;
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    const first = await toTerms(payer);
    const moved = at(await agree(payer), 'review-terms');
    expect([moved.notice, moved.mandate.startDate]).toEqual(['start_date_moved', '2026-01-06']);
    await expect(payer.do('accept-terms', { hash: first.text.hash })).rejects.toMatchObject({
      code: 'step_out_of_order',
    });
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().order.startDate).toBe('2026-01-06');
  });

  it('looks no further than fourteen days for a free one', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = () => refused('start_date_in_use');
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    let tries = 0;
    while ((await payer.look()).step === 'review-terms') {
      await agree(payer);
      tries += 1;
    }
    expect(tries).toBe(15);
    expect(at(await payer.look(), 'mandate-failed').reason).toBe('refused');
  });

  it('takes another reference by itself where ours is taken, and cancels what may stand under the first', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) =>
      number === 0 ? refused('reference_in_use') : undefined;
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    const [first, second] = await triesOf(world, id);
    expect([first?.state, first?.owed, second?.state]).toEqual(['cancelled', 'cancel', 'awaiting_transfer']);
    await world.pass(5 * minute, 10_000);
    expect((await triesOf(world, id)).map(({ owed }) => owed)).toEqual([undefined, undefined]);
  });

  it('cancels the try of another checkout that the same payer has left behind on the account', async () => {
    const world = await open();
    const left = await world.mintMandate();
    await toTransfer(world.page(left.id));
    const waiting = world.scripted.newest();
    world.scripted.scripted['create-mandate'] = () =>
      waiting.status === 'waiting' ? refused('other_mandate_waiting') : undefined;
    const { id } = await world.mintMandate({ reference: 'club-2' });
    const payer = world.page(id);
    await toTransfer(payer);
    expect(waiting.status).toBe('cancelled');
    expect(at(await world.page(left.id).look(), 'mandate-failed').reason).toBe('replaced');
    expect(
      (await triesOf(world, left.id)).map(({ state, endReason, owed }) => [state, endReason, owed]),
    ).toEqual([['cancelled', 'replaced', undefined]]);
  });

  it('cancels its own first try where the reference was taken because that one was made after all', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => {
      if (number === 0) return 'lost-as-taken';
      return world.scripted.book[0]?.status === 'waiting' ? refused('other_mandate_waiting') : undefined;
    };
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTransfer(payer);
    expect(world.scripted.book.map(({ status }) => status)).toEqual(['cancelled', 'waiting']);
    expect((await triesOf(world, id)).map(({ state }) => state)).toEqual([
      'cancelled',
      'cancelled',
      'awaiting_transfer',
    ]);
  });

  it('leaves the waiting mandate of somebody else alone, and says what stands in the way', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = () => refused('other_mandate_waiting');
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    expect(at(await agree(payer), 'mandate-failed').reason).toBe('other_mandate_waiting');
    expect(world.scripted.count('cancel-mandate')).toBe(0);
  });

  it('leads back to the account where the provider does not take it, with what was entered', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) =>
      number === 0 ? refused('account_refused') : undefined;
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    const view = at(await agree(payer), 'enter-account');
    expect([view.problem, view.asks, view.account]).toEqual(['account_refused', [], { lastFour: '3461' }]);
    at(await payer.do('enter-account', { accountNumber: '0555551111', details: {} }), 'review-terms');
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.newest().accountNumber).toBe('0555551111');
  });

  it('asks for the details again where the provider has lost the customer', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) =>
      number === 0 ? refused('customer_not_found') : undefined;
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    const view = at(await agree(payer), 'enter-account');
    expect([view.asks, view.problem]).toEqual([['email', 'phone', 'address', 'bvn'], undefined]);
    at(await payer.do('enter-account', { details }), 'review-terms');
    at(await agree(payer), 'send-transfer');
  });

  it('is unavailable while our key is refused, alarmed, and goes on where it was', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? keyRefused : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    expect(at(await agree(payer), 'unavailable').reason).toBe('provider_refuses_us');
    expect(world.alarms).toEqual(['provider_key_refused']);
    at(await payer.do('try-again'), 'review-terms');
    at(await agree(payer), 'send-transfer');
  });

  it('sends nothing twice where nothing left us', async () => {
    const world = await open();
    world.scripted.scripted['create-mandate'] = (number) => (number === 0 ? notSent : undefined);
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    expect(at(await agree(payer), 'unavailable').reason).toBe('provider_unreachable');
    at(await payer.do('try-again'), 'review-terms');
    at(await agree(payer), 'send-transfer');
    expect(world.scripted.book).toHaveLength(1);
  });

  it('makes a mandate without destinations anew, and gives up where none ever comes', async () => {
    const world = await open();
    world.scripted.created = { destinations: [] };
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    expect(at(await agree(payer), 'mandate-failed').reason).toBe('refused');
    await world.pass(minute, 10_000);
    expect(world.scripted.book.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  for (const [name, told] of [
    ['amount', { totalCapMinor: 50_000 }],
    ['reference', { reference: 'ANOTHERREFERENCE0000' }],
    ['account', { accountNumber: '0999999999' }],
    ['mode', { mode: 'live' as const }],
  ] as const) {
    it(`cancels what was made with another ${name} than ours`, async () => {
      const world = await open();
      world.scripted.created = told;
      const { id } = await world.mintMandate();
      const payer = world.page(id);
      await toTerms(payer);
      expect(at(await agree(payer), 'mandate-failed').reason).toBe('refused');
      expect(world.alarms).toContain('mandate_mismatch');
      await world.pass(minute, 10_000);
      expect(world.scripted.newest().status).toBe('cancelled');
    });
  }

  it('is unavailable where no list of banks can be had', async () => {
    const world = await open();
    world.scripted.scripted['mandate-banks'] = () => outOfReach;
    const { id } = await world.mintMandate();
    expect(at(await world.page(id).look(), 'unavailable').reason).toBe('provider_unreachable');
    expect(await historyOf(world, id)).toEqual(['checkout.created']);
  });
});
