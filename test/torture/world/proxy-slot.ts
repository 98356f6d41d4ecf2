import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../src/demo/free-port.ts';
import type { Entry, Record } from '../record.ts';
import type { ProxyOrder } from './orders.ts';
import type { Program } from './proxy-program.ts';
import { type Child, spawnChild } from './spawn-child.ts';

export interface SlotOptions {
  /** What the record calls its processes: `proxy-a`. */
  readonly name: string;
  readonly folder: string;
  /** The program of its processes. */
  readonly program: Program;
  readonly record: Record;
  order(port: number): Extract<ProxyOrder, { kind: 'serve' }>;
}

/** The place of one of the proxies: whoever ends there is followed by another process. */
export interface ProxySlot {
  /** Where it serves; undefined while it does not, as far as a load balancer that asks it every second would know. */
  target(): string | undefined;
  /** Starts the first one. Rejects where it does not come to serve. */
  start(): Promise<void>;
  /** Whether its process serves. */
  isUp(): boolean;
  kill(): void;
  /** Holds it for so long, and lets it go on as if nothing had been. */
  freeze(ms: number): Promise<void>;
  /** Tells it to end in order; the next one comes up meanwhile. */
  terminate(): void;
  /** Tells whatever process of it lives. */
  tell(order: Exclude<ProxyOrder, { kind: 'serve' }>): void;
  close(): Promise<void>;
}

const SEEN_AFTER_MS = 1_000;
const BEFORE_NEXT_TRY_MS = 300;

export function createProxySlot({ name, folder, program, record, order }: SlotOptions): ProxySlot {
  const alive = new Set<Child>();
  let closing = false;
  let up: { readonly child: Child; readonly url: string; frozen: boolean; hidden: boolean } | undefined;
  /** Has read its code and waits, so that it serves soon after the one before it has died. */
  let spare = spawn();

  function spawn(): Child {
    const child = spawnChild(program.file, {
      log: `${folder}/${name}.log`,
      compiled: `${folder}/compiled`,
    });
    alive.add(child);
    void child.ended.then(() => alive.delete(child));
    return child;
  }

  function note(what: Extract<Entry, { kind: 'process' }>['what'], code?: number | null): void {
    record.note({
      kind: 'process',
      at: Date.now(),
      process: name,
      what,
      ...(code !== undefined && { code }),
    });
  }

  async function launch(): Promise<boolean> {
    const child = spare;
    spare = spawn();
    const port = await freePort();
    if (!(await child.loaded)) return false;
    child.tell(order(port));
    note('started');
    if (!(await child.ready)) return false;
    note('ready');
    up = { child, url: `http://127.0.0.1:${port}`, frozen: false, hidden: false };
    void child.ended.then((code) => {
      note('ended', code);
      if (up?.child === child) leave();
    });
    return true;
  }

  /** Whoever serves is out, and the next one comes. */
  function leave(): Child | undefined {
    const child = up?.child;
    up = undefined;
    void keepUp();
    return child;
  }

  async function keepUp(): Promise<void> {
    while (!closing && !(await launch())) await wait(BEFORE_NEXT_TRY_MS);
  }

  return {
    target: () => (up?.hidden ? undefined : up?.url),
    isUp: () => up !== undefined && !up.frozen,
    async start() {
      if (!(await launch())) throw new Error(`${name} does not start: see ${folder}/${name}.log`);
    },
    kill() {
      note('killed');
      leave()?.process.kill('SIGKILL');
    },
    async freeze(ms) {
      const held = up;
      if (!held) return;
      note('stopped');
      held.frozen = true;
      held.child.process.kill('SIGSTOP');
      const seenAfter = Math.min(ms, SEEN_AFTER_MS);
      await wait(seenAfter);
      held.hidden = true;
      await wait(ms - seenAfter);
      held.child.process.kill('SIGCONT');
      note('continued');
      held.frozen = held.hidden = false;
    },
    terminate() {
      note('terminated');
      leave()?.process.kill('SIGTERM');
    },
    tell(order) {
      for (const child of alive) child.tell(order);
    },
    async close() {
      closing = true;
      const left = [...alive];
      for (const { process } of left) process.kill('SIGKILL');
      await Promise.all(left.map(({ ended }) => ended));
    },
  };
}
