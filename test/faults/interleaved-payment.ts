import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import { ProblemError } from '../../src/contract/problem.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import type { CheckoutRows } from '../../src/proxy/store/store.ts';
import type { Debit } from '../../src/sandbox/ledger.ts';
import { InterleavedRun, ignore } from './interleaved-run.ts';
import type { RunDatabase } from './run-database.ts';
import { type SimulatedBank, simulateBank } from './simulated-bank.ts';
import { hour } from './world.ts';

const unpaidSteps = ['declined', 'expired', 'cancelled', 'unavailable'];
const fields = { username: 'bisi', password: 'password-canary', token: 'token-canary' };

/** A payment between two processes, any payer and a bank that keeps no promise. */
export class InterleavedPayment extends InterleavedRun<SimulatedBank> {
  readonly canaries = [
    ...['password-canary', 'token-canary', 'bank-session-canary', 'Bisi Canary'],
    ...['0123456789', '0555551111', '0777772222'],
  ];
  readonly deeds: InterleavedRun<SimulatedBank>['deeds'] = [
    [0.66, () => this.refundOr(() => this.command())],
    [0.11, () => this.tick(this.any())],
    [0.05, () => this.webhook()],
    [0.02, () => this.merchant()],
    [0.02, () => this.die()],
    [0.12, () => this.pass()],
    [0.02, () => this.jump()],
  ];
  resolved = false;
  /** A payment that the provider dates before our mint by a clock that was set in between waits for a person. */
  jumped = false;

  constructor(seed: number, database: RunDatabase) {
    super(seed, database, (draw, clock) => {
      const bank = simulateBank(draw, clock);
      bank.mismatched = draw.chance(0.12);
      return { provider: bank, behind: bank };
    });
  }

  order(): CreatePayment {
    return {
      kind: 'payment',
      amountMinor: 500_000,
      currency: 'NGN',
      description: 'Blue adire',
      reference: 'order-1',
      customer: { name: 'Bisi Canary' },
      expiresInSeconds: 172_800,
    };
  }

  jump(): void {
    this.jumped = true;
    this.clock.jump(this.draw.pick([hour, -hour]));
  }

  /** What is paid is paid back now and then. */
  refundOr(otherwise: () => unknown): unknown {
    return this.behind.debited() > 0 && this.draw.chance(0.25) ? this.refund() : otherwise();
  }

  async refund(): Promise<void> {
    const idempotencyKey = this.draw.chance(0.5) ? 'refund' : `refund.${this.draw.next()}`;
    await this.any().checkouts.merchant.refund(this.checkoutId, {}, { idempotencyKey }).catch(ignore);
  }

  tellByWebhook(): string {
    return this.draw.pick([...this.behind.references(), 'SOMEBODYELSES0000000', '']);
  }

  bodyOf(command: Command, _view?: SessionView): object {
    const bodies: Partial<Record<Command, object>> = {
      'choose-bank': { bankId: 'kuda' },
      'log-in': { fields },
      authorise: { fields },
      answer: { fields },
      'choose-account': { accountId: `${1 + this.draw.upTo(2)}` },
    };
    return bodies[command] ?? {};
  }

  known(): boolean {
    return this.behind.mayHaveDebited();
  }

  judgeView(view: SessionView, mayHaveBefore: boolean): void {
    const says = `the payer saw ${view.step} (${view.version})`;
    const endsUnpaid = unpaidSteps.includes(view.step) || view.commands.includes('pay');
    const mayHave = mayHaveBefore && this.behind.mayHaveDebited();
    if (mayHave && !this.resolved && (endsUnpaid || (!view.mayHavePaid && view.step !== 'authorise'))) {
      if (!view.busy) this.wrong.push(`${says} while money may have moved`);
    }
    if (view.step === 'paid' && this.behind.debited() === 0) this.wrong.push(`${says} without a debit`);
    if (view.step === 'paid' && this.behind.mismatched) this.wrong.push(`${says} for another amount`);
  }

  async merchant(): Promise<void> {
    const { merchant } = this.any().checkouts;
    const idempotencyKey = `m.${this.draw.next()}`;
    if (this.draw.chance(0.2)) {
      await merchant.cancel(this.checkoutId, { idempotencyKey }).catch(ignore);
    } else {
      const unpaid = { as: 'unpaid', note: 'x' } as const;
      // Only a refusal says that it was not done: the answer to a commit may be lost.
      await merchant.resolve(this.checkoutId, unpaid, { idempotencyKey }).then(
        () => {
          this.resolved = true;
        },
        (error: unknown) => {
          if (!(error instanceof ProblemError)) this.resolved = true;
        },
      );
    }
  }

  /** What the merchant reads of refunds is what was paid back. */
  judgeRefunds({ checkout: { refunds = [] } }: CheckoutRows, told: readonly string[]): void {
    for (const reference of this.behind.references()) {
      const times = this.behind.paidBack(reference);
      const { state, unsettledAt } = refunds.find((one) => one.reference === reference) ?? {};
      const named = `${reference}, paid back ${times} times, reads ${state}`;
      if (times > 1) this.wrong.push(named);
      const isTrue = times > 0 ? state === 'refunded' : state !== 'refunded' && state !== 'sending';
      if (!isTrue || (state === 'processing' && unsettledAt === undefined))
        this.wrong.push(`${named} at the end`);
    }
    const count = told.filter((type) => type === 'payment.refunded').length;
    const done = refunds.filter(({ state }) => state === 'refunded').length;
    if (count !== done) this.wrong.push(`${done} refunds were done, ${count} were told`);
  }

  ledger(): Debit[] {
    return this.behind.ledger();
  }

  async judgeEnd(): Promise<void> {
    const on = this.survivor();
    await this.look(on);
    const rows = await on.store.read(this.checkoutId);
    const written = await on.checkouts.merchant.events(this.checkoutId);
    const events = written.map(({ seq }) => seq);
    const looksTooOld = written.some(({ data }) => data['differs'] === 'created');
    const resolved = (reason: string): number =>
      written.filter(({ type, data }) => type === 'checkout.resolved' && data['reason'] === reason).length;
    // Somebody has looked at a debit of another amount, or at one that came late, and has called it no payment.
    const isDecided = resolved('mismatch') + resolved('late_success') > 0;
    const told = (await on.store.claimNotifications(1_000, 1)).map(({ notification }) => notification.type);
    if (!rows) throw new Error('The checkout is gone');
    const { status, lease, reviewReason } = rows.checkout;
    const debits = this.behind.debited();
    const say = (what: string) =>
      this.wrong.push(`${what} (${status}, ${debits} debits, told ${told.join(' ')})`);
    if (debits > 1) say('The payer was debited twice');
    if (events.some((seq, index) => seq !== index + 1)) say('Events have a gap');
    if (status === 'open' || status === 'processing' || lease) say('Something is stuck');
    if (rows.attempts.some(({ bankSession }) => bankSession)) say('A bank session is still kept');
    if (rows.attempts.some(({ accounts }) => accounts)) say('A list of accounts is still kept');
    this.judgeRefunds(rows, told);
    const ends = told.filter((type) => type !== 'attempt.declined' && !type.startsWith('payment.refund'));
    const repeated = ends.filter((type, index) => ends.indexOf(type) !== index);
    // What came late had come after an end: whoever calls it no payment may end it the same way again.
    const mayBeRepeated = repeated.every((type) => type === 'checkout.failed') ? resolved('late_success') : 0;
    if (repeated.length > mayBeRepeated) say('An end was told twice');
    if (status !== 'needs_review' && !ends.includes(`checkout.${status}` as never))
      say('The end was not told');
    if (
      debits === 0 &&
      (status === 'succeeded' || (status === 'needs_review' && reviewReason !== 'unsettled'))
    ) {
      say('Nothing was debited');
    }
    if (debits === 1) {
      const mayBeSeen = this.behind.mismatched || looksTooOld || reviewReason === 'late_success';
      const expected = isDecided ? 'failed' : mayBeSeen ? 'needs_review' : 'succeeded';
      if (looksTooOld && !this.jumped) say('The payment is not older than the order');
      if (status !== expected) say(`The debit should read ${expected}`);
      if (reviewReason === 'late_success' && !ends.includes('payment.late_success'))
        say('The late debit was not told');
      if (reviewReason === 'late_success' && !this.resolved) say('The debit came after an end');
    }
  }
}
