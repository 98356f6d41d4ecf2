import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { foundIn } from '../journeys/forms-of-text.ts';
import { dumpTables } from './dump-tables.ts';
import { payerOfMandate } from './sandbox-payer.ts';
import { clockOf, newSandboxClock, openSandboxWorld, sandboxKeyring } from './sandbox-world.ts';
import { describeOnStores } from './world.ts';

const { accountNumber, details } = payerOfMandate;
const hidden = [accountNumber, ...Object.values(details)];
describeOnStores('the account and the details of a payer who sets up a mandate', (open) => {
  it('are in clear in no table, view, record, event or notification, from the bank to the end', async () => {
    const world = await open();
    const clock = newSandboxClock();
    const store = await createSqlStore({
      driver: world.driver,
      keyring: sandboxKeyring,
      clock: clockOf(clock),
    });
    const { mint, step, look, pass, sandbox, mandates, checkouts } = openSandboxWorld(store, clock);
    const { id } = await mint();
    const seen: string[] = [];
    const told: string[] = [];
    const check = async (): Promise<string> => {
      const view = await look(id);
      const listed = await mandates.merchant.list({});
      const debits = await Promise.all(listed.data.map((one) => mandates.merchant.listDebits(one.id, {})));
      const shown = [view, await store.read(id), await checkouts.merchant.events(id), listed, debits];
      expect(foundIn(JSON.stringify(view) + inspect(shown, { depth: 20 }), hidden), view.step).toEqual([]);
      expect(foundIn(await dumpTables(world.driver), hidden), view.step).toEqual([]);
      seen.push(view.step);
      return view.step;
    };

    for (let at = await check(); at !== 'send-transfer'; at = await check()) await step(await look(id));
    const [mandate] = (await mandates.merchant.list({})).data;
    const [there] = sandbox.mandates.all();
    if (!mandate || !there) throw new Error('No mandate was made');
    sandbox.control.nibss.setWaitingTime(180_000);
    sandbox.control.nibss.send(there.id);
    for (let passes = 0; passes < 100 && (await check()) !== 'ready'; passes += 1) await pass(60_000);
    const debit = { amountMinor: 400_000, reference: 'invoice-1', narration: 'Adire of May' };
    await mandates.merchant.debit(mandate.id, debit, { idempotencyKey: 'debit-1' });
    await check();
    await mandates.merchant.cancel(mandate.id, { idempotencyKey: 'cancel-1' });
    await pass(60_000);
    await check();
    for (const due of await store.claimNotifications(100, 1)) told.push(due.notification.type);

    expect([...new Set(seen)]).toEqual([
      ...['choose-bank', 'enter-account', 'review-terms', 'send-transfer', 'approved', 'ready'],
    ]);
    expect(told).toContain('debit.succeeded');
    expect(there.account).toBe(accountNumber);
    expect(sandbox.mandates.byId(there.id)).toMatchObject({ takenMinor: 400_000, status: 'cancelled' });
  });
});
