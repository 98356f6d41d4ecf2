import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { lockFolder } from '../../src/proxy/store/folder-lock.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import { createSqlStore } from '../../src/proxy/store/sql-store.ts';
import { ofCheckouts } from '../support/of-checkout.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { runSql } from '../support/run-sql.ts';
import { describeOnStores, minute } from './world.ts';

const oldSecret = 'sk_test_the-secret-of-adire-lane-0000000001';
const newSecret = 'sk_test_the-secret-of-adire-lane-0000000002';

describeOnStores('the store', (open) => {
  it('hands a notification to one sender at a time, again after its lease, and never once it was delivered', async () => {
    const world = await open();
    const { id } = await world.mint();
    await world.page(id).do('cancel');
    const [both, none] = await Promise.all([
      world.store.claimNotifications(10, minute),
      world.store.claimNotifications(10, minute),
    ]);
    const claimed = [...both, ...none];
    expect(claimed.map(({ notification, tries }) => [notification.type, tries])).toEqual([
      ['checkout.cancelled', 0],
    ]);
    world.clock.pass(minute);
    const due = await world.store.claimNotifications(10, minute);
    const [again] = due;
    expect(again).toMatchObject({ tries: 1, notification: { id: claimed[0]?.notification.id } });
    const [notification] = ofCheckouts(due);
    expect(notification?.checkout).not.toHaveProperty('clientToken');
    expect(notification?.checkout).not.toHaveProperty('url');
    expect(notification?.checkout).not.toHaveProperty('customer');
    expect(await world.store.outboxLag()).toEqual({ waiting: 1, oldestMs: minute });
    await world.store.notificationDelivered(notification?.id ?? '');
    world.clock.pass(10 * minute);
    expect(await world.store.claimNotifications(10, minute)).toEqual([]);
    expect(await world.store.outboxLag()).toEqual({ waiting: 0, oldestMs: 0 });
  });

  it('keeps a webhook once, however often it comes', async () => {
    const world = await open();
    world.provider.webhook = { accepted: true, dedupeKey: 'e1', type: 't', quarantined: false };
    const message = { headers: new Headers(), body: new Uint8Array([123]) };
    for (let time = 0; time < 3; time += 1) await world.checkouts.inbox.receive(message);
    const rows = await world.driver.withConnection((connection) =>
      connection.query('select dedupe_key from directpay.inbox', []),
    );
    expect(rows).toEqual([['scripted:e1']]);
  });

  it('closes again with the new key what the old one had closed, and opens it without the old one', async () => {
    const world = await open();
    const { id, clientToken } = await world.mint();
    await world.page(id).logIn();
    const { driver, clock } = world;
    const rotating = await createSqlStore({ driver, clock, keyring: createKeyring([newSecret, oldSecret]) });
    expect(await rotating.reencrypt(50)).toBe(2);
    expect(await rotating.reencrypt(50)).toBe(0);
    const rotated = await createSqlStore({ driver, clock, keyring: createKeyring([newSecret]) });
    const rows = await rotated.read(id);
    expect(rows?.checkout.clientToken.open()).toBe(clientToken);
    expect(rows?.checkout.customer?.open()).toEqual({ name: 'Bisi Canary', phone: '08030000000' });
    expect(rows?.attempts[0]?.bankSession?.id.open()).toBe('bank-session-canary');
  });

  it('throws away everything of a transaction that fails, and passes the failure on as it is', async () => {
    const world = await open();
    const { id } = await world.mint();
    const failure = new Error('stopped');
    const work = world.store.transaction(async (tx) => {
      const rows = await tx.lock(id);
      if (rows) await tx.saveCheckout({ ...rows.checkout, status: 'cancelled', version: 9 });
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect((await world.store.read(id))?.checkout).toMatchObject({ status: 'open', version: 1 });
  });
});

describe('a PostgreSQL server', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  const keyring = createKeyring([oldSecret]);
  const openAt = (url: string) => openServerStore({ url, keyring, clock: systemClock, connections: 2 });

  it('is refused while it may lose what it has acknowledged', async () => {
    const url = await server.createDatabase();
    const name = new URL(url).pathname.slice(1);
    await runSql(url, `alter database ${name} set synchronous_commit = off`);
    await expect(openAt(url)).rejects.toThrow('synchronous_commit is off');
    await runSql(url, `alter database ${name} set synchronous_commit = on`);
    await (await openAt(url)).close();
  });

  it('is refused with a schema that is not ours, or that a newer or changed version has made', async () => {
    const url = await server.createDatabase();
    await runSql(url, 'create schema directpay');
    await expect(openAt(url)).rejects.toThrow('not ours');
    await runSql(url, 'drop schema directpay');
    await (await openAt(url)).close();
    await runSql(url, "insert into directpay.migrations values ('9999_later.sql', 'x')");
    await expect(openAt(url)).rejects.toThrow('newer version');
    await runSql(url, "delete from directpay.migrations where name = '9999_later.sql'");
    await runSql(url, "update directpay.migrations set digest = 'x' where name like '0001%'");
    await expect(openAt(url)).rejects.toThrow('differs');
  });

  it('wakes a watcher in another process, and tells when a process has died', async () => {
    const url = await server.createDatabase();
    const [one, other] = [await openAt(url), await openAt(url)];
    const woken = new Promise<void>((resolve) => {
      other.subscribe('co_watched', resolve);
    });
    await one.transaction((tx) => tx.wake('co_watched'));
    await woken;
    expect(await other.ownerAlive(one.owner)).toBe(true);
    await one.close();
    await expect.poll(() => other.ownerAlive(one.owner)).toBe(false);
    await other.close();
  });

  it('that has gone away makes every call fail as unavailable, without saying what was asked', async () => {
    const mine = await startPostgres();
    const store = await openAt(await mine.createDatabase());
    await mine.stop();
    await expect(store.read('co_secret')).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: 'The store cannot be reached',
    });
    await expect(store.check()).rejects.toMatchObject({ name: 'StoreUnavailable' });
    await store.close();
  });

  it('with fsync or full_page_writes off is refused', async () => {
    for (const setting of ['fsync', 'full_page_writes']) {
      const careless = await startPostgres({ [setting]: 'off' });
      await expect(openAt(await careless.createDatabase())).rejects.toThrow(`${setting} is off`);
      await careless.stop();
    }
  });
});

describe('a data folder', () => {
  it('is held by one process at a time, and taken over from a dead one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'directpay-lock-'));
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow('in use by another process');
    await unlock();
    const holder = fileURLToPath(new URL('./lock-holder.ts', import.meta.url));
    const other = fork(holder, [folder]);
    await new Promise((resolve) => other.once('message', resolve));
    await expect(lockFolder(folder)).rejects.toThrow('in use by another process');
    const dead = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await dead;
    const again = await lockFolder(folder);
    await again();
    expect(existsSync(join(folder, 'proxy.lock'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('is taken over from a dead process whose number another one has now', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'directpay-lock-'));
    await (await lockFolder(folder))();
    const unlock = await lockFolder(folder);
    const path = join(folder, 'proxy.lock');
    const held = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...held, startedAt: 'before-the-last-boot:1' }));
    const taken = await lockFolder(folder);
    await taken();
    await unlock();
    rmSync(folder, { recursive: true });
  });
});
