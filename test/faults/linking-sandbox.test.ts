import { expect, it } from 'vitest';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { visit } from '../fidelity/page-visitor.ts';
import { gtbank } from '../fidelity/sandbox-caller.ts';
import { linkOf } from '../support/link-of.ts';
import { doCommand } from './sandbox-payer.ts';
import { clockOf, newSandboxClock, openSandboxWorld, sandboxKeyring } from './sandbox-world.ts';
import { describeOnStores, hour, minute } from './world.ts';

const pageKey = 'the-page-of-the-payer';

/** A payer in front of the provider's page, over the sandbox and the adapter, with webhooks coming in. */
async function toPage(driver: Parameters<typeof createSqlStore>[0]['driver']) {
  const manual = newSandboxClock();
  const store = await createSqlStore({ driver, keyring: sandboxKeyring, clock: clockOf(manual) });
  const world = openSandboxWorld(store, manual);
  const { checkouts, sandbox, links } = world;
  world.takeWebhooks();
  const { checkout } = await checkouts.merchant.create(
    {
      kind: 'link',
      description: 'A credit line for your shop',
      reference: 'credit-1',
      customer: { name: 'Bisi Ade', email: 'bisi@adirelane.example' },
    },
    { idempotencyKey: 'credit-1' },
  );
  const { id } = linkOf(checkout);
  const command = async (name: 'agree-sharing' | 'returned') =>
    doCommand(checkouts.pages, await world.look(id), pageKey, { command: name, body: {} });
  const view = await command('agree-sharing');
  if (view.step !== 'leave-to-provider') throw new Error(`at ${view.step}`);
  const page = visit(sandbox, view.url);
  return {
    ...world,
    id,
    back: () => command('returned'),
    /** Links an account as this user of the sandbox. */
    async link(user: string): Promise<string> {
      await page.open();
      await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
      await page.send('log-in', { username: user, password: '123456' });
      return page.send('consent');
    },
    /** Time passes, and what webhooks wait come in. */
    async later(ms: number): Promise<void> {
      await world.pass(ms);
      await sandbox.deliverWebhooks();
      await world.pass(0);
    },
    list: async () => (await links.merchant.list({})).data,
    told: async () => (await store.claimNotifications(100, 1)).map(({ notification }) => notification.type),
  };
}

const done = ['checkout.succeeded', 'account.linked', 'account.data_available'];

describeOnStores('with the pages for linking as they are documented', (open) => {
  const arrive = async () => toPage((await open()).driver);

  it.each([
    ['user_good', 'with all that is told of it'],
    ['link_untold', 'without a word of the provider'],
    ['link_no_ref', 'told by the account alone'],
    ['link_other_ref', 'told under somebody else’s reference'],
    ['link_repeated', 'told five times'],
    ['link_reordered', 'told in the wrong order'],
    ['link_stranger', 'told beside an account that nobody has linked'],
    ['link_late', 'told half an hour late'],
  ])('%s: an account is linked and its data come, %s', async (user) => {
    const { link, back, later, look, list, told, id } = await arrive();
    await link(user);
    await back();
    await later(1);
    expect(await look(id)).toMatchObject({ step: 'linked', dataStatus: 'processing' });
    for (let passed = 0; passed < 8; passed += 1) await later(5 * minute);
    expect(await look(id)).toMatchObject({ step: 'linked', dataStatus: 'available' });
    expect(await list()).toMatchObject([{ checkoutId: id, dataStatus: 'available', bank: 'GTBank' }]);
    expect(await told()).toEqual(done);
  });

  it.each([
    ['link_data_failed', 'failed', ['checkout.succeeded', 'account.linked', 'account.data_failed']],
    ['link_data_never', 'processing', ['checkout.succeeded', 'account.linked']],
    ['link_slow', 'available', done],
  ])('%s: the data of the account are %s after an hour', async (user, dataStatus, types) => {
    const { link, later, look, told, id } = await arrive();
    await link(user);
    for (let passed = 0; passed < 12; passed += 1) await later(5 * minute);
    expect(await look(id)).toMatchObject({ step: 'linked', dataStatus });
    expect(await told()).toEqual(types);
  });

  it('a payer whose bank takes no details waits at the provider’s page, and nothing is linked', async () => {
    const { link, back, later, look, list, id } = await arrive();
    await expect(link('link_refused')).rejects.toThrow('There is no form');
    await back();
    await later(minute);
    expect(await look(id)).toMatchObject({ step: 'leave-to-provider', checkedSeconds: 60 });
    expect(await list()).toEqual([]);
  });

  it('the merchant reads the account anew, with its whole number', async () => {
    const { link, back, later, list, links } = await arrive();
    await link('user_good');
    await back();
    await later(1);
    const [found] = await list();
    await later(hour);
    const read = await links.merchant.get(found?.id ?? '');
    expect(read).toMatchObject({ dataStatus: 'available', bankCode: '058', isGone: false });
    expect(read.accountNumber).toMatch(/^\d{10}$/);
    expect(read.accountNumber?.slice(-4)).toBe(found?.accountLastFour);
    expect(JSON.stringify(found)).not.toContain(read.accountNumber);
  });
});
