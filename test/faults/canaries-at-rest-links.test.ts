import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { visit } from '../fidelity/page-visitor.ts';
import { gtbank } from '../fidelity/sandbox-caller.ts';
import { foundIn } from '../journeys/forms-of-text.ts';
import { dumpTables } from './dump-tables.ts';
import { doCommand, payerOfMandate } from './sandbox-payer.ts';
import { clockOf, newSandboxClock, openSandboxWorld, sandboxKeyring } from './sandbox-world.ts';
import { describeOnStores } from './world.ts';

const pageKey = 'the-page-of-the-payer';
const customer = { name: 'Bisicanary Adecanary', email: 'bisi.canary@adirelane.example' };
const { phone, address, bvn } = payerOfMandate.details;
const secrets = ['Bisicanary', customer.email, phone, address, bvn, 'canary-user'];

describeOnStores('an account that a payer has linked, and its holder', (open) => {
  it('are in clear in no table, view, record, event or notification, from the link to a mandate of it', async () => {
    const { driver } = await open();
    const clock = newSandboxClock();
    const store = await createSqlStore({ driver, keyring: sandboxKeyring, clock: clockOf(clock) });
    const world = openSandboxWorld(store, clock);
    const { checkouts, links, mandates, sandbox, look, pass } = world;
    const hidden = [...secrets];
    const seen: string[] = [];
    const check = async (id: string): Promise<string> => {
      const view = await look(id);
      const listed = [await links.merchant.list({}), (await mandates.merchant.list({})).data];
      const kept = [await store.read(id), await checkouts.merchant.events(id)];
      const shown = inspect([view, kept], { depth: 20 }) + JSON.stringify([view, kept, listed[0]]);
      expect(foundIn(shown, hidden), view.step).toEqual([]);
      const inCapitals = ['BISICANARY', 'ADECANARY'];
      expect(foundIn(await dumpTables(driver), [...hidden, ...inCapitals]), view.step).toEqual([]);
      seen.push(view.step);
      return view.step;
    };

    world.takeWebhooks();
    const { checkout } = await checkouts.merchant.create(
      { kind: 'link', description: 'A credit line for your shop', reference: 'credit-1', customer },
      { idempotencyKey: 'credit-1' },
    );
    const view = await doCommand(checkouts.pages, await look(checkout.id), pageKey, {
      command: 'agree-sharing',
      body: {},
    });
    if (view.step !== 'leave-to-provider') throw new Error(`at ${view.step}`);
    await check(checkout.id);
    const page = visit(sandbox, view.url);
    await page.open();
    await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
    await page.send('log-in', { username: 'canary-user', password: '123456' });
    await page.send('consent');
    await pass(60_000);
    await sandbox.deliverWebhooks();
    await pass(60_000);
    const [linked] = (await links.merchant.list({})).data;
    const { accountNumber = '', accountHolder } = await links.merchant.get(linked?.id ?? '');
    expect([accountNumber.length, accountHolder]).toEqual([10, customer.name]);
    hidden.push(accountNumber);
    await check(checkout.id);

    const { id } = await world.mint('Adire of the month', {
      customer: { ...customer, phone, address },
      mandate: { ...order(clock.now()), linkedAccountId: linked?.id ?? '' },
    });
    await check(id);
    await doCommand(checkouts.pages, await look(id), pageKey, {
      command: 'enter-account',
      body: { details: { bvn } },
    });
    await check(id);
    while ((await check(id)) === 'review-terms') await world.step(await look(id));
    const [there] = sandbox.mandates.all();
    if (!there) throw new Error('No mandate was made');
    expect(there.account).toBe(accountNumber);
    sandbox.control.nibss.send(there.id);
    for (let passes = 0; passes < 100 && (await check(id)) !== 'ready'; passes += 1) await pass(600_000);
    expect([...new Set(seen)]).toEqual([
      ...[
        'leave-to-provider',
        'linked',
        'enter-account',
        'review-terms',
        'send-transfer',
        'approved',
        'ready',
      ],
    ]);
  });
});

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

const order = (now: number) => ({
  type: 'emandate' as const,
  debitType: 'variable' as const,
  totalCapMinor: 1_000_000,
  startDate: day(now),
  endDate: day(now + 365 * 86_400_000),
});
