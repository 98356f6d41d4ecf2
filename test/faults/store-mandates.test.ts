import { expect, it } from 'vitest';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { account, CAP_MINOR, debitRecord, mandateRecord } from './mandate-rows.ts';
import { idsOf, openWith } from './store-with-mandates.ts';
import { describeOnStores, minute } from './world.ts';

const oldSecret = 'sk_test_the-secret-of-adire-lane-0000000001';
const newSecret = 'sk_test_the-secret-of-adire-lane-0000000002';
const ours = { mode: 'test', provider: 'scripted' } as const;

const sorted = (ids: readonly string[]) => [...ids].sort();

describeOnStores('the store of mandates', (open) => {
  it('gives back a mandate and a debit as they were kept, with every field', async () => {
    const mandate = mandateRecord({
      id: 'mdt_1',
      merchantCustomerId: 'customer-7',
      accepted: { version: '1', hash: 'h', text: 'At most ₦10,000.00 in all', at: 5 },
      nibssCode: 'RC1/1/2',
      destinations: [{ bankName: 'Fidelity Bank', accountNumber: '0012345678', colour: '#0a0' }],
      transferMinor: 5_000,
      deadlineAt: 11,
      claimedAt: 12,
      sentAt: 13,
      approvedAt: 14,
      readyAt: 15,
      endedAt: 16,
      endReason: 'cancelled_by_payer',
      pausedBy: 'payer',
      owed: 'cancel',
      owedTries: 2,
      lookups: 3,
      readCount: 4,
      fence: 5,
      lease: { owner: 'this', call: 'cancel-mandate', until: 17 },
      nextAt: 18,
    });
    const debit = debitRecord({
      id: 'db_1',
      feeBearer: 'customer',
      split: {
        type: 'percentage',
        feeBearer: 'business',
        distribution: [{ account: 'sub_1', value: 20, maxMinor: 100 }],
      },
      failure: 'bank_refused',
      feeMinor: 7,
      sessionId: 'nip-1',
      sentAt: 21,
      settledAt: 22,
      failedReadAt: 23,
      verifyCount: 24,
      fence: 25,
      lease: { owner: 'this', call: 'debit', until: 26 },
      nextAt: 27,
    });
    const world = await openWith(open, [mandate], [debit]);
    expect(await world.store.readMandate('mdt_1')).toEqual(mandate);
    expect(await world.store.findMandateByPageTokenHash(mandate.pageTokenHash)).toEqual(mandate);
    expect((await world.store.read('co_mandate'))?.mandates).toEqual([mandate]);
    expect(await world.store.readDebit('db_1')).toEqual(debit);
    const kept = await world.store.readMandate('mdt_1');
    expect(kept?.accountNumber?.open()).toBe(account.number);
    expect(kept?.accountHolder?.open()).toBe(account.holder);
    expect(kept?.pageToken.open()).toBe(account.pageToken);
  });

  it('shows a mandate that is only drafted to nobody but its checkout', async () => {
    const world = await openWith(open, [{ id: 'mdt_1', state: 'drafted' }]);
    expect(await world.store.readMandate('mdt_1')).toBeUndefined();
    expect(await world.store.findMandateByPageTokenHash('hash-of-mdt_1')).toBeUndefined();
    expect(await world.store.listMandates({ ...ours, limit: 10 })).toEqual([]);
    expect(await world.store.waitingMandates('test', 'scripted')).toEqual([]);
    expect(idsOf((await world.store.read('co_mandate'))?.mandates ?? [])).toEqual(['mdt_1']);
  });

  it('lists mandates newest first, page by page, by each thing that they are looked for by', async () => {
    const world = await openWith(open, [
      { id: 'mdt_1', createdAt: 1 },
      { id: 'mdt_2', createdAt: 2, merchantReference: 'subscription-2', state: 'paused' },
      { id: 'mdt_3', createdAt: 2, merchantCustomerId: 'customer-7' },
      { id: 'mdt_4', createdAt: 3, mode: 'live' },
      { id: 'mdt_5', createdAt: 3, provider: 'another' },
    ]);
    const list = async (query: object) =>
      idsOf(await world.store.listMandates({ ...ours, limit: 10, ...query }));
    expect(await list({})).toEqual(['mdt_3', 'mdt_2', 'mdt_1']);
    expect(await list({ limit: 1 })).toEqual(['mdt_3']);
    expect(await list({ limit: 1, before: { at: 2, id: 'mdt_3' } })).toEqual(['mdt_2']);
    expect(await list({ merchantReference: 'subscription-2' })).toEqual(['mdt_2']);
    expect(await list({ merchantCustomerId: 'customer-7' })).toEqual(['mdt_3']);
    expect(await list({ state: 'paused' })).toEqual(['mdt_2']);
    expect(await list({ checkoutId: 'co_mandate' })).toEqual(['mdt_3', 'mdt_2', 'mdt_1']);
    expect(await list({ checkoutId: 'co_other' })).toEqual([]);
  });

  it('lists the debits of one mandate newest first, page by page', async () => {
    const world = await openWith(
      open,
      [{ id: 'mdt_1' }, { id: 'mdt_2' }],
      [
        { id: 'db_1', createdAt: 1, amountMinor: 1 },
        { id: 'db_2', createdAt: 2, amountMinor: 1 },
        { id: 'db_3', createdAt: 2, amountMinor: 1 },
        { id: 'db_4', createdAt: 3, mandateId: 'mdt_2' },
      ],
    );
    const list = async (query: object) =>
      idsOf(await world.store.listDebits({ mandateId: 'mdt_1', limit: 10, ...query }));
    expect(await list({})).toEqual(['db_3', 'db_2', 'db_1']);
    expect(await list({ limit: 1, before: { at: 2, id: 'db_3' } })).toEqual(['db_2']);
  });

  it('adds up what was taken and what may have been, of one mandate', async () => {
    const states = ['succeeded', 'succeeded', 'sending', 'processing', 'needs_review', 'failed'] as const;
    const world = await openWith(
      open,
      [{ id: 'mdt_1' }, { id: 'mdt_2' }],
      states.map((state, index) => ({ id: `db_${index}`, state, amountMinor: 10 ** index })),
    );
    const sums = { succeededMinor: 11, pendingMinor: 11_100 };
    expect(await world.store.debitSums('mdt_1')).toEqual(sums);
    expect(await world.store.transaction((tx) => tx.debitSums('mdt_1'))).toEqual(sums);
    expect(await world.store.debitSums('mdt_2')).toEqual({ succeededMinor: 0, pendingMinor: 0 });
  });

  it('takes a merchant reference of a debit once in a mode, over all mandates, until it is given back', async () => {
    const world = await openWith(open, [{ id: 'mdt_1' }, { id: 'mdt_2' }], [{ id: 'db_1' }]);
    const taken = { merchantReference: 'invoice-db_1', mandateId: 'mdt_2', amountMinor: CAP_MINOR };
    const holder = () =>
      world.store.transaction(async (tx) => (await tx.holderOfDebitReference('invoice-db_1', 'test'))?.id);
    const insert = () =>
      world.store.transaction((tx) => tx.insertDebit(debitRecord({ id: 'db_2', ...taken })));
    expect(await holder()).toBe('db_1');
    await expect(insert()).rejects.toMatchObject({
      name: 'StoreConflict',
      constraint: 'debits_reference_held',
    });
    await world.store.transaction((tx) =>
      tx.saveDebit(debitRecord({ id: 'db_1', state: 'failed', holdsReference: false })),
    );
    expect(await holder()).toBeUndefined();
    await insert();
    expect(await holder()).toBe('db_2');
  });

  it('knows the customer of a payer until it is forgotten, and then the next one', async () => {
    const { store } = await openWith(open, []);
    const known = () => store.customerOf('scripted', 'test', 'payer-1');
    const keep = (id: string) =>
      store.transaction((tx) => tx.keepCustomer('scripted', 'test', 'payer-1', id));
    expect(await known()).toBeUndefined();
    await keep('cus_1');
    expect(await known()).toBe('cus_1');
    expect(await store.customerOf('scripted', 'live', 'payer-1')).toBeUndefined();
    expect(await store.customerOf('another', 'test', 'payer-1')).toBeUndefined();
    await store.transaction((tx) => tx.forgetCustomer('scripted', 'test', 'payer-1'));
    expect(await known()).toBeUndefined();
    await keep('cus_2');
    expect(await known()).toBe('cus_2');
  });

  it('tells which mandates wait, newest first, and nothing of those that do not', async () => {
    const states = ['starting', 'awaiting_transfer', 'approved', 'ready', 'paused', 'ended'] as const;
    const { store } = await openWith(open, [
      ...states.map((state, index) => ({ id: `mdt_${state}`, state, createdAt: index })),
      { id: 'mdt_lost', state: 'starting', createdAt: 9, providerId: undefined },
      { id: 'mdt_live', state: 'approved', mode: 'live' },
      { id: 'mdt_other', state: 'approved', provider: 'another' },
    ]);
    const waiting = await store.waitingMandates('test', 'scripted');
    expect(idsOf(waiting)).toEqual(['mdt_lost', 'mdt_approved', 'mdt_awaiting_transfer', 'mdt_starting']);
    expect(waiting[0]).toEqual({
      id: 'mdt_lost',
      checkoutId: 'co_mandate',
      providerId: undefined,
      reference: 'REFERENCEmdt_lost',
      state: 'starting',
      createdAt: 9,
      isBankTold: true,
      isAccountTold: true,
    });
  });

  it('hands what is due to one process at a time, and again after its lease', async () => {
    const due = { nextAt: 1 };
    const world = await openWith(
      open,
      [{ id: 'mdt_1', ...due }, { id: 'mdt_2', ...due }, { id: 'mdt_3' }],
      [
        { id: 'db_1', ...due, amountMinor: 1 },
        { id: 'db_2', ...due, amountMinor: 1 },
        { id: 'db_3', amountMinor: 1 },
      ],
    );
    const { store, clock } = world;
    for (const claim of [store.claimDueMandates, store.claimDueDebits]) {
      const both = await Promise.all([claim(10, minute), claim(10, minute)]);
      const claimed = both.flat();
      expect(new Set(idsOf(claimed)).size).toBe(2);
      expect(claimed).toHaveLength(2);
      expect(claimed.map(({ checkoutId }) => checkoutId)).toEqual(['co_mandate', 'co_mandate']);
      expect(await claim(10, minute)).toEqual([]);
    }
    clock.pass(minute);
    expect(await store.claimDueMandates(1, minute)).toHaveLength(1);
    expect(sorted(idsOf(await store.claimDueDebits(10, minute)))).toEqual(['db_1', 'db_2']);
  });

  it('gives a turn to one of two processes, and to the next one when its time has come', async () => {
    const world = await openWith(open, []);
    const take = () => world.store.takeTurn('sweep', minute);
    expect((await Promise.all([take(), take()])).sort()).toEqual([false, true]);
    expect(await world.store.takeTurn('another', minute)).toBe(true);
    world.clock.pass(minute - 1);
    expect(await take()).toBe(false);
    world.clock.pass(1);
    expect((await Promise.all([take(), take()])).sort()).toEqual([false, true]);
  });

  it('closes accounts and links again with the new key, and opens them without the old one', async () => {
    const world = await openWith(open, [{ id: 'mdt_1' }, { id: 'mdt_2', accountHolder: undefined }]);
    const { driver, clock } = world;
    const rotating = await createSqlStore({ driver, clock, keyring: createKeyring([newSecret, oldSecret]) });
    while ((await rotating.reencrypt(1)) > 0);
    const rotated = await createSqlStore({ driver, clock, keyring: createKeyring([newSecret]) });
    const [one, other] = (await rotated.read('co_mandate'))?.mandates ?? [];
    expect([one?.accountNumber?.open(), one?.accountHolder?.open(), one?.pageToken.open()]).toEqual([
      account.number,
      account.holder,
      account.pageToken,
    ]);
    expect([other?.accountNumber?.open(), other?.accountHolder]).toEqual([account.number, undefined]);
  });

  it('keeps nothing of an account or a link in clear', async () => {
    const { driver } = await openWith(open, [{ id: 'mdt_1' }]);
    const rows = await driver.withConnection((connection) =>
      connection.query('select row_to_json(t)::text from directpay.mandates t', []),
    );
    const kept = JSON.stringify(rows);
    expect(Object.values(account).filter((canary) => kept.includes(canary))).toEqual([]);
  });
});
