import { expect, it } from 'vitest';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { CHECKOUT, MANDATE, newKey, readyMandate } from './debit-world.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const right = '6789';

async function withPage(world: World): Promise<{ token: string; renew(): Promise<string> }> {
  await readyMandate(world);
  const renew = async () => {
    const { mandate } = await world.mandates.merchant.renewLink(MANDATE, newKey());
    return mandate.payerUrl.split('/m/')[1] ?? '';
  };
  return { token: await renew(), renew };
}

const tell = ({ mandates }: World, token: string, digits: string) =>
  mandates.payer.tellLastFour(token, digits);

describeOnStores('the last four digits of a payer’s page', (open) => {
  it('are looked at five times an hour, however many are told at once in two processes', async () => {
    const world = await open();
    const { token } = await withPage(world);
    const { driver, clock } = world;
    const beside = await createSqlStore({
      driver,
      clock,
      keyring: createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']),
    });
    const link = (await world.store.readMandate(MANDATE))?.pageTokenHash ?? '';
    const here = Array.from({ length: 10 }, (_, at) => tell(world, token, `000${at}`));
    const there = Array.from({ length: 10 }, () => beside.takeDigitTry(MANDATE, link));
    const answers = await Promise.all([...here, ...there]);
    expect(answers.filter((one) => one === 'wrong' || one === 'free')).toHaveLength(5);
    expect(answers.filter((one) => typeof one === 'object')).toEqual(
      Array.from({ length: 15 }, () => ({ waitMs: hour })),
    );
  });

  it('wait even where they are right, and not longer than the hour that began with the first wrong ones', async () => {
    const world = await open();
    const { token } = await withPage(world);
    for (let times = 0; times < 5; times += 1) {
      expect(await tell(world, token, '0000')).toBe('wrong');
      world.clock.pass(minute);
    }
    expect(await tell(world, token, right)).toEqual({ waitMs: 55 * minute });
    world.clock.jump(-3 * hour);
    expect(await tell(world, token, right)).toEqual({ waitMs: hour });
    world.clock.jump(3 * hour);
    world.clock.pass(55 * minute);
    expect(await tell(world, token, right)).toBe('right');
  });

  it('do not run out for a payer who tells them right, and take back no wrong try of the hour', async () => {
    const world = await open();
    const { token } = await withPage(world);
    for (let times = 0; times < 12; times += 1) expect(await tell(world, token, right)).toBe('right');
    for (let times = 0; times < 4; times += 1) expect(await tell(world, token, '0000')).toBe('wrong');
    for (let times = 0; times < 3; times += 1) expect(await tell(world, token, right)).toBe('right');
    expect(await tell(world, token, '0000')).toBe('wrong');
    expect(await tell(world, token, right)).toEqual({ waitMs: hour });
  });

  it('shut the link after thirty wrong ones since the last right one, until the merchant makes it anew', async () => {
    const world = await open();
    const { token, renew } = await withPage(world);
    const wrong = async (times: number) => {
      for (let at = 0; at < times; at += 1) {
        if (at % 5 === 0) world.clock.pass(hour);
        expect(await tell(world, token, '0000')).toBe('wrong');
      }
      world.clock.pass(hour);
    };
    await wrong(29);
    expect(await tell(world, token, right)).toBe('right');
    await wrong(30);
    expect(await tell(world, token, right)).toBe('shut');
    world.clock.pass(48 * hour);
    expect(await tell(world, token, right)).toBe('shut');
    const anew = await renew();
    expect(await tell(world, token, right)).toBe(undefined);
    expect(await tell(world, anew, '0000')).toBe('wrong');
    expect(await tell(world, anew, right)).toBe('right');
  });

  it('and the way to the page are told together for six hours after the approval, by whoever has the checkout’s link', async () => {
    const world = await open();
    await readyMandate(world, { approvedAt: world.clock.now() });
    const { payerUrl } = await world.mandates.merchant.get(MANDATE);
    const look = () => world.page(CHECKOUT).look();
    world.clock.pass(6 * hour - 1);
    expect(await look()).toMatchObject({ step: 'ready', mandateUrl: payerUrl, account: { lastFour: right } });
    world.clock.pass(1);
    const later = await look();
    expect(later).toMatchObject({ step: 'ready', account: { lastFour: right } });
    expect(JSON.stringify(later)).not.toContain('/m/');
    expect((await world.mandates.merchant.get(MANDATE)).payerUrl).toBe(payerUrl);
  });

  it('are counted for no link that opens nothing', async () => {
    const world = await open();
    await withPage(world);
    expect(await tell(world, 'token-that-opens-nothing', right)).toBe(undefined);
    const rows = await world.driver.withConnection((connection) =>
      connection.query('select count(*) from directpay.digit_tries', []),
    );
    expect(Number(rows[0]?.[0])).toBe(0);
  });
});
