import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import type { OpenedPage, SessionView } from '../../src/contract/session.ts';
import { freePort } from '../../src/demo/free-port.ts';
import { systemClock } from '../../src/proxy/clock.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import { listen } from '../../src/proxy/listen.ts';
import { openServerStore } from '../../src/proxy/store/open-store.ts';
import { createSandbox } from '../../src/sandbox/create-sandbox.ts';
import { asMerchant, posting, SECRET_KEY } from '../contract/open-app.ts';
import { makeBuild } from '../contract/open-proxy.ts';
import { goodVariables, spawnProxy } from '../contract/spawn-proxy.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { runSql } from '../support/run-sql.ts';

let server: TestPostgres;
let build = '';

beforeAll(async () => {
  server = await startPostgres();
  build = await makeBuild();
});

afterAll(async () => {
  await server.stop();
  await rm(build, { recursive: true });
});

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
  {
    name: 'that nobody serves',
    prepare: async () => {},
    line: 'The database at DATABASE_URL cannot be reached',
  },
];

describe('an operator who points the proxy at a database', () => {
  it.each(refused)('$name is told in one line, with code 78 and no port opened', async (database) => {
    const url = await server.createDatabase();
    const port = await freePort();
    await database.prepare(url);
    const spawned = spawnProxy({
      PORT: String(port),
      DATABASE_URL: database.name === 'that nobody serves' ? url.replace(/:\d+\//, `:${port}/`) : url,
      DIRECTPAY_DIST_DIR: build,
    });
    const { code, stdout, stderr } = await spawned.ended.finally(() => database.restore?.(url));
    expect(stderr).toContain(`directpay proxy: ${database.line}`);
    expect({ code, stdout, lines: stderr.split('\n').length }).toEqual({ code: 78, stdout: '', lines: 2 });
    expect(await isOpen(port)).toBe(false);
  });
});

/** The process, the sandbox as its provider over HTTP, and a database; `verify.says` replaces the status that verify tells. */
async function openWorld() {
  const host = '127.0.0.1';
  const [port, sandboxPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  const sandbox = createSandbox({
    secretKey: goodVariables['MONO_SECRET_KEY'] ?? '',
    appId: goodVariables['MONO_APP_ID'] ?? '',
  });
  const verify: { says: string | undefined; asked: number } = { says: undefined, asked: 0 };
  const provider = await listen({
    host,
    port: sandboxPort,
    async fetch(request) {
      const response = await sandbox.fetch(request);
      if (!request.url.includes('/payments/verify/')) return response;
      verify.asked += 1;
      if (verify.says === undefined) return response;
      const told = (await response.json()) as { data: object };
      return Response.json({ ...told, data: { ...told.data, status: verify.says } });
    },
  });
  const spawned = spawnProxy({
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    PUBLIC_URL: `http://${host}:${port}`,
    DATABASE_URL: await server.createDatabase(),
    DIRECTPAY_DIST_DIR: build,
    MONO_BASE_URL: `http://${host}:${sandboxPort}`,
  });
  await spawned.line('"listening"');
  const ask = (path: string, init?: RequestInit) => fetch(`http://${host}:${port}${path}`, init);
  return {
    sandbox,
    spawned,
    verify,
    ask,
    read: async (id: string) =>
      (await (await ask(`/v1/checkouts/${id}`, { headers: asMerchant })).json()) as PaymentCheckout,
    ring: (event: string, id: string, reference: string, status: string) =>
      ask('/webhooks/mono', {
        method: 'POST',
        headers: { 'mono-webhook-secret': goodVariables['MONO_WEBHOOK_SECRET'] ?? '' },
        body: JSON.stringify({
          event,
          event_id: id,
          data: { object: { status, reference, amount: 500_000 } },
        }),
      }),
    metrics: async () => (await fetch(`http://${host}:${metricsPort}/metrics`)).text(),
    async close() {
      spawned.child.kill('SIGTERM');
      const ended = await spawned.ended;
      await provider.close();
      await sandbox.stop();
      return ended;
    },
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function pay({ ask }: World): Promise<string> {
  const terms = {
    kind: 'payment',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    reference: 'order-1',
  };
  const made = await ask('/v1/checkouts', posting(terms, asMerchant));
  const { id, clientToken } = (await made.json()) as PaymentCheckout;
  const opened = await ask('/v1/pages', posting({ clientToken }));
  const { pageToken, view: first } = (await opened.json()) as OpenedPage;
  const page = { authorization: `Bearer ${pageToken}`, 'page-key': randomUUID() };
  let view: SessionView = first;
  const step = async (command: string, body: object): Promise<void> => {
    const headers = { ...page, 'idempotency-key': randomUUID() };
    const init = posting({ version: view.version, ...body }, headers);
    view = (await (await ask(`/v1/session/steps/${command}`, init)).json()) as SessionView;
  };
  if (view.step !== 'choose-bank') throw new Error(`The page opened at ${view.step}`);
  await step('choose-bank', { bankId: view.banks.find(({ name }) => name === 'Fidelity Bank')?.id });
  await step('log-in', { fields: { username: 'user_good', password: '123456' } });
  await step('pay', {});
  while (view.step === 'confirming') {
    const news = await ask(`/v1/session?after=${view.version}&wait=20`, { headers: page });
    if (news.status === 200) view = (await news.json()) as SessionView;
  }
  expect(view.step).toBe('paid');
  return id;
}

describe('a payer who has paid', () => {
  it('stays paid whatever webhooks say later or earlier, and an operator is told when verify says so too', async () => {
    const world = await openWorld();
    const { verify, ring, read } = world;
    const id = await pay(world);
    const paid = await read(id);
    const reference = paid.payment?.providerReference ?? '';
    const untilAsked = async (times: number): Promise<void> => {
      while (verify.asked < times) await world.ask('/healthz');
    };

    const before = verify.asked;
    for (const [event, status] of [
      ['direct_debit.payment_successful', 'successful'],
      ['direct_debit.payment_failed', 'failed'],
      ['direct_debit.payment_processing', 'processing'],
    ] as const) {
      const rung = await ring(event, `evt-${status}`, reference, status);
      expect([status, rung.status]).toEqual([status, 200]);
    }
    await untilAsked(before + 1);
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
