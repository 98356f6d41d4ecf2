import { expect, it } from 'vitest';
import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import { asksToken } from './scripted-provider.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const customer = { name: 'Bisi Ade', email: 'bisi@adirelane.example' };
const either: Pick<CreatePayment, 'ways' | 'pageMethods' | 'customer'> = {
  ways: ['bank', 'provider-page'],
  pageMethods: ['transfer'],
  customer,
};
const toPage = { way: 'provider-page', method: 'transfer' } as const;

const pageReference = ({ pages }: World) => pages.orders.at(-1)?.reference ?? '';

/** A payer who has given a page up and is logged in to a bank. */
async function atBankAfterPage(world: World) {
  const { id } = await world.mint(either);
  const payer = world.page(id);
  await payer.do('choose-way', toPage);
  await payer.do('change-way');
  await payer.do('choose-way', { way: 'bank' });
  await payer.logIn();
  return { id, payer };
}

/** Verify knows the page's payment alone, and says that it is at it. */
function payingThere(world: World): void {
  const reference = pageReference(world);
  world.provider.verifyAs = (asked) =>
    asked === reference
      ? {
          kind: 'ok',
          value: {
            status: 'open',
            isUnderWay: true,
            reference,
            amountMinor: 500_000,
            currency: 'NGN',
            mode: 'test',
            createdAt: world.clock.now(),
          },
        }
      : { kind: 'ok', value: { status: 'not-found' } };
}

describeOnStores('a payer who left a page for a bank, and paid on the page', (open) => {
  it('is shown the account that it was paid from, not the bank that was chosen', async () => {
    const world = await open();
    const { id, payer } = await atBankAfterPage(world);
    await payer.do('cancel');
    const found = { bank: 'Opay', account: { number: '9999995555' }, amountMinor: 500_000 };
    world.provider.debit(pageReference(world), found);
    await world.pass(2 * minute);
    await world.pass(2 * hour, hour);
    const seen = { as: 'paid', note: 'Seen on the statement' } as const;
    await world.checkouts.merchant.resolve(id, seen, { idempotencyKey: 'seen' });
    const receipt = await payer.look();
    expect(receipt).toMatchObject({
      step: 'paid',
      bankTold: 'Opay',
      account: { lastFour: '5555' },
      pageMethod: 'transfer',
      providerReference: pageReference(world),
    });
    expect(receipt).not.toHaveProperty('bank');
  });

  it('is not told to wait for the bank that was chosen while the page is being paid through', async () => {
    const world = await open();
    const { payer } = await atBankAfterPage(world);
    payingThere(world);
    await world.pass(2 * minute, 30_000);
    const view = await payer.look();
    expect(view).toMatchObject({ step: 'confirming', mayHavePaid: true });
    expect(view).not.toHaveProperty('bank');
  });

  it('is told which bank is waited for where it is one', async () => {
    const world = await open();
    const { payer } = await atBankAfterPage(world);
    world.provider.verifyAs = () => ({ kind: 'ok', value: { status: 'not-found' } });
    expect(await payer.do('pay')).toMatchObject({ step: 'confirming', bank: { id: 'one-way' } });
  });

  it('has the payment that was under way resolved as paid, not the one that the bank still asked about', async () => {
    const world = await open();
    world.provider.script.charge = () => asksToken;
    const { id, payer } = await atBankAfterPage(world);
    await payer.do('pay');
    payingThere(world);
    await world.pass(2 * minute, 30_000);
    await world.pass(2 * hour, hour);
    const seen = { as: 'paid', note: 'Seen on the statement' } as const;
    await world.checkouts.merchant.resolve(id, seen, { idempotencyKey: 'seen' });
    expect(await world.checkouts.merchant.get(id)).toMatchObject({
      status: 'succeeded',
      payment: { providerReference: pageReference(world), pageMethod: 'transfer' },
    });
  });
});
