import { expect, it } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import { createLoginLimit } from '../../src/proxy/checkouts/login-limit.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { createRetention } from '../../src/proxy/retention/retention.ts';
import { findInRows } from './rows-in-clear.ts';
import { describeOnStores, hour, minute, type World } from './world.ts';

const PER_HOUR = 10;
const AT_ONCE = 20;
const settings = { bankLoginsPerHour: PER_HOUR };
const login = (username: string) => ({ fields: { username, password: 'password-canary' } });

/** Checkouts whose payers stand before the login of one bank. */
async function atLogin(world: World, count: number, prefix = 'order'): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { id } = await world.mint({ reference: `${prefix}-${number}` });
    await world.page(id).do('choose-bank', { bankId: 'one-way' });
    ids.push(id);
  }
  return ids;
}

/** How often a login of `username` is let through, each with a checkout of its own. */
async function letThrough(world: World, username: string, ids: readonly string[]): Promise<number> {
  const before = world.provider.count('log-in');
  for (const id of ids)
    await world
      .page(id)
      .do('log-in', login(username))
      .catch(() => {});
  return world.provider.count('log-in') - before;
}

const rows = ({ driver }: World): Promise<number> =>
  driver.withConnection(async (connection) => {
    const [row] = await connection.query('select count(*)::int from directpay.bank_logins', []);
    return Number(row?.[0]);
  });

describeOnStores('somebody who tries passwords of one bank user by many checkouts', (open) => {
  it('gets ten to the bank in an hour, of many at the same moment in two processes', async () => {
    const world = await open({ settings });
    const second = await world.second();
    // The server takes some at once; the embedded database one after the other.
    const ids = await atLogin(world, world.driver.fates ? 100 : 40);
    const refused: unknown[] = [];
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const settled = await Promise.allSettled(
        ids.slice(from, from + AT_ONCE).map(async (id, index) => {
          const page = { pageKey: `page-${id}` };
          const process = index % 2 === 0 ? world.checkouts : second;
          const { version } = await process.pages.view(id, page);
          const body = { version, ...login('bisi') };
          const order = { command: 'log-in', body, idempotencyKey: `guess-${id}` } as const;
          return process.pages.command(id, page, order, { patienceMs: 60_000 });
        }),
      );
      refused.push(...settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
    }
    expect(world.provider.count('log-in')).toBe(PER_HOUR);
    expect(refused).toHaveLength(ids.length - PER_HOUR);
    for (const problem of refused) expect(problem).toMatchObject({ code: 'rate_limited', retryAfter: 3_600 });
    expect(new Set(world.alarms)).toEqual(new Set(['bank_logins_limited']));
    expect(world.alarms).toHaveLength(refused.length);
    expect(await findInRows(world.driver, ['"bisi"', 'password-canary'])).toEqual([]);
  });

  it('is told how long to wait, and may go on at the login with another user, or at another bank', async () => {
    const world = await open({ settings });
    const ids = await atLogin(world, PER_HOUR + 1);
    const last = ids.at(-1) ?? '';
    expect(await letThrough(world, 'bisi', ids.slice(0, PER_HOUR))).toBe(PER_HOUR);
    await world.pass(20 * minute);
    const [retry] = await atLogin(world, 1, 'later');
    const payer = world.page(retry ?? '');
    await expect(payer.do('log-in', login('bisi'))).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfter: 40 * 60,
    });
    expect(await payer.look()).toMatchObject({ step: 'log-in', busy: false });
    expect((await world.store.events(retry ?? ''))?.map(({ type }) => type)).toContain('login.held_back');
    expect(await payer.do('log-in', login('sade'))).toMatchObject({ step: 'confirm-payment' });
    const elsewhere = world.page(last);
    await elsewhere.do('change-bank');
    await elsewhere.do('choose-bank', { bankId: 'two-ways' });
    await elsewhere.do('choose-method', { methodId: 'card' });
    expect(await elsewhere.do('log-in', login('bisi'))).toMatchObject({ step: 'confirm-payment' });
  });

  it('has as many as have become an hour old, and no fresh ten with every hour of the clock', async () => {
    const world = await open({ settings });
    const ids = await atLogin(world, 3 * PER_HOUR);
    expect(await letThrough(world, 'bisi', ids.slice(0, 4))).toBe(4);
    world.clock.jump(50 * minute);
    expect(await letThrough(world, 'bisi', ids.slice(4, 14))).toBe(6);
    world.clock.jump(10 * minute);
    expect(await letThrough(world, 'bisi', ids.slice(14, 24))).toBe(4);
    world.clock.jump(50 * minute);
    expect(await letThrough(world, 'bisi', ids.slice(24, 30))).toBe(6);
  });

  it('has no more by other spellings of the same user', async () => {
    const world = await open({ settings });
    const ids = await atLogin(world, 14);
    expect(await letThrough(world, '08030000000', ids.slice(0, 8))).toBe(8);
    expect(await letThrough(world, '+234 803 000 0000', ids.slice(8, 11))).toBe(2);
    expect(await letThrough(world, '0803-000-0000', ids.slice(11))).toBe(0);
  });
});

describeOnStores('the count of logins at a bank', (open) => {
  it('goes on while the secret key is changed, in processes that know the old one, the new one or both', async () => {
    const world = await open({ settings });
    const [id = ''] = await atLogin(world, 1);
    const rowsOf = await world.store.read(id);
    const [attempt] = rowsOf?.attempts ?? [];
    if (!rowsOf || !attempt) throw new Error('The payer stands before a login');
    const first = 'sk_test_the-secret-of-adire-lane-0000000001';
    const next = 'sk_test_the-secret-of-adire-lane-0000000002';
    const take = (...keys: [string, ...string[]]) =>
      world.checkouts
        .change(id, (draft, tx) =>
          createLoginLimit(createKeyring(keys), PER_HOUR)(
            draft,
            attempt,
            new Sealed({ username: 'bisi', password: 'password-canary' }),
            tx,
          ),
        )
        .then((changed) => changed?.result === undefined);
    const times = async (count: number, ...keys: [string, ...string[]]) => {
      let taken = 0;
      for (let time = 0; time < count; time += 1) taken += (await take(...keys)) ? 1 : 0;
      return taken;
    };
    expect(await times(4, first)).toBe(4);
    expect(await times(3, first, next)).toBe(3);
    expect(await times(3, next, first)).toBe(3);
    expect(await take(first)).toBe(false);
    expect(await take(next, first)).toBe(false);
    world.clock.jump(hour);
    expect(await times(5, next, first)).toBe(5);
    expect(await times(6, next)).toBe(5);
  });

  it('is forgotten within minutes after its hour', async () => {
    const world = await open({ settings });
    const forget = createRetention({ ...world, eraseAfterDays: undefined });
    const ids = await atLogin(world, 2);
    await letThrough(world, 'bisi', ids.slice(0, 1));
    world.clock.jump(30 * minute);
    await letThrough(world, 'sade', ids.slice(1));
    await forget();
    expect(await rows(world)).toBe(2);
    world.clock.jump(30 * minute + 1);
    await forget();
    expect(await rows(world)).toBe(1);
    world.clock.jump(30 * minute);
    await forget();
    expect(await rows(world)).toBe(0);
  });

  it('is not kept at all where nobody has asked for a limit', async () => {
    const world = await open();
    expect(await letThrough(world, 'bisi', await atLogin(world, 12))).toBe(12);
    expect(await rows(world)).toBe(0);
  });
});
