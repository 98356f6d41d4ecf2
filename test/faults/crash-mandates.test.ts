import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { type Listening, listen } from '../../src/proxy/listen.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { newServerDatabase } from '../support/prepared-databases.ts';
import { bundleChild } from './bundle-child.ts';
import type {
  MandateCrashOrder,
  MandateCrashPoint,
  MandateCrashReport,
  MandatePart,
} from './crash-mandate-orders.ts';

const monoKey = 'test_sk_0123456789abcdef';
const HALF_AN_HOUR = 1_800_000;
/** Rows of processes beside each other, each on a database of its own, that share the boundaries among them. */
const lanes = [0, 1];

type Settled = Extract<MandateCrashReport, { kind: 'settled' }>;

interface Provider {
  readonly sandbox: Sandbox;
  readonly server: Listening;
  readonly url: string;
}

let providers: Record<MandatePart, Provider>;
let child: Awaited<ReturnType<typeof bundleChild>>;

async function startProvider(approvesAtOnce: boolean): Promise<Provider> {
  const sandbox = createSandbox({ secretKey: monoKey, appId: 'adire-lane', profile: { approvesAtOnce } });
  const port = await freePort();
  const server = await listen({ fetch: sandbox.fetch, host: '127.0.0.1', port });
  return { sandbox, server, url: `http://127.0.0.1:${port}` };
}

beforeAll(async () => {
  providers = { 'set-up': await startProvider(false), debit: await startProvider(true) };
  child = await bundleChild('mandates');
});

afterAll(async () => {
  for (const { sandbox, server } of Object.values(providers)) {
    await sandbox.stop();
    await server.close();
  }
  rmSync(child.folder, { recursive: true, force: true });
});

describe('a proxy that is killed at any commit or call', () => {
  it('leaves no mandate at the provider unattended while one is set up, and the payer goes on', {
    timeout: HALF_AN_HOUR,
  }, async () => {
    const boundaries = await killEverywhere('set-up', judgeSetUp);
    expect(boundaries.filter((one) => one.includes('/v3/payments/mandates'))).toEqual([
      'before POST /v3/payments/mandates',
      'after POST /v3/payments/mandates',
    ]);
    expect(boundaries.filter((one) => one.includes('POST /v2/customers'))).toEqual([
      'before POST /v2/customers',
      'after POST /v2/customers',
    ]);
  });

  it('takes a debit at most once, and tells of it what is true', { timeout: HALF_AN_HOUR }, async () => {
    const boundaries = await killEverywhere('debit', judgeDebit);
    expect(boundaries.filter((one) => one.includes('/debit'))).toHaveLength(4);
  });
});

/** Kills a process at every boundary, whichever lane comes to it, and lets the next one settle what it left. Returns the boundaries. */
async function killEverywhere(
  part: MandatePart,
  judge: (settled: Settled, point: string) => void,
): Promise<readonly string[]> {
  const reached = await Promise.all(lanes.map((lane) => killInLane(part, lane, judge)));
  const killed = reached.flatMap((one) => one.killed).sort((a, b) => a - b);
  const boundaries = reached[0]?.boundaries ?? [];
  for (const one of reached) expect(one.boundaries).toEqual(boundaries);
  expect(killed).toEqual(boundaries.map((_, index) => index + 1));
  const { sandbox } = providers[part];
  const ours = new Set(reached.flatMap(({ references }) => references));
  expect(sandbox.mandates.all().filter(({ reference }) => !ours.has(reference))).toEqual([]);
  return boundaries;
}

async function killInLane(
  part: MandatePart,
  lane: number,
  judge: (settled: Settled, point: string) => void,
): Promise<{ killed: number[]; boundaries: readonly string[]; references: string[] }> {
  const databaseUrl = await newServerDatabase();
  const sandboxUrls = { 'set-up': providers['set-up'].url, debit: providers.debit.url };
  const killed: number[] = [];
  const references: string[] = [];
  let boundaries: readonly string[] | undefined;
  let earlier: MandateCrashOrder['earlier'];
  let next = startProcess();

  const run = async (act: MandateCrashPoint | undefined): Promise<Run> => {
    const current = next;
    next = startProcess();
    const done = await current.run({ databaseUrl, sandboxUrls, monoKey, earlier, act });
    if (earlier) {
      const point = `${part}, killed at boundary ${earlier.killAt}`;
      if (!done.settled) throw new Error(`Nothing was settled for ${point}: ${done.output}`);
      expect(done.settled.events, point).toEqual(done.settled.events.map((_, index) => index + 1));
      references.push(...done.settled.mandates.map(({ reference }) => reference));
      judge(done.settled, point);
    }
    return done;
  };

  try {
    for (let killAt = lane + 1; !boundaries; killAt += lanes.length) {
      const act = { part, killAt, payer: killAt };
      const { checkoutId, done, output } = await run(act);
      if (!checkoutId) throw new Error(`The process ended before it began: ${output}`);
      earlier = { ...act, checkoutId };
      if (done) boundaries = done.boundaries;
      else killed.push(killAt);
    }
    await run(undefined);
  } finally {
    next.stop();
  }
  return { killed, boundaries, references };
}

/** The sandbox's book is the truth: one mandate waits there, it is the payer's, and nothing else of this checkout lives. */
function judgeSetUp({ seen, mandates, told }: Settled, point: string): void {
  const { sandbox } = providers['set-up'];
  const there = mandates.flatMap(({ reference }) => sandbox.mandates.of(reference));
  const living = there.filter(({ status }) => status !== 'cancelled').map(({ id }) => id);
  const waiting = mandates.filter(({ state }) => state === 'awaiting_transfer');
  expect(seen.at(-1), point).toBe('send-transfer');
  expect([living.length, waiting.length], point).toEqual([1, 1]);
  expect(waiting[0]?.providerId, point).toBe(living[0]);
  expect(
    mandates.filter(({ owed }) => owed !== undefined),
    point,
  ).toEqual([]);
  expect(
    seen.filter((step) => ['expired', 'cancelled', 'mandate-failed'].includes(step)),
    point,
  ).toEqual([]);
  expect(told.filter((type) => type === 'mandate.created').length, point).toBe(1);
}

/** The sandbox's book is the truth: taken once at most, and ours says the same. */
function judgeDebit({ mandates, debit, debitedMinor, told }: Settled, point: string): void {
  const { sandbox } = providers.debit;
  const there = mandates.flatMap(({ reference }) => sandbox.mandates.of(reference));
  const made = there.flatMap(({ debits }) => debits);
  const ends = told.filter((type) => type.startsWith('debit.') && type !== 'debit.processing');
  expect(made.length, point).toBeLessThanOrEqual(1);
  if (made.length === 1) {
    expect(made[0]?.reference, point).toBe(debit?.providerReference);
    expect([debit?.status, debitedMinor, ends], point).toEqual(['succeeded', 400_000, ['debit.succeeded']]);
  } else {
    expect([debit?.status, debitedMinor, ends], point).toEqual(['needs_review', 0, ['debit.needs_review']]);
  }
}

interface Run {
  settled: Settled | undefined;
  checkoutId: string | undefined;
  done: Extract<MandateCrashReport, { kind: 'done' }> | undefined;
  output: string;
}

function startProcess(): { run(order: MandateCrashOrder): Promise<Run>; stop(): void } {
  const started: ChildProcess = fork(child.file, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
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
      const run: Run = { settled: undefined, checkoutId: undefined, done: undefined, output: '' };
      started.stderr?.on('data', (chunk: Buffer) => {
        run.output += chunk.toString();
      });
      const ended = new Promise<void>((resolve) => started.once('close', () => resolve()));
      started.on('message', (report: MandateCrashReport) => {
        if (report.kind === 'settled') run.settled = report;
        if (report.kind === 'acting') run.checkoutId = report.checkoutId;
        if (report.kind === 'done') {
          run.done = report;
          started.kill('SIGKILL');
        }
      });
      started.send(order);
      await ended;
      return run;
    },
  };
}
