import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import { InterleavedPayment } from './interleaved-payment.ts';
import type { InterleavedRun } from './interleaved-run.ts';
import type { RunDatabase } from './run-database.ts';
import type { SimulatedBank } from './simulated-bank.ts';

/**
 * A payment with a choice of ways, between two processes, a payer who may leave for the provider's own page and a provider that keeps no promise. The payer
 * may pay there when they have gone another way, and so twice, by themselves: that has to be told. What goes by our calls is taken once at most.
 */
export class InterleavedPage extends InterleavedPayment {
  override readonly canaries = ['password-canary', 'token-canary', 'bank-session-canary', 'bisi-canary@'];
  override readonly deeds: InterleavedRun<SimulatedBank>['deeds'] = [
    [0.5, () => this.command()],
    [0.16, () => this.goToPage()],
    [0.1, () => this.tick(this.any())],
    [0.05, () => this.webhook()],
    [0.02, () => this.merchant()],
    [0.02, () => this.die()],
    [0.14, () => this.pass()],
    [0.01, () => this.jump()],
  ];
  /** References of the pages whose address the payer has seen. */
  readonly #pages = new Set<string>();

  constructor(seed: number, database: RunDatabase) {
    super(seed, database);
    this.behind.mismatched = false;
  }

  override order(): CreatePayment {
    return {
      ...super.order(),
      customer: { name: 'Bisi Ade', email: 'bisi-canary@adirelane.example' },
      ways: this.seed % 3 === 0 ? ['provider-page'] : ['bank', 'provider-page'],
      pageMethods: ['account', 'transfer'],
    };
  }

  override bodyOf(command: Command, view: SessionView): object {
    if (command !== 'choose-way') return super.bodyOf(command);
    return view.kind === 'payment' && view.step === 'choose-way'
      ? this.draw.pick(view.ways)
      : { way: 'bank' };
  }

  override tellByWebhook(): string {
    return this.draw.pick([...this.#pages, ...this.behind.references(), 'SOMEBODYELSES0000000', '']);
  }

  /** Pays at the page that is shown, or now and then at one that was. */
  async goToPage(): Promise<void> {
    const view = await this.look();
    if (!view) return;
    const shown = view.kind === 'payment' && view.step === 'leave-to-provider' ? view.url : undefined;
    const reference = shown?.split('/').at(-1);
    if (reference !== undefined) this.#pages.add(reference);
    const others = [...this.#pages];
    if (others.length === 0) return;
    const chosen = reference === undefined || this.draw.chance(0.1) ? this.draw.pick(others) : reference;
    const odds = reference === undefined ? 0.3 : 0.6;
    if (this.draw.chance(odds)) {
      this.record.saw(chosen === reference ? 'page paid' : 'page paid that was left');
      this.behind.payAtPage(chosen);
    }
  }

  override async judgeEnd(): Promise<void> {
    const on = this.survivor();
    await this.look(on);
    const rows = await on.store.read(this.checkoutId);
    if (!rows) throw new Error('The checkout is gone');
    const told = (await on.store.claimNotifications(1_000, 1)).map(({ notification }) => notification.type);
    const { status, lease, reviewReason } = rows.checkout;
    const ledger = this.ledger();
    const says = `(${status} ${reviewReason}, ${ledger.length} debits, told ${told.join(' ')})`;
    const say = (what: string) => this.wrong.push(`${what} ${says}`);
    const times = (type: string) => told.filter((one) => one === type).length;

    if (ledger.length - this.behind.debitedAtPages() > 1) say('The payer was debited twice by our calls');
    if (status === 'open' || status === 'processing' || lease) say('Something is stuck');
    if (rows.attempts.some(({ page }) => page?.url)) say('The address of a page is still kept');
    const isUnclear = status === 'needs_review' && reviewReason === 'unsettled';
    if (ledger.length === 0 && (status === 'succeeded' || (status === 'needs_review' && !isUnclear))) {
      say('Nothing was debited');
    }
    const looksTooOld = this.jumped && rows.attempts.some(({ state }) => state === 'mismatch');
    for (const { reference } of ledger) {
      const state = rows.attempts.find((one) => one.reference === reference)?.state;
      if (state !== 'succeeded' && !(state === 'mismatch' && looksTooOld)) say(`${reference} reads ${state}`);
    }
    // Somebody has looked at a debit that came late, or looks too old, and has called it no payment.
    const isDecided = (await on.checkouts.merchant.events(this.checkoutId)).some(
      ({ type, data }) =>
        type === 'checkout.resolved' && ['mismatch', 'late_success'].includes(String(data['reason'])),
    );
    const isKnown = status === 'succeeded' || (status === 'needs_review' && !isUnclear);
    if (ledger.length > 0 && !isKnown && !(status === 'failed' && isDecided)) say('A debit is not known');
    if (times('payment.duplicate_debit') !== Math.max(0, ledger.length - 1) && !looksTooOld) {
      say('Not every second debit was told');
    }
    if (
      ledger.length > 0 &&
      times('checkout.succeeded') + times('payment.late_success') !== 1 &&
      !looksTooOld
    ) {
      say('The debit was not told once');
    }
  }
}
