import { createConnection } from 'node:net';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import { SECRET_KEY } from '../contract/open-app.ts';
import { spawnProxy } from '../contract/spawn-proxy.ts';
import { runSql } from '../support/run-sql.ts';
import { openPayer, openProcessWorld } from './process-world.ts';
import { withProcesses } from './with-processes.ts';

const own = withProcesses();

/** Changes a setting of the whole server and returns once new connections see it. */
async function change(url: string, setting: string, value: string): Promise<void> {
  await runSql(url, `alter system set ${setting} = ${value}`);
  await runSql(url, 'select pg_reload_conf()');
  for (let seen = ''; seen !== value; ) {
    const [row] = await runSql(url, `show ${setting}`);
    seen = String(row?.[setting]);
  }
}

function migrated(url: string): Promise<void> {
  const keyring = createKeyring([SECRET_KEY]);
  return openServerStore({ url, keyring, clock: systemClock }).then((store) => store.close());
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const notKept = (setting: string) => `The database does not keep commits: ${setting} is off`;
const serverWide = (setting: string) =>
  ({
    name: `with ${setting} off`,
    prepare: (url: string) => change(url, setting, 'off'),
    restore: (url: string) => change(url, setting, 'on'),
    line: notKept(setting),
  }) as const;

const refused: readonly {
  name: string;
  prepare(url: string): Promise<unknown>;
  restore?(url: string): Promise<unknown>;
  line: string;
}[] = [
  serverWide('fsync'),
  serverWide('full_page_writes'),
  {
    name: 'that commits before it has written, for this database alone',
    prepare(url) {
      const name = new URL(url).pathname.slice(1);
      return runSql(url, `alter database ${name} set synchronous_commit = off`);
    },
    line: notKept('synchronous_commit'),
  },
  {
    name: 'with a schema of that name which somebody else made',
    prepare: (url) => runSql(url, 'create schema directpay'),
    line: 'The database has a schema "directpay" that is not ours',
  },
  {
    name: 'that a newer version has made',
    async prepare(url) {
      await migrated(url);
      await runSql(url, "insert into directpay.migrations values ('9999_later.sql', 'x')");
    },
    line: 'The database was made by a newer version',
  },
  {
    name: 'whose tables were made by other statements than ours',
    async prepare(url) {
      await migrated(url);
      await runSql(url, "update directpay.migrations set digest = 'x'");
    },
    line: 'The database does not fit this version: migration 0000_tables.sql differs',
  },
];

describe('an operator who points the proxy at a database', () => {
  it.each(refused)('$name is told in one line, with code 78 and no port opened', async (database) => {
    const url = await own.server.createDatabase();
    const port = await freePort();
    await database.prepare(url);
    const spawned = spawnProxy({
      PORT: String(port),
      DATABASE_URL: url,
      DIRECTPAY_DIST_DIR: own.build,
    });
    const { code, stdout, stderr } = await spawned.ended.finally(() => database.restore?.(url));
    expect(stderr).toContain(`directpay proxy: ${database.line}`);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 78, stdout: '', lines: 2 });
    expect(await isOpen(port)).toBe(false);
  });
});

describe('a payer who has paid', () => {
  it('stays paid whatever webhooks say later or earlier, and an operator is told when verify says so too', async () => {
    const world = await openProcessWorld({
      databaseUrl: await own.server.createDatabase(),
      build: own.build,
    });
    const { verify, ring, read } = world;
    const payer = await openPayer(world);
    await payer.logIn();
    await payer.payToTheEnd();
    expect(payer.view().step).toBe('paid');
    const { id } = payer;
    const paid = await read(id);
    const reference = paid.payment?.providerReference ?? '';
    const untilAsked = async (times: number): Promise<void> => {
      while (verify.asked < times) await world.ask('/healthz');
    };

    for (const [event, status] of [
      ['direct_debit.payment_successful', 'successful'],
      ['direct_debit.payment_failed', 'failed'],
      ['direct_debit.payment_processing', 'processing'],
    ] as const) {
      const before = verify.asked;
      const rung = await ring(event, `evt-${status}`, reference, status);
      expect([status, rung.status]).toEqual([status, 200]);
      await untilAsked(before + 1);
    }
    expect(await read(id)).toEqual(paid);
    expect(await world.metrics()).not.toContain('contradicting_webhook');

    verify.says = 'failed';
    const contradicted = verify.asked;
    expect((await ring('direct_debit.payment_failed', 'evt-2', reference, 'failed')).status).toBe(200);
    await untilAsked(contradicted + 1);
    const line = JSON.parse(await world.spawned.line('contradicting_webhook')) as unknown;
    expect(line).toMatchObject({ level: 'warn', alarm: 'contradicting_webhook', checkout: id });
    expect(await world.metrics()).toContain('directpay_alarms_total{alarm="contradicting_webhook"} 1');
    expect(await read(id)).toEqual({ ...paid, updatedAt: expect.any(String) });
    expect(world.sandbox.ledger.of(reference).length).toBe(1);
    expect(await world.close()).toMatchObject({ code: 0, stderr: '' });
  });
});
