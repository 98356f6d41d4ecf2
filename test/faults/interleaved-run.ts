import { createHash } from 'node:crypto';
import type { CreateMandate, CreatePayment } from '../../src/contract/merchant-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { type Command, commands } from '../../src/contract/steps.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import type { Provider } from '../../src/proxy/providers/provider.ts';
import type { Debit } from '../../src/sandbox/ledger.ts';
import { type Draw, drawFrom } from './draw.ts';
import { findInTexts } from './rows-in-clear.ts';
import type { RunDatabase } from './run-database.ts';
import { createRunRecord } from './run-record.ts';
import { type Shared, type SimulatedProcess, startProcess } from './simulated-process.ts';
import { hour, minute, type TestClock, testClock } from './world.ts';

const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const waysBack = ['cancel', 'go-back', 'change-bank', 'change-method', 'change-way', 'restart'];

/** What stands behind the provider's calls, as far as every run needs it. */
export interface Behind {
  /** While false every call is answered at once, truthfully. */
  faulty: boolean;
  /** What broke the rules of money, in words. */
  readonly broken: string[];
  /** Answers the calls whose time has come. */
  settle(): void;
}

export const ignore = (): void => {};

/** One checkout, two processes and a provider, all of whose faults and turns come from one seed. */
export abstract class InterleavedRun<B extends Behind> {
  readonly seed: number;
  readonly draw: Draw;
  readonly clock: TestClock = testClock();
  readonly behind: B;
  readonly database: RunDatabase;
  readonly record = createRunRecord();
  readonly shared: Shared;
  readonly wrong: string[];
  readonly processes: SimulatedProcess[] = [];
  checkoutId = '';
  clientToken = '';
  version = 0;
  readonly #keys: { key: string; command: Command }[] = [];
  #started = 0;

  constructor(
    seed: number,
    database: RunDatabase,
    simulate: (draw: Draw, clock: TestClock) => { provider: Provider; behind: B },
  ) {
    this.seed = seed;
    this.database = database;
    this.draw = drawFrom(seed);
    const { draw, clock } = this;
    const { provider, behind } = simulate(draw, clock);
    this.behind = behind;
    this.wrong = behind.broken;
    let drawn = 0;
    this.shared = {
      driver: database.driver,
      clock,
      keyring,
      draw,
      provider,
      alive: new Set(),
      faulty: false,
      work: 0,
      running: 0,
      raiseAlarm: () => {},
      record: this.record,
      random: (size) => {
        drawn += 1;
        return createHash('shake256', { outputLength: size }).update(`${seed}.${drawn}`).digest();
      },
    };
  }

  /** What the merchant orders. */
  abstract order(): CreatePayment | CreateMandate;
  /** What the payer sends with a command besides the version. */
  abstract bodyOf(command: Command, view: SessionView): object;
  /** What may happen next, and how likely: the shares are 1 together. */
  abstract readonly deeds: readonly (readonly [share: number, deed: () => unknown])[];
  /** A reference that a webhook may name. */
  abstract tellByWebhook(): string;
  /** Judges what a payer is shown who asked when `before` was so. */
  abstract judgeView(view: SessionView, before: unknown): void;
  /** What is known when somebody asks: the answer may be overtaken on its way. */
  abstract known(): unknown;
  /** What was really debited by now. */
  abstract ledger(): Debit[];
  /** Texts that are nowhere in clear. */
  abstract readonly canaries: readonly string[];

  async start(): Promise<void> {
    await this.database.empty();
    await this.startProcess();
    await this.startProcess();
    const { checkout } = await this.any().checkouts.merchant.create(this.order(), {
      idempotencyKey: 'create',
    });
    this.checkoutId = checkout.id;
    this.clientToken = checkout.clientToken;
    this.shared.faulty = true;
  }

  /** Whether anything may fail: a process, the database, or what stands behind. */
  setFaulty(isFaulty: boolean): void {
    this.shared.faulty = isFaulty;
    this.behind.faulty = isFaulty;
  }

  async startProcess(): Promise<void> {
    this.#started += 1;
    this.processes.push(await startProcess(this.shared, `process-${this.#started}`));
  }

  any(): SimulatedProcess {
    return this.draw.pick(this.processes);
  }

  /**
   * Lets whatever can go on go on: a few turns, or until nothing moves any more. While a statement is with the database no turn counts:
   * a server's answer would else outlast them all, and hardly any run would come as far as money.
   */
  async turns(most = Number.POSITIVE_INFINITY): Promise<void> {
    let still = 0;
    for (let turn = 0; turn < most && still < 4; ) {
      const { work } = this.shared;
      await nextTurn();
      const moved = work !== this.shared.work;
      const rests = this.shared.running === 0;
      still = rests && !moved ? still + 1 : 0;
      if (rests || moved) turn += 1;
    }
  }

  async act(): Promise<void> {
    const { draw } = this;
    let what = draw.next();
    for (const [share, deed] of this.deeds) {
      if (what < share) {
        void deed();
        break;
      }
      what -= share;
    }
    await this.turns(draw.chance(0.5) ? draw.upTo(25) : undefined);
    this.behind.settle();
    await this.replaceTheDead();
  }

  /** A new process takes the place of each that has died. */
  async replaceTheDead(): Promise<void> {
    for (const one of this.processes.filter(({ isDead }) => isDead)) {
      this.processes.splice(this.processes.indexOf(one), 1);
      await this.startProcess();
    }
  }

  pass(): void {
    const { draw, clock } = this;
    clock.pass(draw.pick([100, 1_000, 1_000, 5_000, 5_000, 30_000, 61_000, 90_000, 6 * minute]));
  }

  die(): void {
    this.any().dieAfter(this.draw.upTo(30) + 1);
  }

  tick(process: SimulatedProcess, failed: (error: unknown) => void = ignore): Promise<unknown> {
    return Promise.all([
      process.checkouts.completer.tick().catch(failed),
      process.mandates.work.tick().catch(failed),
    ]);
  }

  async look(on = this.any(), pageKey = 'page-1'): Promise<SessionView | undefined> {
    const [version, before] = [this.version, this.known()];
    const looking = on.checkouts.pages.view(this.checkoutId, { pageKey }).catch(() => undefined);
    const view = await Promise.race([looking, this.gaveUp()]);
    if (view) this.judge(view, version, before);
    return view;
  }

  /** A process that has died answers nobody. */
  async gaveUp(): Promise<undefined> {
    await this.turns(200);
    return undefined;
  }

  judge(view: SessionView, version: number, before: unknown): void {
    if (view.version < version)
      this.wrong.push(`the payer saw ${view.step} (${view.version}) after version ${version}`);
    this.version = Math.max(this.version, view.version);
    this.record.happened(`seen ${view.step} ${view.version}`);
    this.judgeView(view, before);
  }

  async command(): Promise<void> {
    const { draw } = this;
    const on = this.any();
    const pageKey = draw.chance(0.95) ? 'page-1' : 'page-2';
    const view = await this.look(on, pageKey);
    if (!view || on.isDead) return;
    const forward = view.commands.filter((one) => !waysBack.includes(one));
    const likely = forward.length > 0 && draw.chance(0.93) ? forward : view.commands;
    const command = likely.length > 0 && draw.chance(0.95) ? draw.pick(likely) : draw.pick(commands);
    const replayed = draw.chance(0.1) ? this.#keys.at(-1) : undefined;
    const request = replayed ?? { key: `${this.seed}.${this.#keys.length}`, command };
    this.#keys.push(request);
    const version = draw.chance(0.05) ? Math.max(1, view.version - 1) : view.version;
    const body = { version, ...this.bodyOf(request.command, view) };
    const send = (process: SimulatedProcess) => {
      const [seen, before] = [this.version, this.known()];
      return process.checkouts.pages
        .command(
          this.checkoutId,
          { pageKey },
          { command: request.command, body, idempotencyKey: request.key },
          { patienceMs: 2_000 },
        )
        .then(({ view: after }) => this.judge(after, seen, before), ignore);
    };
    void send(on);
    if (draw.chance(0.15)) void send(this.any());
  }

  webhook(): void {
    const { draw } = this;
    const key = draw.chance(0.5) ? 'again' : `event-${draw.upTo(1_000)}`;
    const text = draw.chance(0.1) ? 'bad' : `${key} ${this.tellByWebhook()}`.trim();
    const message = { headers: new Headers(), body: new TextEncoder().encode(text) };
    for (let time = draw.upTo(2); time >= 0; time -= 1) {
      void this.any().checkouts.inbox.receive(message).catch(ignore);
    }
  }

  /** Nothing fails any more: everything must find its end by itself. */
  async heal(): Promise<void> {
    this.setFaulty(false);
    for (const one of this.processes) one.dieAfter(Number.POSITIVE_INFINITY);
    await this.replaceTheDead();
    this.clock.pass(3 * minute);
    await this.turns();
    this.behind.settle();
    for (const ms of [...Array(6).fill(30_000), ...Array(3).fill(hour), ...Array(8).fill(12 * hour)]) {
      this.clock.pass(ms);
      if (this.processes[0])
        await this.tick(this.processes[0], (error) => this.wrong.push(`a tick failed: ${error}`));
      this.behind.settle();
      await this.turns();
    }
  }

  /** The process that is looked at when all is over. */
  survivor(): SimulatedProcess {
    const [process] = this.processes;
    if (!process) throw new Error('No process is left');
    return process;
  }

  async findCanaries(): Promise<void> {
    const texts = await this.database.texts();
    this.wrong.push(...findInTexts(texts, [...this.canaries, this.clientToken]));
  }
}

export interface Seeds {
  readonly first: number;
  readonly count: number;
  /** How many more there may be until enough was seen: on a server no seed promises how far its run comes. */
  readonly more: number;
  readonly actions: number;
}

/** As many as is usual; as many as are asked for and no more, or one alone: `FIRST_SEED=17 SEEDS=1`. */
export function readSeeds(usual: Omit<Seeds, 'first'>): Seeds {
  const { FIRST_SEED = 1, SEEDS } = process.env;
  const asked = SEEDS === undefined ? {} : { count: Number(SEEDS), more: 0 };
  return { ...usual, ...asked, first: Number(FIRST_SEED) };
}

/** Tells one run after the other, until `sawEnough`; answers what was wrong, by seed. */
export async function tellRuns<R extends InterleavedRun<Behind>>(
  { first, count, more, actions }: Seeds,
  make: (seed: number) => R,
  judgeEnd: (run: R) => Promise<void>,
  sawEnough: () => boolean,
): Promise<Record<number, readonly string[]>> {
  const failures: Record<number, readonly string[]> = {};
  const isOver = (done: number) => done >= count && (done >= count + more || sawEnough());
  for (let seed = first; !isOver(seed - first); seed += 1) {
    const run = make(seed);
    await run.start();
    for (let action = 0; action < actions; action += 1) await run.act();
    await run.turns();
    await run.heal();
    await judgeEnd(run);
    await run.findCanaries();
    if (run.wrong.length > 0) failures[seed] = run.wrong;
  }
  return failures;
}
