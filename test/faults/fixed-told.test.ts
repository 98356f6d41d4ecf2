import { expect, it } from 'vitest';
import { order } from './fixed-world.ts';
import { account, agree, at, details } from './mandate-payer.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** As the provider tells a mandate without the word for its kind of debits: its amount may be either. */
const told = (amountMinor: number) => ({
  debitType: undefined,
  perDebitMinor: undefined,
  totalCapMinor: amountMinor,
});

async function toTransfer(world: World) {
  const { id } = await world.mintMandate({ mandate: order });
  const payer = world.page(id);
  await payer.do('choose-bank', { bankId: 'nip:000013' });
  await payer.do('enter-account', { accountNumber: account, details });
  at(await agree(payer), 'send-transfer');
  return payer;
}

describeOnStores('a mandate that the provider debits by itself and tells without saying so', (open) => {
  it('is the one that was ordered where the amount is that of each debit, as its documents have it', async () => {
    const world = await open();
    Object.assign(world.scripted.created, told(order.perDebitMinor));
    const payer = await toTransfer(world);
    Object.assign(world.scripted.newest(), { status: 'approved', readyToDebit: true, balanceMinor: 0 });
    await world.pass(minute);
    at(await payer.look(), 'ready');
    expect(await world.told()).not.toContain('mandate.ended');
    expect(world.alarms).toEqual([]);
  });

  it.each([12_500_000, 999_999])(
    'is another one where its amount is %i, also where that is all of them together',
    async (amountMinor) => {
      const world = await open();
      const payer = await toTransfer(world);
      Object.assign(world.scripted.newest(), { ...told(amountMinor), status: 'approved' });
      await world.pass(minute);
      at(await payer.look(), 'send-transfer');
      expect(new Set(world.alarms)).toEqual(new Set(['mandate_mismatch']));
    },
  );
});
