import { expect, it } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import type { InboxRecord } from '../../src/proxy/store/records.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { idsOf, openWith } from './store-with-mandates.ts';
import { describeOnStores, minute, type World } from './world.ts';

const oldSecret = 'sk_test_the-secret-of-adire-lane-0000000001';
const sorted = (ids: readonly string[]) => [...ids].sort();

function webhook(changes: Partial<InboxRecord> & { id: string }): InboxRecord {
  return {
    dedupeKey: changes.id,
    type: 'events.mandates.approved',
    reference: undefined,
    mandateId: undefined,
    saysCancelled: false,
    quarantined: false,
    body: new Sealed('e30='),
    receivedAt: 1,
    replayedAt: undefined,
    replayKey: undefined,
    ...changes,
  };
}

describeOnStores('what makes a mandate due', (open) => {
  it.each<[string, Partial<InboxRecord>, readonly string[], readonly string[]]>([
    ['a mandate by the id of the provider', { mandateId: 'mmc_mdt_1' }, ['mdt_1'], []],
    ['a mandate by our reference', { reference: 'REFERENCEmdt_2' }, ['mdt_2'], []],
    ['a debit by our reference', { reference: 'REFERENCEdb_1' }, [], ['db_1']],
    ['a debit and its mandate', { reference: 'REFERENCEdb_1', mandateId: 'mmc_mdt_1' }, ['mdt_1'], ['db_1']],
    ['nothing of ours', { reference: 'REFERENCE', mandateId: 'mmc' }, [], []],
    ['nothing', {}, [], []],
  ])('makes due what a webhook names: %s', async (_, names, mandates, debits) => {
    const { store } = await openWith(
      open,
      [{ id: 'mdt_1' }, { id: 'mdt_2' }],
      [
        { id: 'db_1', amountMinor: 1 },
        { id: 'db_2', amountMinor: 1 },
      ],
    );
    const due = async () => [
      idsOf(await store.claimDueMandates(10, minute)),
      idsOf(await store.claimDueDebits(10, minute)),
    ];
    expect(await store.keepWebhook(webhook({ id: 'wh_1', ...names }))).toBe(true);
    expect(await due()).toEqual([mandates, debits]);
  });

  it('lets a webhook wait for whoever changes the mandate, so that the bell is not written over', async () => {
    const { store, driver } = await openWith(open, [{ id: 'mdt_1' }]);
    let kept: Promise<boolean> | undefined;
    await store.transaction(async (tx) => {
      const [mandate] = (await tx.lock('co_mandate'))?.mandates ?? [];
      kept = store.keepWebhook(webhook({ id: 'wh_1', mandateId: 'mmc_mdt_1' }));
      if (driver.notifySql) await isWaitedFor(driver);
      if (mandate) await tx.saveMandate({ ...mandate, readCount: 1, nextAt: undefined });
    });
    expect(await kept).toBe(true);
    expect(idsOf(await store.claimDueMandates(10, minute))).toEqual(['mdt_1']);
  });

  it('leaves a debit alone that is being sent, until its process has an answer', async () => {
    const lease = { owner: 'this', call: 'debit', until: 9 } as const;
    const { store } = await openWith(open, [{ id: 'mdt_1' }], [{ id: 'db_1', lease }]);
    await store.keepWebhook(webhook({ id: 'wh_1', reference: 'REFERENCEdb_1' }));
    expect(await store.ringUnsettled()).toBe(0);
    expect(await store.claimDueDebits(10, minute)).toEqual([]);
  });

  it('makes every debit due that is not settled when nobody can read what the provider says', async () => {
    const states = ['sending', 'processing', 'succeeded', 'failed', 'needs_review'] as const;
    const { store } = await openWith(
      open,
      [{ id: 'mdt_1' }],
      states.map((state) => ({ id: `db_${state}`, state, amountMinor: 1 })),
    );
    expect(await store.ringUnsettled()).toBe(2);
    expect(sorted(idsOf(await store.claimDueDebits(10, minute)))).toEqual(['db_processing', 'db_sending']);
  });

  it('makes due what a process that has gone still holds, and not what it holds itself', async () => {
    const other = { owner: 'the-one-before', call: 'debit', until: 9 } as const;
    const own = { ...other, owner: 'the-one' };
    const world = await openWith(
      open,
      [{ id: 'mdt_1', lease: other }, { id: 'mdt_2', lease: own }, { id: 'mdt_3' }],
      [
        { id: 'db_1', lease: other, amountMinor: 1 },
        { id: 'db_2', lease: own, amountMinor: 1 },
      ],
    );
    const { driver, clock } = world;
    const keyring = createKeyring([oldSecret]);
    const store = await createSqlStore({ driver: { ...driver, owner: 'the-one' }, clock, keyring });
    expect(await store.ringLeasesOfOthers()).toBe(2);
    expect(idsOf(await store.claimDueMandates(10, minute))).toEqual(['mdt_1']);
    expect(idsOf(await store.claimDueDebits(10, minute))).toEqual(['db_1']);
  });

  it('remembers that a webhook called a mandate cancelled, also where only a later reader understood it', async () => {
    const { store } = await openWith(open, [{ id: 'mdt_1' }]);
    const said = () => store.wasSaidCancelled('mmc_mdt_1');
    await store.keepWebhook(webhook({ id: 'wh_1', mandateId: 'mmc_mdt_1' }));
    await store.keepWebhook(webhook({ id: 'wh_2', mandateId: 'mmc_mdt_2', saysCancelled: true }));
    await store.keepWebhook(webhook({ id: 'wh_3', quarantined: true }));
    expect(await said()).toBe(false);
    const reading = {
      type: 'events.mandates.cancelled',
      reference: undefined,
      mandateId: 'mmc_mdt_1',
      saysCancelled: true,
      quarantined: false,
    };
    await store.claimDueMandates(10, minute);
    expect(await store.replayWebhook('wh_3', 'key-1', reading)).toBe(true);
    expect(await said()).toBe(true);
    expect(idsOf(await store.claimDueMandates(10, minute))).toEqual(['mdt_1']);
    expect(await store.readWebhook('wh_3')).toMatchObject(reading);
    expect(await store.replayWebhook('wh_3', 'key-1', reading)).toBe(false);
  });
});

/** Returns once somebody waits for a lock in this database. */
async function isWaitedFor(driver: World['driver']): Promise<void> {
  const waiting =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  const ask = () => driver.withConnection((connection) => connection.query(waiting, []));
  for (let rows = await ask(); rows.length === 0; rows = await ask());
}
