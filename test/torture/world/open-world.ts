import { fileURLToPath } from 'node:url';
import { freePort } from '../../../src/demo/free-port.ts';
import { startPostgres } from '../../support/postgres.ts';
import { runSql } from '../../support/run-sql.ts';
import { bugNamed } from '../bugs/bugs.ts';
import { openDatabaseLine } from '../lines/database-line.ts';
import { openHttpLine } from '../lines/http-line.ts';
import { createMischief, type Mischief } from '../lines/mischief.ts';
import { openWebhookLine } from '../lines/webhook-line.ts';
import type { Plan } from '../plan.ts';
import type { Record } from '../record.ts';
import { installRefusals, planRefusals, stopRefusals } from '../troubles/refusals.ts';
import { openRival } from '../troubles/rival.ts';
import { AT_WORK } from '../troubles/spells.ts';
import { loggingSettings, readToldRefusals } from '../troubles/told-refusals.ts';
import { PROVIDER_NAME } from './keys.ts';
import type { BankOrder } from './orders.ts';
import { proxyProgram } from './proxy-program.ts';
import { createProxySlot, type ProxySlot } from './proxy-slot.ts';
import { spawnChild } from './spawn-child.ts';
import type { WorldTime } from './time.ts';

export interface OpenedWorld {
  /** Of the pages and the merchant API: the line in front of both proxies. */
  readonly proxyUrl: string;
  /** The provider itself, past every line: for its control routes below `/_sandbox/`. */
  readonly bankUrl: string;
  readonly mischief: Mischief;
  readonly slots: readonly ProxySlot[];
  /** Starts both proxies, which tell the merchant at this address. */
  start(merchantUrl: string): Promise<void>;
  /** Past every line. */
  readonly databaseUrl: string;
  /** A crash of the database server; resolves once it serves again. */
  crashDatabase(): Promise<void>;
  /** Moves the time of proxies and bank on. */
  push(byMs: number): Promise<void>;
  /** Delivers this share of the webhooks that are hours late, 0 to 1. */
  deliverLate(share: number): Promise<void>;
  /** From now on nothing goes wrong, and what hangs ends. */
  heal(): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly plan: Plan;
  readonly time: WorldTime;
  readonly record: Record;
  /** Of the run: where everything is written to. */
  readonly folder: string;
}

const BY_LINE = 0.4;

type End = () => unknown;

/** Both proxies on one database of their own server, the bank, and the four lines between everybody. Leaves nothing behind where it cannot be opened. */
export async function openWorld(options: WorldOptions): Promise<OpenedWorld> {
  const ends: End[] = [];
  const close = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const parts = await openParts(options, (end) => void ends.push(end));
    return { ...parts, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `atTheEnd` takes what closes each part; the last one opened is closed first. */
async function openParts(
  { plan, time, record, folder }: WorldOptions,
  atTheEnd: (end: End) => void,
): Promise<Omit<OpenedWorld, 'close'>> {
  const mischief = createMischief(plan, record);
  const ports = {
    browser: await freePort(),
    provider: await freePort(),
    webhooks: await freePort(),
    database: await freePort(),
    bank: await freePort(),
  };
  const url = (port: number): string => `http://127.0.0.1:${port}`;

  const program = await proxyProgram(plan.bug === undefined ? undefined : bugNamed(plan.bug));
  atTheEnd(program.remove);
  const postgres = await startPostgres({ max_connections: '200', ...loggingSettings });
  atTheEnd(postgres.stop);
  const databaseUrl = await postgres.createDatabase();
  const databaseName = new URL(databaseUrl).pathname.slice(1);
  await runSql(
    databaseUrl,
    `create role ${AT_WORK} login;
     alter database ${databaseName} owner to ${AT_WORK};
     alter database ${databaseName} set deadlock_timeout = '200ms'`,
  );
  const database = await openDatabaseLine({
    port: ports.database,
    serverPort: Number(new URL(databaseUrl).port),
    fateOf: mischief.database,
    onFault: mischief.noteDatabase,
  });
  atTheEnd(database.close);
  const direct = new URL(databaseUrl);
  direct.username = AT_WORK;
  const byLine = new URL(direct);
  byLine.port = String(ports.database);

  const bank = spawnChild(fileURLToPath(new URL('./bank-child.ts', import.meta.url)), {
    log: `${folder}/bank.log`,
    compiled: `${folder}/compiled`,
  });
  atTheEnd(() => {
    bank.process.kill('SIGKILL');
    return bank.ended;
  });
  await bank.loaded;
  bank.tell({
    port: ports.bank,
    webhookUrl: `${url(ports.webhooks)}/webhooks/mono`,
    seed: String(plan.seed),
    profile: plan.profile,
  } satisfies BankOrder);
  if (!(await bank.ready)) throw new Error(`The bank does not start: see ${folder}/bank.log`);

  const ways = plan.draw('ways to the database');
  let started = 0;
  /** The first process and a share of the others reach the database by its line. Each word by a line costs both ends as much as the word itself. */
  const databaseOf = (): string => {
    started += 1;
    return ways.chance(BY_LINE) || started === 1 ? byLine.href : direct.href;
  };

  let merchantUrl = '';
  const slots = ['proxy-a', 'proxy-b'].map((name) =>
    createProxySlot({
      name,
      folder,
      program,
      record,
      order: (port) => ({
        kind: 'serve',
        port,
        publicUrl: url(ports.browser),
        distDir: fileURLToPath(new URL('../../../dist', import.meta.url)),
        databaseUrl: databaseOf(),
        providerUrl: `http://${PROVIDER_NAME}:${ports.provider}`,
        merchantUrl,
        pushedMs: time.pushedMs(),
      }),
    }),
  );
  atTheEnd(() => Promise.all(slots.map((slot) => slot.close())));
  let turn = 0;
  /** Those that are up, another one first every time. */
  const targets = (): string[] => {
    turn += 1;
    const all = slots.map((_, at) => slots[(at + turn) % slots.length]?.target());
    return all.filter((target) => target !== undefined);
  };
  const browser = await openHttpLine({
    port: ports.browser,
    targets,
    fateOf: mischief.browser,
    onFault: mischief.noteBrowser,
  });
  const provider = await openHttpLine({
    port: ports.provider,
    targets: () => [url(ports.bank)],
    fateOf: mischief.provider,
    onFault: mischief.noteProvider,
  });
  const webhooks = await openWebhookLine({
    port: ports.webhooks,
    draw: plan.draw('webhooks themselves'),
    targets,
    fateOf: mischief.webhook,
    onFault: mischief.noteWebhook,
    onAnswer: (digest, status) => record.note({ kind: 'webhook', at: Date.now(), digest, status }),
  });
  const healing: (() => Promise<void>)[] = [];
  const lines = [browser, provider, webhooks, database];
  for (const line of [browser, provider, webhooks]) atTheEnd(line.close);

  return {
    proxyUrl: browser.url,
    bankUrl: url(ports.bank),
    mischief,
    slots,
    databaseUrl,
    async start(merchant) {
      merchantUrl = merchant;
      // One after the other: the first one makes the tables.
      for (const slot of slots) await slot.start();
      await installRefusals(databaseUrl, planRefusals(plan.draw('refused writes'), plan.checkouts));
      const rival = openRival(databaseUrl);
      atTheEnd(rival.close);
      healing.push(async () => {
        await stopRefusals(databaseUrl);
        await rival.close();
        for (const fault of await readToldRefusals(databaseUrl))
          record.note({ kind: 'fault', at: Date.now(), place: 'database', fault });
      });
    },
    async crashDatabase() {
      record.note({ kind: 'fault', at: Date.now(), place: 'database', fault: 'restart' });
      await postgres.goDown('immediate');
      await postgres.comeUp();
    },
    async push(byMs) {
      time.push(byMs);
      await fetch(`${url(ports.bank)}/_sandbox/clock/advance`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ms: byMs }),
      });
      for (const slot of slots) slot.tell({ kind: 'time', pushedMs: time.pushedMs() });
    },
    deliverLate: webhooks.deliverLate,
    async heal() {
      mischief.heal();
      for (const line of lines) line.heal();
      for (const heal of healing) await heal();
    },
  };
}
