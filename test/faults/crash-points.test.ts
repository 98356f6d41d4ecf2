import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { type Listening, listen } from '../../src/proxy/listen.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { newEmbeddedFolder, newServerDatabase } from '../support/prepared-databases.ts';
import { bundleChild } from './bundle-child.ts';
import type { CrashOrder, CrashReport, CrashPoint as Point, Settled } from './crash-orders.ts';

const monoKey = 'test_sk_0123456789abcdef';
type Journey = Pick<Point, 'user' | 'part'>;
/** A payment straight through, and with one token at the charge. */
const payments: readonly Journey[] = [
  { user: 'user_good', part: 'payment' },
  { user: 'user_token', part: 'payment' },
];
/** Besides, with a form before the charge; and a login with a question, a one-time code and a choice of three accounts. */
const everything: readonly Journey[] = [
  ...payments,
  { user: 'user_sessionform', part: 'payment' },
  { user: 'user_three', part: 'login' },
];
/** For a process that hangs: a busy machine takes ten of them. */
const HALF_AN_HOUR = 1_800_000;
/** A process lives for a second: compiling PGlite a second time, for speed, would be half of its work. */
const briefly = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];
/** Rows of processes beside each other, each on a store of its own, that share the statements of one kind of store among them. */
const lanes = [0, 1];

let sandbox: Sandbox;
let server: Listening;
let sandboxUrl: string;
let child: Awaited<ReturnType<typeof bundleChild>>;

beforeAll(async () => {
  sandbox = createSandbox({ secretKey: monoKey, appId: 'adire-lane' });
  const port = await freePort();
  server = await listen({ fetch: sandbox.fetch, host: '127.0.0.1', port });
  sandboxUrl = `http://127.0.0.1:${port}`;
  child = await bundleChild('payments');
});

afterAll(async () => {
  await sandbox.stop();
  await server.close();
  rmSync(child.folder, { recursive: true, force: true });
});

describe.concurrent('a proxy that is killed right after any statement of a login or a payment', () => {
  it('debits at most once in a payment, and ledger, database and notifications agree, on PGlite', {
    timeout: HALF_AN_HOUR,
  }, async () => {
    const folders = lanes.map(newEmbeddedFolder);
    await killEverywhere(async (lane) => ({ dataDir: folders[lane] ?? '' }), payments);
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  it('debits at most once in a payment or a login, and ledger, database and notifications agree, on PostgreSQL', {
    timeout: HALF_AN_HOUR,
  }, async () => {
    await killEverywhere(async () => ({ url: await newServerDatabase() }), everything);
  });
});

/** Kills a process after every statement of these journeys: none is left out, whichever lane came to it. */
async function killEverywhere(
  storeOf: (lane: number) => Promise<CrashOrder['store']>,
  journeys: readonly Journey[],
): Promise<void> {
  const reached = await Promise.all(
    lanes.map(async (lane) => killInLane(await storeOf(lane), lane, journeys)),
  );
  const points = (user: string) =>
    reached
      .flatMap(({ killed }) => killed)
      .filter((point) => point.user === user)
      .map(({ killAfter }) => killAfter)
      .sort((a, b) => a - b);
  for (const { user } of journeys) {
    const statements = reached.flatMap(({ unharmed }) => unharmed.get(user) ?? []);
    expect([user, new Set(statements).size]).toEqual([user, 1]);
    expect(statements[0]).toBeGreaterThan(30);
    expect([user, points(user)]).toEqual([
      user,
      Array.from({ length: statements[0] ?? 0 }, (_, index) => index + 1),
    ]);
  }
}

/** One process after another on the same store, each killed some statements later, until a payment gets through unharmed. */
async function killInLane(
  store: CrashOrder['store'],
  lane: number,
  journeys: readonly Journey[],
): Promise<{ killed: Point[]; unharmed: Map<string, number> }> {
  const killed: Point[] = [];
  const unharmed = new Map<string, number>();
  let next = startProcess();
  let earlier: (Point & { checkoutId: string }) | undefined;
  const run = async (pay: Point | undefined): Promise<Run> => {
    const current = next;
    next = startProcess();
    const done = await current.run({ store, sandboxUrl, monoKey, earlier, pay });
    if (earlier) judge(done, earlier);
    return done;
  };
  try {
    for (const { user, part } of journeys) {
      for (let killAfter = lane + 1; !unharmed.has(user); killAfter += lanes.length) {
        const { checkoutId, paid, output } = await run({ user, part, killAfter });
        if (!checkoutId) throw new Error(`The process ended before it paid: ${output}`);
        earlier = { checkoutId, user, part, killAfter };
        if (paid) {
          expect(paid.step).toBe(part === 'login' ? 'confirm-payment' : 'paid');
          unharmed.set(user, paid.statements);
        } else killed.push({ user, part, killAfter });
      }
    }
    await run(undefined);
  } finally {
    next.stop();
  }
  return { killed, unharmed };
}

/** The checker owns the verdict: the sandbox's ledger is the truth. */
function judge({ settled, output }: Run, at: Point): void {
  const point = `${at.user}, killed after statement ${at.killAfter}`;
  if (!settled) throw new Error(`Nothing was settled for ${point}: ${output}`);
  const debits = settled.references.flatMap((reference) => sandbox.ledger.of(reference));
  expect(debits.length, point).toBeLessThanOrEqual(1);
  expect(settled.events, point).toEqual(settled.events.map((_, index) => index + 1));
  const wronged = settled.seen.filter((step) => ['declined', 'expired', 'cancelled'].includes(step));
  expect(wronged, point).toEqual([]);
  if (debits.length === 1) {
    expect([settled.status, settled.told], point).toEqual(['succeeded', ['checkout.succeeded']]);
    expect(settled.seen.at(-1), point).toBe('paid');
  } else {
    expect([settled.status, settled.told], point).toEqual(['needs_review', ['checkout.needs_review']]);
    expect(settled.seen.at(-1), point).toBe('confirming');
  }
}

interface Run {
  settled: Settled | undefined;
  checkoutId: string | undefined;
  paid: Extract<CrashReport, { kind: 'paid' }> | undefined;
  output: string;
}

function startProcess(): { run(order: CrashOrder): Promise<Run>; stop(): void } {
  const started: ChildProcess = fork(child.file, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: briefly,
    env: { ...process.env, NODE_COMPILE_CACHE: join(child.folder, 'compiled') },
  });
  const loaded = new Promise<void>((resolve) => {
    started.once('message', () => resolve());
    started.once('exit', () => resolve());
  });
  return {
    stop: () => void started.kill('SIGKILL'),
    async run(order) {
      await loaded;
      const run: Run = { settled: undefined, checkoutId: undefined, paid: undefined, output: '' };
      started.stderr?.on('data', (chunk: Buffer) => {
        run.output += chunk.toString();
      });
      const ended = new Promise<void>((resolve) => started.once('close', () => resolve()));
      started.on('message', (report: CrashReport) => {
        if (report.kind === 'settled') run.settled = report;
        if (report.kind === 'paying') run.checkoutId = report.checkoutId;
        if (report.kind === 'paid') {
          run.paid = report;
          started.kill('SIGKILL');
        }
      });
      started.send(order);
      await ended;
      return run;
    },
  };
}
