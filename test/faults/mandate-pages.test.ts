import { expect, it } from 'vitest';
import type { MandateOrder } from '../../src/contract/mandate-terms.ts';
import type { CreateMandate } from '../../src/contract/merchant-api.ts';
import { Sealed } from '../../src/contract/sealed.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { agree, at, details, historyOf, triesOf } from './mandate-payer.ts';
import { findInRows } from './rows-in-clear.ts';
import { notSent, outOfReach, refused } from './scripted-mandates.ts';
import { describeOnStores, hour, minute, type Payer, type World } from './world.ts';

const order: MandateOrder = {
  type: 'emandate',
  debitType: 'variable',
  totalCapMinor: 5_000_000,
  startDate: '2026-01-05',
  endDate: '2026-12-31',
};
const byPage = { ways: ['provider-page'] } satisfies Partial<CreateMandate>;
const bank = { name: 'Zenith Bank', bankCode: '057', nipCode: '000015' };

async function toTermsByPage(payer: Payer): Promise<SessionView> {
  return payer.do('enter-details', { details });
}

async function toPage(world: World, changes: Partial<CreateMandate> = byPage) {
  const { id } = await world.mintMandate(changes);
  const payer = world.page(id);
  await toTermsByPage(payer);
  const leaving = at(await agree(payer), 'leave-to-provider');
  return { id, payer, leaving };
}

describeOnStores('a mandate on the provider’s own page', (open) => {
  it('is set up there after the terms, and is true once the provider says so', async () => {
    const world = await open();
    const { id } = await world.mintMandate(byPage);
    const payer = world.page(id);
    expect(at(await payer.look(), 'enter-details')).toMatchObject({
      asks: ['email', 'phone', 'address', 'bvn'],
      commands: ['enter-details', 'cancel'],
    });
    const terms = at(await toTermsByPage(payer), 'review-terms');
    expect(terms).toMatchObject({ commands: ['accept-terms', 'cancel'] });
    expect([terms.bank, terms.account]).toEqual([undefined, undefined]);
    expect(terms.text.sentences[0]).toBe(
      'You allow Adire Lane to take payments from the account that you choose on Scripted’s page.',
    );

    const leaving = at(await agree(payer), 'leave-to-provider');
    expect(leaving).toMatchObject({
      errand: 'mandate',
      url: 'https://pay.provider.example/mandate-1',
      host: 'pay.provider.example',
      commands: ['returned', 'go-back', 'cancel'],
    });
    expect(world.mandatePages.orders).toEqual([
      {
        customerId: 'customer-1',
        reference: expect.stringMatching(/^[A-Z0-9]{20}$/),
        type: 'emandate',
        amountMinor: 5_000_000,
        startDate: '2026-01-05',
        endDate: '2026-12-31',
        description: 'Cloth club',
        returnUrl: expect.stringMatching(/^https:\/\/pay\.adirelane\.example\/r\/[\w-]{32}$/),
      },
    ]);

    const token = world.mandatePages.orders[0]?.returnUrl.split('/r/')[1] ?? '';
    const back = await world.checkouts.pages.byReturnToken(token);
    expect((await world.checkouts.pages.byClientToken(back?.clientToken.open() ?? ''))?.checkoutId).toBe(id);
    await world.pass(7_000);
    expect(at(await payer.do('returned'), 'leave-to-provider').checkedSeconds).toBe(0);

    Object.assign(world.scripted.newest(), { status: 'approved', accountNumber: '2000000457', bank });
    const approved = at(await payer.do('returned'), 'approved');
    expect([approved.bank?.name, approved.account]).toEqual(['Zenith Bank', { lastFour: '0457' }]);
    world.scripted.newest().readyToDebit = true;
    await world.pass(hour);
    at(await payer.look(), 'ready');
    expect(await world.told()).toEqual([
      'mandate.created',
      'checkout.succeeded',
      'mandate.approved',
      'mandate.ready',
    ]);
    const [mandate] = (await world.mandates.merchant.list({ checkoutId: id })).data;
    expect(mandate).toMatchObject({ way: 'provider-page', bank: 'Zenith Bank', accountLastFour: '0457' });
    expect((await triesOf(world, id))[0]?.page?.url).toBeUndefined();
    expect(world.alarms).toEqual([]);
  });

  it('asks a payer of an earlier mandate for nothing but the agreement', async () => {
    const world = await open();
    await toPage(world);
    const { id } = await world.mintMandate({ ...byPage, reference: 'club-2' });
    const payer = world.page(id);
    at(await payer.look(), 'review-terms');
    at(await agree(payer), 'leave-to-provider');
    expect(world.scripted.count('create-customer')).toBe(1);
  });

  it('comes true without any return, by its page in front and by the list', async () => {
    const world = await open();
    const { payer } = await toPage(world);
    world.scripted.newest().status = 'approved';
    await world.pass(minute);
    at(await payer.look(), 'approved');
  });

  it('is asked about once more before it is given up, and then cancelled there', async () => {
    const world = await open();
    const { id, payer } = await toPage(world);
    const again = at(await payer.do('go-back'), 'review-terms');
    expect(again.notice).toBe('started_again');
    expect(world.scripted.newest().status).toBe('cancelled');
    expect(await world.told()).toEqual(['mandate.created', 'mandate.cancelled']);
    const next = at(await agree(payer), 'leave-to-provider');
    expect(next.url).toBe('https://pay.provider.example/mandate-2');
    expect((await triesOf(world, id)).map(({ state, owed }) => [state, owed])).toEqual([
      ['cancelled', undefined],
      ['awaiting_transfer', undefined],
    ]);
  });

  it('is not given up where it was approved meanwhile', async () => {
    const world = await open();
    const { payer } = await toPage(world);
    world.scripted.newest().status = 'approved';
    at(await payer.do('go-back'), 'approved');
    expect(world.scripted.count('cancel-mandate')).toBe(0);
  });

  it('is cancelled there, alarmed and told where it is approved though it was given up', async () => {
    const world = await open();
    const { payer } = await toPage(world);
    world.scripted.scripted['cancel-mandate'] = (before) => (before === 0 ? outOfReach : undefined);
    at(await payer.do('cancel'), 'cancelled');
    world.scripted.newest().status = 'approved';
    await world.pass(minute, 5_000);
    expect(world.scripted.newest().status).toBe('cancelled');
    expect(world.alarms).toEqual(['mandate_approved_after_end']);
    expect(await world.told()).toContain('mandate.late_approval');
  });

  it('is found by its reference and cancelled where the answer with its address was lost', async () => {
    const world = await open();
    world.mandatePages.answer = (before) => (before === 0 ? 'lost' : undefined);
    const { id } = await world.mintMandate(byPage);
    const payer = world.page(id);
    await toTermsByPage(payer);
    expect(at(await agree(payer), 'review-terms')).toMatchObject({ busy: true, commands: [] });
    await world.pass(10_000, 1_000);
    const leaving = at(await payer.look(), 'leave-to-provider');
    expect(leaving.url).toBe('https://pay.provider.example/mandate-2');
    expect(world.scripted.book.map(({ status }) => status)).toEqual(['cancelled', 'waiting']);
    const [first, second] = world.mandatePages.orders;
    expect(first?.returnUrl).not.toBe(second?.returnUrl);
  });

  it('is looked for by the process after, where the one that asked for it has died', async () => {
    const world = await open();
    let done = () => {};
    const asked = new Promise<void>((resolve) => {
      done = resolve;
    });
    world.mandatePages.answer = (before) => {
      if (before === 0) done();
      return before === 0 ? 'never' : undefined;
    };
    const { id } = await world.mintMandate(byPage);
    const payer = world.page(id);
    await toTermsByPage(payer);
    void agree(payer);
    await asked;
    const after = await world.restart();
    world.clock.pass(30_000);
    for (let waited = 0; waited < 4; waited += 1) {
      world.clock.pass(5_000);
      await after.completer.tick();
      await after.idle();
      await world.mandates.work.tick();
      await world.mandates.work.idle();
    }
    const leaving = at(await payer.look(), 'leave-to-provider');
    expect(leaving.url).toBe('https://pay.provider.example/mandate-2');
    expect(world.scripted.book.map(({ status }) => status)).toEqual(['cancelled', 'waiting']);
  });

  it('has its address, and that of the way back, in clear nowhere', async () => {
    const world = await open();
    const { id, payer, leaving } = await toPage(world);
    const returnToken = world.mandatePages.orders[0]?.returnUrl.split('/r/')[1] ?? '';
    const told = JSON.stringify(await world.mandates.merchant.list({ checkoutId: id }));
    expect(told).not.toContain(leaving.url);
    expect(await findInRows(world.driver, [leaving.url, returnToken])).toEqual([]);
    world.scripted.newest().status = 'approved';
    const approved = await payer.do('returned');
    expect(JSON.stringify(approved)).not.toContain(leaving.url);
    expect((await world.store.read(id))?.mandates[0]?.page?.url).toBeUndefined();
  });

  it('may be agreed to again where nothing was sent', async () => {
    const world = await open();
    world.mandatePages.answer = (before) => (before === 0 ? notSent : undefined);
    const { id } = await world.mintMandate(byPage);
    const payer = world.page(id);
    await toTermsByPage(payer);
    at(await agree(payer), 'unavailable');
    at(await payer.do('try-again'), 'review-terms');
    at(await agree(payer), 'leave-to-provider');
  });

  it.each([
    ['not_offered', 'not_offered', ['cancel']],
    ['other_mandate_waiting', 'other_mandate_waiting', ['restart', 'cancel']],
    ['account_refused', 'refused', ['restart', 'cancel']],
    ['refused', 'refused', ['restart', 'cancel']],
  ] as const)('fails plainly where the provider answers %s', async (reason, shown, commands) => {
    const world = await open();
    world.mandatePages.answer = () => refused(reason);
    const { id } = await world.mintMandate({ mandate: { ...order, type: 'signed' } });
    const payer = world.page(id);
    await toTermsByPage(payer);
    const failed = at(await agree(payer), 'mandate-failed');
    expect([failed.reason, failed.bank, failed.commands]).toEqual([shown, undefined, commands]);
  });

  it.each(['details_refused', 'name_differs'] as const)(
    'asks for the details again after %s',
    async (reason) => {
      const world = await open();
      world.mandatePages.answer = (before) => (before === 0 ? refused(reason) : undefined);
      const { id } = await world.mintMandate(byPage);
      const payer = world.page(id);
      await toTermsByPage(payer);
      expect(at(await agree(payer), 'enter-details')).toMatchObject({ problem: 'details_refused' });
    },
  );

  it('stays open while its payer may be at it, and for days once they have chosen an account there', async () => {
    const world = await open();
    const { payer } = await toPage(world, { ...byPage, expiresInSeconds: 60 });
    await world.pass(20 * minute);
    at(await payer.do('returned'), 'leave-to-provider');
    await world.pass(20 * minute);
    Object.assign(world.scripted.newest(), { accountNumber: '2000000457', bank });
    at(await payer.do('returned'), 'leave-to-provider');
    await world.pass(71 * hour);
    at(await payer.look(), 'leave-to-provider');
    await world.pass(2 * hour);
    at(await payer.look(), 'expired');
    expect(world.scripted.newest().status).toBe('cancelled');
  });

  it('tells which further accounts a sweep takes from, and which of them are ready', async () => {
    const world = await open();
    const { id, payer } = await toPage(world, { mandate: { ...order, type: 'sweep' } });
    expect(world.mandatePages.orders[0]?.type).toBe('sweep');
    const other = { bank: 'Kuda', lastFour: '7788', holder: 'BISI ADE' };
    const newest = world.scripted.newest();
    Object.assign(newest, {
      status: 'approved',
      readyToDebit: true,
      accountNumber: '2000000457',
      bank,
      linked: [{ ...other, readyToDebit: false }],
    });
    expect(at(await payer.do('returned'), 'ready').linked).toEqual([
      { bank: 'Kuda', lastFour: '7788', readyToDebit: false },
    ]);
    Object.assign(newest, { linked: [{ ...other, readyToDebit: true }] });
    await world.pass(7 * hour);
    const [mandate] = (await world.mandates.merchant.list({ checkoutId: id })).data;
    expect(mandate?.linked).toEqual([{ bank: 'Kuda', lastFour: '7788', readyToDebit: true }]);
  });

  it('leads to a selfie where the operator has it, and is refused where not', async () => {
    const mandate = { ...order, verification: 'selfie' } as const;
    const without = await open();
    await expect(without.mintMandate({ mandate })).rejects.toMatchObject({ code: 'invalid_request' });
    const world = await open({ settings: { selfieMandates: true } });
    const url = new Sealed('https://selfie.example/1');
    world.scripted.created = { destinations: [], page: { url } };
    const { id } = await world.mintMandate({ mandate });
    const payer = world.page(id);
    await payer.do('choose-bank', { bankId: 'nip:000013' });
    await payer.do('enter-account', { accountNumber: '0123453461', details });
    const leaving = at(await agree(payer), 'leave-to-provider');
    expect([leaving.errand, leaving.url, leaving.host]).toEqual([
      'selfie',
      'https://selfie.example/1',
      'selfie.example',
    ]);
    expect(world.scripted.newest().order).toMatchObject({ verification: 'selfie' });
    world.scripted.newest().status = 'approved';
    at(await payer.do('returned'), 'approved');
    expect(await historyOf(world, id)).toContain('page.returned');
  });

  it.each<[string, Partial<CreateMandate>]>([
    ['a sweep by the bank', { ways: ['bank'], mandate: { ...order, type: 'sweep' } }],
    ['a selfie on the page', { ...byPage, mandate: { ...order, verification: 'selfie' } }],
    ['fees on the payer by the page', { ...byPage, mandate: { ...order, feeBearer: 'customer' } }],
    ['two ways', { ways: ['bank', 'provider-page'] as never }],
  ])('is refused with %s', async (_, changes) => {
    const world = await open({ settings: { selfieMandates: true } });
    await expect(world.mintMandate(changes)).rejects.toMatchObject({ code: 'invalid_request' });
  });
});
