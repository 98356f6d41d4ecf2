import { expect, it } from 'vitest';
import { account, agree, at, details, historyOf, toTerms, toTransfer, triesOf } from './mandate-payer.ts';
import { describeOnStores, hour, minute } from './world.ts';

describeOnStores('setting up a mandate', (open) => {
  it('has the banks asked for by the first payer who needs them, and by no merchant who only takes payments', async () => {
    const world = await open();
    await world.mint();
    await world.pass(hour, 10 * minute);
    expect(world.scripted.count('mandate-banks')).toBe(0);
    const { id } = await world.mintMandate({ reference: 'club-1' });
    at(await world.page(id).look(), 'choose-bank');
    expect(world.scripted.count('mandate-banks')).toBe(1);
    await world.pass(hour, 10 * minute);
    expect(world.scripted.count('mandate-banks')).toBeGreaterThan(1);
  });

  it('leads a payer from the bank to a mandate that can be debited', async () => {
    const world = await open();
    const { id } = await world.mintMandate();
    const payer = world.page(id);

    const banks = at(await payer.look(), 'choose-bank');
    expect(banks.banks.map(({ name }) => name)).toEqual(['GTBank', 'Ecobank']);
    const entering = at(await payer.do('choose-bank', { bankId: 'nip:000013' }), 'enter-account');
    expect(entering.asks).toEqual(['email', 'phone', 'address', 'bvn']);
    const terms = at(await payer.do('enter-account', { accountNumber: account, details }), 'review-terms');
    expect(terms.account).toEqual({ lastFour: '3461' });
    expect(terms.text.sentences).toContain(
      'Adire Lane can take at most ₦50,000.00 in all, from 5 January 2026 until 31 December 2026.',
    );

    const sending = at(await agree(payer), 'send-transfer');
    expect(sending).toMatchObject({
      transferMinor: 5_000,
      secondsLeft: 3_600,
      tooLate: false,
      destinations: [
        {
          id: '1',
          bankName: 'Guaranty Trust Bank Plc',
          accountNumber: '0020025929',
          recommended: 'same_bank',
          ussd: '*737*1*50*0020025929#',
        },
        { id: '0', bankName: 'Fidelity', accountNumber: '9020025928', ussd: '*737*2*50*9020025928#' },
      ],
    });
    expect(world.scripted.newest().order).toEqual({
      customerId: 'customer-1',
      reference: expect.stringMatching(/^[A-Z0-9]{20}$/),
      bankCode: '058',
      nipCode: '000013',
      accountNumber: account,
      totalCapMinor: 5_000_000,
      startDate: '2026-01-05',
      endDate: '2026-12-31',
      description: 'Cloth club',
      feeBearer: 'business',
    });

    at(await payer.do('transfer-sent'), 'await-bank');
    world.scripted.newest().status = 'approved';
    await world.pass(minute);
    at(await payer.look(), 'approved');
    world.scripted.newest().readyToDebit = true;
    await world.pass(hour);
    at(await payer.look(), 'ready');
    expect(await world.checkouts.merchant.get(id)).toMatchObject({ status: 'succeeded', readyToDebit: true });
    expect(await world.told()).toEqual([
      'mandate.created',
      'checkout.succeeded',
      'mandate.approved',
      'mandate.ready',
    ]);
    expect(await historyOf(world, id)).toEqual([
      'checkout.created',
      'bank.chosen',
      'account.entered',
      'create-customer.answered',
      'terms.accepted',
      'create-mandate.answered',
      'mandate.created',
      'transfer.claimed',
      'mandate.approved',
      'checkout.succeeded',
      'mandate.ready',
    ]);
  });

  it('asks a payer of an earlier mandate for nothing but the account', async () => {
    const world = await open();
    const first = await world.mintMandate();
    await toTransfer(world.page(first.id));
    const second = await world.mintMandate({ reference: 'club-2' });
    const payer = world.page(second.id);
    expect(at(await payer.do('choose-bank', { bankId: 'nip:000013' }), 'enter-account').asks).toEqual([]);
    const terms = await payer.do('enter-account', { accountNumber: account, details: {} });
    at(terms, 'review-terms');
    expect(world.scripted.count('create-customer')).toBe(1);
  });

  for (const [name, ago, secondsLeft] of [
    ['by the word of the provider', 2 * minute, 3_480],
    ['by our own clock where that word cannot be', 2 * hour, 3_600],
  ] as const) {
    it(`counts the hour of the transfer ${name}`, async () => {
      const world = await open();
      world.scripted.created = { createdAt: world.clock.now() - ago };
      const { id } = await world.mintMandate();
      expect((await toTransfer(world.page(id))).secondsLeft).toBe(secondsLeft);
    });
  }

  it('goes straight to the end where the provider approves at once', async () => {
    const world = await open();
    world.scripted.created = { status: 'approved', readyToDebit: true, destinations: [] };
    const { id } = await world.mintMandate();
    const payer = world.page(id);
    await toTerms(payer);
    at(await agree(payer), 'ready');
    expect((await triesOf(world, id)).map(({ state }) => state)).toEqual(['ready']);
  });
});
