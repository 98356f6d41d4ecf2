import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView } from '../../src/contract/session.ts';
import { type Command, commands } from '../../src/contract/steps.ts';
import { createKeyring } from '../../src/proxy/keys/keyring.ts';
import type { SqlDriver } from '../../src/proxy/store/driver.ts';
import { openEmbeddedDriver } from '../../src/proxy/store/embedded-driver.ts';
import { migrate } from '../../src/proxy/store/migrate.ts';
import { type Draw, drawFrom } from './draw.ts';
import { type SimulatedBank, simulateBank } from './simulated-bank.ts';
import { type Shared, type SimulatedProcess, startProcess } from './simulated-process.ts';
import { hour, minute, testClock } from './world.ts';

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** More, or one alone: `FIRST_SEED=17 SEEDS=1`. */
const SEEDS = Number(process.env['SEEDS'] ?? 150);
const FIRST_SEED = Number(process.env['FIRST_SEED'] ?? 1);
const ACTIONS = 48;
const tables = 'debits mandates checkouts attempts commands events outbox inbox provider_cache meta'.split(
  ' ',
);
const keyring = createKeyring(['sk_test_the-secret-of-adire-lane-0000000001']);
const unpaidSteps = ['declined', 'expired', 'cancelled', 'unavailable'];
const canaries = [
  'password-canary',
  'token-canary',
  'bank-session-canary',
  'Bisi Canary',
  '0123456789',
  '0555551111',
  '0777772222',
];

let driver: SqlDriver;

beforeAll(async () => {
  driver = await openEmbeddedDriver({ dataDir: undefined });
  await migrate(driver);
});
afterAll(() => driver.close());

interface Known {
  readonly version: number;
  readonly mayHave: boolean;
}

/** One checkout, two processes and a bank, all of whose faults and turns come from one seed. */
class Run {
  readonly seed: number;
  readonly draw: Draw;
  readonly clock = testClock();
  readonly bank: SimulatedBank;
  readonly shared: Shared;
  readonly wrong: string[];
  processes: SimulatedProcess[] = [];
  checkoutId = '';
  clientToken = '';
  version = 0;
  keys: { key: string; command: Command }[] = [];
  resolved = false;
  /** A payment that the provider dates before our mint by a clock that was set in between waits for a person. */
  jumped = false;
  started = 0;

  constructor(seed: number) {
    this.seed = seed;
    this.draw = drawFrom(seed);
    const { draw, clock } = this;
    this.bank = simulateBank(draw, clock);
    this.bank.mismatched = draw.chance(0.12);
    this.wrong = this.bank.broken;
    let drawn = 0;
    this.shared = {
      driver,
      clock,
      keyring,
      draw,
      provider: this.bank,
      alive: new Set(),
      faulty: false,
      work: 0,
      running: 0,
      raiseAlarm: () => {},
      random: (size) => {
        drawn += 1;
        return createHash('shake256', { outputLength: size }).update(`${seed}.${drawn}`).digest();
      },
    };
  }

  async start(): Promise<void> {
    await driver.withConnection((connection) =>
      connection.query(`truncate ${tables.map((table) => `directpay.${table}`).join(', ')}`, []),
    );
    await this.startProcess();
    await this.startProcess();
    const { checkout } = await this.any().checkouts.merchant.create(
      {
        kind: 'payment',
        amountMinor: 500_000,
        currency: 'NGN',
        description: 'Blue adire',
        reference: 'order-1',
        customer: { name: 'Bisi Canary' },
        expiresInSeconds: 172_800,
      },
      { idempotencyKey: 'create' },
    );
    this.checkoutId = checkout.id;
    this.clientToken = checkout.clientToken;
    this.shared.faulty = true;
  }

  async startProcess(): Promise<void> {
    this.started += 1;
    this.processes.push(await startProcess(this.shared, `process-${this.started}`));
  }

  any(): SimulatedProcess {
    return this.draw.pick(this.processes);
  }

  /** Lets whatever can go on go on: a few turns, or until nothing moves any more. */
  async turns(most = Number.POSITIVE_INFINITY): Promise<void> {
    let still = 0;
    for (let turn = 0; turn < most && still < 4; turn += 1) {
      const { work } = this.shared;
      await nextTurn();
      still = work === this.shared.work ? still + 1 : 0;
    }
  }

  async act(): Promise<void> {
    const { draw, clock } = this;
    const what = draw.next();
    if (what < 0.66) void this.command();
    else if (what < 0.77) void this.any().checkouts.completer.tick().catch(ignore);
    else if (what < 0.82) void this.webhook();
    else if (what < 0.84) void this.merchant();
    else if (what < 0.86) this.any().dieAfter(draw.upTo(30) + 1);
    else if (what < 0.98)
      clock.pass(draw.pick([100, 1_000, 1_000, 5_000, 5_000, 30_000, 61_000, 90_000, 6 * minute]));
    else {
      this.jumped = true;
      clock.jump(draw.pick([hour, -hour]));
    }
    await this.turns(draw.chance(0.5) ? draw.upTo(25) : undefined);
    this.bank.settle();
    for (const one of this.processes.filter(({ isDead }) => isDead)) {
      this.processes.splice(this.processes.indexOf(one), 1);
      await this.startProcess();
    }
  }

  async look(on = this.any(), pageKey = 'page-1'): Promise<SessionView | undefined> {
    const before = this.known();
    const looking = on.checkouts.pages.view(this.checkoutId, { pageKey }).catch(() => undefined);
    const view = await Promise.race([looking, this.gaveUp()]);
    if (view) this.judgeView(view, before);
    return view;
  }

  /** A process that has died answers nobody. */
  async gaveUp(): Promise<undefined> {
    await this.turns(200);
    return undefined;
  }

  /** What is known when somebody asks: the answer may be overtaken on its way, but it may not be older. */
  known(): Known {
    return { version: this.version, mayHave: this.bank.mayHaveDebited() };
  }

  judgeView(view: SessionView, before: Known): void {
    const says = `the payer saw ${view.step} (${view.version})`;
    if (view.version < before.version) this.wrong.push(`${says} after version ${before.version}`);
    this.version = Math.max(this.version, view.version);
    const endsUnpaid = unpaidSteps.includes(view.step) || view.commands.includes('pay');
    const mayHave = before.mayHave && this.bank.mayHaveDebited();
    if (mayHave && !this.resolved && (endsUnpaid || (!view.mayHavePaid && view.step !== 'authorise'))) {
      if (!view.busy) this.wrong.push(`${says} while money may have moved`);
    }
    if (view.step === 'paid' && this.bank.debited() === 0) this.wrong.push(`${says} without a debit`);
    if (view.step === 'paid' && this.bank.mismatched) this.wrong.push(`${says} for another amount`);
  }

  async command(): Promise<void> {
    const { draw } = this;
    const on = this.any();
    const pageKey = draw.chance(0.95) ? 'page-1' : 'page-2';
    const view = await this.look(on, pageKey);
    if (!view || on.isDead) return;
    const forward = view.commands.filter((one) => !['cancel', 'go-back', 'change-bank'].includes(one));
    const likely = forward.length > 0 && draw.chance(0.95) ? forward : view.commands;
    const command = likely.length > 0 && draw.chance(0.95) ? draw.pick(likely) : draw.pick(commands);
    const replayed = draw.chance(0.1) ? this.keys.at(-1) : undefined;
    const request = replayed ?? { key: `${this.seed}.${this.keys.length}`, command };
    this.keys.push(request);
    const version = draw.chance(0.05) ? Math.max(1, view.version - 1) : view.version;
    const fields = { username: 'bisi', password: 'password-canary', token: 'token-canary' };
    const given = {
      'choose-bank': { bankId: 'kuda' },
      'log-in': { fields },
      authorise: { fields },
      answer: { fields },
      'choose-account': { accountId: `${1 + draw.upTo(2)}` },
    } as Partial<Record<Command, object>>;
    const send = (process: SimulatedProcess) => {
      const before = this.known();
      return process.checkouts.pages
        .command(
          this.checkoutId,
          { pageKey },
          {
            command: request.command,
            body: { version, ...given[request.command] },
            idempotencyKey: request.key,
          },
          { patienceMs: 2_000 },
        )
        .then(({ view: after }) => this.judgeView(after, before), ignore);
    };
    void send(on);
    if (draw.chance(0.15)) void send(this.any());
  }

  async webhook(): Promise<void> {
    const { draw } = this;
    const reference = draw.pick([...this.bank.references(), 'SOMEBODYELSES0000000', '']);
    const key = draw.chance(0.5) ? 'again' : `event-${draw.upTo(1_000)}`;
    const text = draw.chance(0.1) ? 'bad' : `${key} ${reference}`.trim();
    const message = { headers: new Headers(), body: new TextEncoder().encode(text) };
    for (let time = draw.upTo(2); time >= 0; time -= 1) {
      void this.any().checkouts.inbox.receive(message).catch(ignore);
    }
  }

  async merchant(): Promise<void> {
    const { merchant } = this.any().checkouts;
    const idempotencyKey = `m.${this.draw.next()}`;
    if (this.draw.chance(0.2)) {
      await merchant.cancel(this.checkoutId, { idempotencyKey }).catch(ignore);
    } else {
      const unpaid = { as: 'unpaid', note: 'x' } as const;
      await merchant.resolve(this.checkoutId, unpaid, { idempotencyKey }).then(() => {
        this.resolved = true;
      }, ignore);
    }
  }

  /** Nothing fails any more: everything must find its end by itself. */
  async heal(): Promise<void> {
    this.shared.faulty = false;
    this.bank.faulty = false;
    for (const one of this.processes) one.dieAfter(Number.POSITIVE_INFINITY);
    this.clock.pass(3 * minute);
    await this.turns();
    this.bank.settle();
    const healthy = this.processes[0];
    for (const ms of [...Array(6).fill(30_000), ...Array(3).fill(hour), ...Array(8).fill(12 * hour)]) {
      this.clock.pass(ms);
      await healthy?.checkouts.completer.tick().catch((error) => this.wrong.push(`a tick failed: ${error}`));
      this.bank.settle();
      await this.turns();
    }
  }

  async judgeEnd(): Promise<void> {
    const on = this.processes[0];
    if (!on) throw new Error('No process is left');
    await this.look(on);
    const rows = await on.store.read(this.checkoutId);
    const written = await on.checkouts.merchant.events(this.checkoutId);
    const events = written.map(({ seq }) => seq);
    const looksTooOld = written.some(({ data }) => data['differs'] === 'created');
    const told = (await on.store.claimNotifications(1_000, 1)).map(({ notification }) => notification.type);
    if (!rows) throw new Error('The checkout is gone');
    const { status, lease, reviewReason } = rows.checkout;
    const debits = this.bank.debited();
    const say = (what: string) =>
      this.wrong.push(`${what} (${status}, ${debits} debits, told ${told.join(' ')})`);
    if (debits > 1) say('The payer was debited twice');
    if (events.some((seq, index) => seq !== index + 1)) say('Events have a gap');
    if (status === 'open' || status === 'processing' || lease) say('Something is stuck');
    if (rows.attempts.some(({ bankSession }) => bankSession)) say('A bank session is still kept');
    if (rows.attempts.some(({ accounts }) => accounts)) say('A list of accounts is still kept');
    const ends = told.filter((type) => type !== 'attempt.declined');
    if (new Set(ends).size !== ends.length) say('An end was told twice');
    if (status !== 'needs_review' && !ends.includes(`checkout.${status}` as never))
      say('The end was not told');
    if (
      debits === 0 &&
      (status === 'succeeded' || (status === 'needs_review' && reviewReason !== 'unsettled'))
    ) {
      say('Nothing was debited');
    }
    if (debits === 1) {
      const expected =
        this.bank.mismatched || looksTooOld || reviewReason === 'late_success' ? 'needs_review' : 'succeeded';
      if (looksTooOld && !this.jumped) say('The payment is not older than the order');
      if (status !== expected) say(`The debit should read ${expected}`);
      if (reviewReason === 'late_success' && !ends.includes('payment.late_success'))
        say('The late debit was not told');
      if (reviewReason === 'late_success' && !this.resolved) say('The debit came after an end');
    }
    await this.findCanaries();
  }

  async findCanaries(): Promise<void> {
    for (const table of tables) {
      const found = await driver.withConnection((connection) =>
        connection.query(`select row_to_json(t)::text from directpay.${table} t`, []),
      );
      const text = JSON.stringify(found);
      for (const canary of [...canaries, this.clientToken]) {
        const bytes = Buffer.from(canary);
        const forms = [
          canary,
          bytes.toString('base64').replace(/=+$/, '').slice(0, -1),
          bytes.toString('hex'),
        ];
        if (forms.some((form) => text.includes(form))) this.wrong.push(`${canary} stands in ${table}`);
      }
    }
  }
}

const ignore = (): void => {};

describe('one checkout between two processes, any payer and a bank that keeps no promise', () => {
  it(`is debited at most once and always told truly, for ${SEEDS} seeds`, { timeout: 600_000 }, async () => {
    const failures: Record<number, readonly string[]> = {};
    let debited = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) {
      const run = new Run(seed);
      await run.start();
      for (let action = 0; action < ACTIONS; action += 1) await run.act();
      await run.turns();
      await run.heal();
      await run.judgeEnd();
      debited += run.bank.debited();
      if (run.wrong.length > 0) failures[seed] = run.wrong;
    }
    expect(failures).toEqual({});
    expect(debited, 'runs in which money moved').toBeGreaterThan(SEEDS / 12);
  });
});
