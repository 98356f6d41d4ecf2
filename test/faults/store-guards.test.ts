import { expect, it } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { DebitRecord, MandateRecord } from '../../src/proxy/store/mandate-records.ts';
import { accepted, debitRecord, insertMandateCheckout, mandateRecord } from './mandate-rows.ts';
import { describeOnStores, type World } from './world.ts';

const REFUSED = 'A statement was refused by the database: 23000';

async function withMandate(world: World, changes: Partial<MandateRecord> = {}): Promise<MandateRecord> {
  await insertMandateCheckout(world);
  const mandate = mandateRecord({ id: 'mdt_1', ...changes });
  await world.store.transaction((tx) => tx.insertMandate(mandate));
  return mandate;
}

const insertDebit = ({ store }: World, changes: Partial<DebitRecord> & { id: string }) =>
  store.transaction((tx) => tx.insertDebit(debitRecord(changes)));
const saveDebit = ({ store }: World, changes: Partial<DebitRecord> & { id: string }) =>
  store.transaction((tx) => tx.saveDebit(debitRecord(changes)));
const saveMandate = ({ store }: World, mandate: MandateRecord) =>
  store.transaction((tx) => tx.saveMandate(mandate));

const run = ({ driver }: World, statement: string) =>
  driver.withConnection((connection) => connection.query(statement, []));

const fixed: NonNullable<MandateRecord['fixed']> = {
  perDebitMinor: 100_000,
  schedule: {
    frequency: 'monthly',
    firstDebitDate: '2026-01-31',
    retries: 2,
    graceDays: 3,
    smallestPartMinor: 20_000,
  },
};
const destination = { bankName: 'Fidelity Bank', accountNumber: '0012345678' };

describeOnStores('whatever a proxy gets wrong, the database', (open) => {
  it.each<[string, Partial<MandateRecord>, Partial<MandateRecord>]>([
    ['another cap', {}, { totalCapMinor: 2_000_000 }],
    ['another reference', {}, { reference: 'ANOTHER' }],
    ['another merchant reference', {}, { merchantReference: 'subscription-2' }],
    ['a later end', {}, { endDate: '2027-12-31' }],
    ['another fee bearer', {}, { feeBearer: 'customer' }],
    ['another way', {}, { way: 'provider-page' }],
    ['another type', {}, { type: 'sweep' }],
    ['another way to prove the account', {}, { verification: 'selfie' }],
    ['another amount of each debit', { fixed }, { fixed: { ...fixed, perDebitMinor: 50_000 } }],
    ['another bank once the provider has it', {}, { bank: { id: 'zenith', name: 'Zenith' } }],
    ['another text than was agreed to', { accepted }, { accepted: { ...accepted, text: 'At most ₦1' } }],
    ['no agreement any more', { accepted }, { accepted: undefined }],
    ['another id at the provider', {}, { providerId: 'mmc_other' }],
    ['another start once the provider has it', {}, { startDate: '2026-01-06' }],
    ['a fence that falls', { fence: 3 }, { fence: 2 }],
    ['a life after its cancellation', { state: 'cancelled' }, { state: 'ready' }],
    ['a life after its rejection', { state: 'rejected' }, { state: 'awaiting_transfer' }],
    ['a life after its end', { state: 'ended', endReason: 'used_up' }, { state: 'approved' }],
    ['another reason for its end', { state: 'ended', endReason: 'used_up' }, { endReason: 'end_date' }],
    ['an approval taken back', { state: 'approved' }, { state: 'awaiting_transfer' }],
    ['an approval without its time', { approvedAt: 5 }, { approvedAt: undefined }],
    ['a draft again', { state: 'starting' }, { state: 'drafted' }],
  ])('gives a mandate never %s', async (_, before, after) => {
    const world = await open();
    const mandate = await withMandate(world, before);
    await expect(saveMandate(world, { ...mandate, ...after })).rejects.toThrow(REFUSED);
    expect(await world.store.readMandate('mdt_1')).toEqual(mandate);
  });

  it('lets a mandate go its way', async () => {
    const world = await open();
    const drafted = await withMandate(world, { state: 'drafted', providerId: undefined });
    const ways: Partial<MandateRecord>[] = [
      { startDate: '2026-01-06', bank: { id: 'zenith', name: 'Zenith', bankCode: '057' } },
      { accepted, state: 'starting', fence: 1 },
      { providerId: 'mmc_1', state: 'awaiting_transfer', destinations: [destination], transferMinor: 5_000 },
      { state: 'approved', approvedAt: 5 },
      { state: 'ready', readyAt: 6 },
      { state: 'paused' },
      { state: 'ready' },
      { state: 'cancelled', endedAt: 7, endReason: 'cancelled_by_payer', owed: 'cancel' },
      { owed: undefined, fence: 2, pageTokenHash: 'hash-of-the-next-link' },
    ];
    let mandate = drafted;
    for (const changes of ways) {
      mandate = { ...mandate, ...changes };
      await saveMandate(world, mandate);
    }
    expect(await world.store.readMandate('mdt_1')).toEqual(mandate);
  });

  it('takes the bank and the account of a mandate on the provider’s page once they are told', async () => {
    const world = await open();
    const page = { url: new Sealed('https://pay.example/1'), returnTokenHash: 'hash', returnedAt: 5 };
    const opened = { bank: undefined, accountNumber: undefined, page, way: 'provider-page' } as const;
    const mandate = { ...(await withMandate(world, opened)), bank: { id: 'zenith', name: 'Zenith' } };
    await saveMandate(world, mandate);
    expect(await world.store.readMandate('mdt_1')).toEqual(mandate);
    expect((await world.store.findByReturnTokenHash('hash'))?.id).toBe('co_mandate');
    const other = { ...mandate, bank: { id: 'gtbank', name: 'GTBank' } };
    await expect(saveMandate(world, other)).rejects.toThrow(REFUSED);
  });

  it('keeps the debits that the provider makes of a fixed mandate, and those only', async () => {
    const world = await open();
    await withMandate(world, { fixed, totalCapMinor: 100_000, state: 'ended' });
    await expect(insertDebit(world, { id: 'db_1', amountMinor: 50_000 })).rejects.toThrow(REFUSED);
    const told = { id: 'db_2', amountMinor: 200_000, origin: 'provider', isPart: true } as const;
    await insertDebit(world, told);
    expect(await world.store.readDebit('db_2')).toEqual(debitRecord(told));
    await expect(saveDebit(world, { ...told, isPart: false })).rejects.toThrow(REFUSED);
  });

  it('takes no debit of the provider’s for a mandate that the merchant debits', async () => {
    const world = await open();
    await withMandate(world);
    await expect(insertDebit(world, { id: 'db_1', origin: 'provider' })).rejects.toThrow(REFUSED);
  });

  it.each<[string, Partial<DebitRecord>, Partial<DebitRecord>]>([
    ['another amount', {}, { amountMinor: 500_000 }],
    ['another reference', {}, { reference: 'ANOTHER' }],
    ['another merchant reference', {}, { merchantReference: 'invoice-2' }],
    ['another narration', {}, { narration: 'Something else' }],
    ['a fence that falls', { fence: 3 }, { fence: 2 }],
    ['a failure after its success', { state: 'succeeded' }, { state: 'failed' }],
    ['its reference back after its success', { state: 'succeeded' }, { holdsReference: false }],
    ['a success right after its failure', { state: 'failed' }, { state: 'succeeded' }],
    ['a second sending after its failure', { state: 'failed' }, { state: 'sending' }],
    ['a second sending while it is under way', { state: 'processing' }, { state: 'sending' }],
    ['a second sending while a person looks at it', { state: 'needs_review' }, { state: 'sending' }],
  ])('gives a debit never %s', async (_, before, after) => {
    const world = await open();
    await withMandate(world);
    await insertDebit(world, { id: 'db_1', ...before });
    await expect(saveDebit(world, { id: 'db_1', ...before, ...after })).rejects.toThrow(REFUSED);
    expect(await world.store.readDebit('db_1')).toEqual(debitRecord({ id: 'db_1', ...before }));
  });

  it('takes a late success of a debit that had failed for review, also above the cap', async () => {
    const world = await open();
    await withMandate(world);
    await insertDebit(world, { id: 'db_1' });
    await saveDebit(world, { id: 'db_1', state: 'failed' });
    await insertDebit(world, { id: 'db_2', amountMinor: 1_000_000 });
    await saveDebit(world, { id: 'db_2', amountMinor: 1_000_000, state: 'succeeded' });
    await saveDebit(world, { id: 'db_1', state: 'needs_review' });
    expect(await world.store.debitSums('mdt_1')).toEqual({
      succeededMinor: 1_000_000,
      pendingMinor: 400_000,
    });
    await saveDebit(world, { id: 'db_1', state: 'succeeded' });
    expect(await world.store.debitSums('mdt_1')).toEqual({ succeededMinor: 1_400_000, pendingMinor: 0 });
  });

  it('lets no debits together be reserved above the cap, whether they have succeeded or are under way', async () => {
    const world = await open();
    await withMandate(world);
    await insertDebit(world, { id: 'db_1', state: 'succeeded' });
    await insertDebit(world, { id: 'db_2', state: 'needs_review' });
    await expect(insertDebit(world, { id: 'db_3', amountMinor: 200_001 })).rejects.toThrow(REFUSED);
    await insertDebit(world, { id: 'db_4', state: 'failed' });
    await insertDebit(world, { id: 'db_5', amountMinor: 200_000 });
    await expect(insertDebit(world, { id: 'db_6', amountMinor: 1 })).rejects.toThrow(REFUSED);
  });

  it('lets only one of two debits be reserved that come at once without a lock and do not both fit', async () => {
    const world = await open();
    await withMandate(world);
    const both = ['db_1', 'db_2'].map((id) => insertDebit(world, { id, amountMinor: 600_000 }));
    const done = await Promise.allSettled(both);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await world.store.debitSums('mdt_1')).toEqual({ succeededMinor: 0, pendingMinor: 600_000 });
  });

  it.each(['drafted', 'starting', 'awaiting_transfer', 'paused', 'cancelled', 'rejected', 'ended'] as const)(
    'lets nothing be reserved against a mandate that is %s',
    async (state) => {
      const world = await open();
      await withMandate(world, { state });
      await expect(insertDebit(world, { id: 'db_1' })).rejects.toThrow(REFUSED);
    },
  );

  it('takes no debit of another checkout than the one of its mandate, and none of nothing', async () => {
    const world = await open();
    await withMandate(world);
    await insertMandateCheckout(world, 'co_other');
    await expect(insertDebit(world, { id: 'db_1', checkoutId: 'co_other' })).rejects.toThrow(REFUSED);
    await expect(insertDebit(world, { id: 'db_1', amountMinor: 0 })).rejects.toThrow(REFUSED);
    await expect(insertDebit(world, { id: 'db_1', amountMinor: -400_000 })).rejects.toThrow(REFUSED);
  });

  it('deletes neither a mandate nor a debit', async () => {
    const world = await open();
    await withMandate(world);
    await insertDebit(world, { id: 'db_1' });
    await expect(run(world, 'delete from directpay.debits')).rejects.toThrow('rows are kept as they are');
    await expect(run(world, 'delete from directpay.mandates')).rejects.toThrow('rows are kept as they are');
  });

  it('keeps what a mandate was ordered for, while the setting up goes on', async () => {
    const world = await open();
    const checkout = await insertMandateCheckout(world);
    const { setup } = checkout;
    if (!setup) throw new Error('No mandate was ordered');
    const save = (change: Partial<typeof setup>, status: typeof checkout.status = 'open') =>
      world.store.transaction((tx) =>
        tx.saveCheckout({ ...checkout, status, version: 2, setup: { ...setup, ...change } }),
      );
    const order = { ...setup.order, totalCapMinor: 9_000_000 };
    await expect(save({ order })).rejects.toThrow(REFUSED);
    await save({ startDate: '2026-01-06', failure: 'too_late' });
    expect((await world.store.read(checkout.id))?.checkout.setup).toEqual({
      ...setup,
      startDate: '2026-01-06',
      failure: 'too_late',
    });
  });

  it('lets a mandate whose checkout has ended be cancelled under a lease, and a payment not', async () => {
    const world = await open();
    const mandate = await insertMandateCheckout(world);
    const payment = (await world.store.read((await world.mint()).id))?.checkout;
    const lease = { owner: 'this', call: undefined, until: 1 };
    for (const [checkout, isLet] of [
      [mandate, true],
      [payment, false],
    ] as const) {
      if (!checkout) throw new Error('No checkout was minted');
      const ended = { ...checkout, status: 'cancelled', holdsReference: false } as const;
      await world.store.transaction((tx) => tx.saveCheckout(ended));
      const leased = world.store.transaction((tx) => tx.saveCheckout({ ...ended, lease }));
      await (isLet ? leased : expect(leased).rejects.toThrow(REFUSED));
    }
  });
});
