import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../src/demo/free-port.ts';
import { type Listening, listen } from '../../src/proxy/listen.ts';
import { createSandbox, type Sandbox } from '../../src/sandbox/create-sandbox.ts';
import { startPostgres } from '../support/postgres.ts';
import type { CrashOrder, CrashReport, Settled } from './crash-orders.ts';

const child = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const monoKey = 'test_sk_0123456789abcdef';
/** Straight through, and one token at the charge. */
const users = ['user_good', 'user_token'];
const TEN_MINUTES = 600_000;
/** Hundreds of processes load the same files: what the first one has compiled is kept for the others. */
const compiled = mkdtempSync(join(tmpdir(), 'directpay-compiled-'));

let sandbox: Sandbox;
let server: Listening;
let sandboxUrl: string;

beforeAll(async () => {
  sandbox = createSandbox({ secretKey: monoKey, appId: 'adire-lane' });
  const port = await freePort();
  server = await listen({ fetch: sandbox.fetch, host: '127.0.0.1', port });
  sandboxUrl = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  await sandbox.stop();
  await server.close();
  rmSync(compiled, { recursive: true, force: true });
});

describe('a proxy that is killed right after any statement of a payment', () => {
  it('debits at most once, and ledger, database and notifications agree, on PGlite', {
    timeout: TEN_MINUTES,
  }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'directpay-crash-'));
    try {
      await killEverywhere({ dataDir });
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  it('debits at most once, and ledger, database and notifications agree, on PostgreSQL', {
    timeout: TEN_MINUTES,
  }, async () => {
    const postgres = await startPostgres();
    try {
      await killEverywhere({ url: await postgres.createDatabase() });
    } finally {
      await postgres.stop();
    }
  });
});

/** Kills one process after another on the same store, each one statement later, until a payment gets through unharmed. */
async function killEverywhere(store: CrashOrder['store']): Promise<void> {
  let next = startProcess();
  let earlier: (CrashOrder['earlier'] & { killAfter: number }) | undefined;
  for (const user of users) {
    let killAfter = 1;
    for (;;) {
      const current = next;
      next = startProcess();
      const run = await current.run({ store, sandboxUrl, monoKey, earlier, pay: { user, killAfter } });
      if (earlier && run.settled) judge(run.settled, earlier);
      if (!run.checkoutId) throw new Error(`The process ended before it paid: ${run.output}`);
      earlier = { checkoutId: run.checkoutId, user, killAfter };
      if (run.paid) {
        expect(run.paid.step).toBe('paid');
        expect(run.paid.statements).toBeGreaterThan(30);
        break;
      }
      killAfter += 1;
    }
  }
  next.stop();
}

/** The checker owns the verdict: the sandbox's ledger is the truth. */
function judge(settled: Settled, at: { user: string; killAfter: number }): void {
  const point = `${at.user}, killed after statement ${at.killAfter}`;
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
  const started: ChildProcess = fork(child, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
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
