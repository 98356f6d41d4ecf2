import { expect, it } from 'vitest';
import { ready } from './fixed-world.ts';
import { atPage, linkedAccounts, ring } from './linking-payer.ts';
import { describeOnStores, minute, type World } from './world.ts';

/** As many again of the link that is there, each with a checkout of its own, opened one millisecond after the other. */
async function copyLink({ driver }: World, count: number): Promise<void> {
  await driver.withConnection(async (connection) => {
    await connection.query(
      `insert into directpay.checkouts select (jsonb_populate_record(c, jsonb_build_object('id', 'co_' || n,
        'client_token_hash', 'hash-' || n, 'support_code', 'code-' || n, 'reference', 'copy-' || n))).*
      from directpay.checkouts c, generate_series(1, ${count}) n`,
      [],
    );
    await connection.query(
      `insert into directpay.links select (jsonb_populate_record(l, jsonb_build_object('id', 'li_' || n,
        'checkout_id', 'co_' || n, 'reference', 'REFERENCE' || n, 'page_return_hash', 'hash-' || n,
        'opened_at', l.opened_at + n, 'next_at', null))).*
      from directpay.links l, generate_series(1, ${count}) n`,
      [],
    );
  });
}

describeOnStores('an account that nobody here knows', (open) => {
  it('makes the two hundred links due whose pages were opened last, and no more', async () => {
    const world = await open();
    await atPage(world);
    await copyLink(world, 203);
    await ring(world, { accountId: 'acc_of_nobody' });
    const due = await world.driver.withConnection((connection) =>
      connection.query(
        `select id::text from directpay.links where next_at <= ${world.clock.now()} order by opened_at`,
        [],
      ),
    );
    const newest = Array.from({ length: 200 }, (_, index) => [`li_${index + 4}`]);
    expect(due).toEqual(newest);
  });
});

describeOnStores('an account that is linked here', (open) => {
  it('makes its link due when its webhook comes, and no mandate of anybody', async () => {
    const world = await open();
    const { checkoutId } = await ready(world);
    const { id } = await atPage(world);
    world.linking.link('acc_1', { dataStatus: 'available' });
    await world.pass(minute, 15_000);
    expect((await linkedAccounts(world)).data).toHaveLength(1);
    const dueOf = async (checkout: string) => {
      const rows = await world.store.read(checkout);
      return [rows?.mandates[0]?.nextAt, rows?.links[0]?.nextAt];
    };
    const [mandateBefore] = await dueOf(checkoutId);
    expect(mandateBefore).toBeGreaterThan(world.clock.now());
    await ring(world, { accountId: 'acc_1' });
    expect(await dueOf(checkoutId)).toEqual([mandateBefore, undefined]);
    expect(await dueOf(id)).toEqual([undefined, world.clock.now()]);
  });
});
