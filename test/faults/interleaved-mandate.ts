import type { CreateMandate } from '../../src/contract/merchant-api.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Command } from '../../src/contract/steps.ts';
import type { Mandates } from '../../src/proxy/mandates/service.ts';
import type { AcceptedWebhook, Provider } from '../../src/proxy/providers/provider.ts';
import type { Debit } from '../../src/sandbox/ledger.ts';
import { debitInBook } from './debit-in-book.ts';
import { InterleavedRun, ignore } from './interleaved-run.ts';
import { account, details } from './mandate-payer.ts';
import type { RunDatabase } from './run-database.ts';
import { simulateBank } from './simulated-bank.ts';
import { type SimulatedMandate, type SimulatedMandates, simulateMandates } from './simulated-mandates.ts';

export const CAP_MINOR = 1_000_000;
const narration = 'Cloth of the month';

/** A mandate and its debits between two processes, any payer, any merchant and a provider that keeps no promise. */
export class InterleavedMandate extends InterleavedRun<SimulatedMandates> {
  /** What the payer told of themselves. */
  readonly personal = ['Bisicanary', details.address, details.phone, details.email, details.bvn];
  readonly canaries: readonly string[] = [account, ...this.personal];
  /** What leads from the first view to where the payer acts at the provider. */
  readonly way: readonly Command[] = ['choose-bank', 'enter-account', 'accept-terms'];
  readonly deeds = [
    [0.17, () => this.command()],
    [0.1, () => this.sendOr(() => this.command())],
    [0.14, () => this.tick(this.any())],
    [0.13, () => this.webhook()],
    [0.005, () => this.merchantCancels()],
    [0.05, () => this.onceAgreed(() => this.merchantActs())],
    [0.05, () => this.onceAgreed(() => this.payerActs())],
    [0.225, () => this.onceAgreed(() => this.debit())],
    [0.01, () => this.interfere()],
    [0.02, () => this.die()],
    [0.1, () => this.pass()],
  ] as const;
  /** Of which somebody was answered that they are over for good. */
  readonly ended = new Set<string>();
  #debits = 0;

  constructor(seed: number, database: RunDatabase) {
    super(seed, database, (draw, clock) => {
      const mandates = simulateMandates(draw, clock);
      const provider: Provider = {
        ...simulateBank(draw, clock),
        mandates,
        mandatePages: mandates.pages,
        readWebhook,
        rereadWebhook,
      };
      return { provider, behind: mandates };
    });
  }

  /** Every other run begins with a mandate that can be debited: setting one up takes most of a run. */
  override async start(): Promise<void> {
    await super.start();
    if (this.seed % 2 === 0) return;
    this.setFaulty(false);
    const { checkouts } = this.survivor();
    for (const command of this.way) {
      const view = await checkouts.pages.view(this.checkoutId, { pageKey: 'page-1' });
      const body = { version: view.version, ...this.bodyOf(command, view) };
      const request = { command, body, idempotencyKey: command };
      await checkouts.pages.command(this.checkoutId, { pageKey: 'page-1' }, request, { patienceMs: 2_000 });
      await this.turns();
    }
    for (const mandate of this.behind.book()) this.behind.makeReady(mandate);
    for (let sweep = 0; sweep < 2; sweep += 1) {
      this.clock.pass(61_000);
      await this.tick(this.survivor());
      await this.turns();
    }
    this.setFaulty(true);
  }

  override async act(): Promise<void> {
    await super.act();
    if (this.known()) await this.judgeCaps();
  }

  /** What is taken and what may be, by what is committed at this moment, is never more than was agreed. What came late is not reserved, and alarmed. */
  async judgeCaps(): Promise<void> {
    const debits = await this.database.driver.withConnection((connection) =>
      connection.query('select mandate_id, state, amount_minor, settled_at from directpay.debits', []),
    );
    await this.turns(1);
    const sums = new Map<unknown, number>();
    for (const [id, state, amountMinor, settledAt] of debits) {
      const mayBeTaken = state !== 'failed' && !(state === 'needs_review' && settledAt !== null);
      if (mayBeTaken) sums.set(id, (sums.get(id) ?? 0) + Number(amountMinor));
    }
    for (const [id, sum] of sums) {
      if (sum > CAP_MINOR) this.wrong.push(`${sum} of ${CAP_MINOR} is reserved for ${id}`);
    }
  }

  order(): CreateMandate {
    return {
      kind: 'mandate',
      currency: 'NGN',
      description: 'Cloth club',
      reference: 'club-1',
      customer: { id: 'bisi', name: 'Bisicanary Ade' },
      expiresInSeconds: 172_800,
      mandate: {
        type: 'emandate',
        debitType: 'variable',
        totalCapMinor: CAP_MINOR,
        startDate: '2026-01-05',
        endDate: '2026-12-31',
      },
    };
  }

  bodyOf(command: Command, view: SessionView): object {
    if (view.kind !== 'mandate') return {};
    const asked = view.step === 'enter-account' || view.step === 'enter-details' ? view.asks : [];
    const told = Object.entries(details).filter(([name]) => asked.some((ask) => ask === name));
    const bodies: Partial<Record<Command, object>> = {
      'choose-bank': { bankId: 'gtb' },
      'enter-account': { accountNumber: account, details: Object.fromEntries(told) },
      'enter-details': { details: Object.fromEntries(told) },
      'accept-terms': { hash: view.step === 'review-terms' ? view.text.hash : 'of another text' },
    };
    return bodies[command] ?? {};
  }

  /** Whether the bank has agreed to any. */
  known(): boolean {
    return this.behind.book().some(({ wasApproved }) => wasApproved);
  }

  judgeView(view: SessionView): void {
    const says = `the payer saw ${view.step} (${view.version})`;
    if ((view.step === 'approved' || view.step === 'ready') && !this.known()) {
      this.wrong.push(`${says} though the bank has agreed to nothing`);
    }
    const shown = JSON.stringify(view);
    for (const word of [account, details.bvn, details.address]) {
      if (shown.includes(word)) this.wrong.push(`${says} with ${word}`);
    }
  }

  /** Which mandates the payer may act on at the provider. */
  isReached(mandate: SimulatedMandate): boolean {
    return mandate.status === 'waiting';
  }

  /** The payer sends the transfer where one is waited for. */
  sendOr(otherwise: () => unknown): void {
    const waiting = this.behind.book().filter((mandate) => this.isReached(mandate));
    if (waiting.length > 0) this.behind.transfer(this.draw.pick(waiting));
    else void otherwise();
  }

  /** Nobody debits or pauses what the bank has not agreed to: until then the payer goes on. */
  onceAgreed(deed: () => unknown): unknown {
    return this.known() ? deed() : this.command();
  }

  interfere(): void {
    const book = this.behind.book();
    if (book.length > 0) this.behind.interfere(this.draw.pick(book));
  }

  tellByWebhook(): string {
    const named = this.behind
      .book()
      .flatMap(({ providerId, order, status, debits }) => [
        ...[`- ${providerId}`, order.reference, ...debits.map(({ reference }) => reference)],
        ...(status === 'cancelled' ? [`- ${providerId} cancelled`] : []),
      ]);
    return this.draw.pick([...named, 'SOMEBODYELSES0000000', '']);
  }

  ledger(): Debit[] {
    return this.behind
      .book()
      .flatMap(({ providerId, debits }) =>
        debits
          .filter(({ takenAt }) => takenAt !== undefined && takenAt <= this.clock.monotonic())
          .map(({ reference, amountMinor }) => debitInBook({ reference, amountMinor, mandate: providerId })),
      );
  }

  merchantCancels(): Promise<unknown> {
    const { merchant } = this.any().checkouts;
    return merchant.cancel(this.checkoutId, { idempotencyKey: `m.${this.draw.next()}` }).catch(ignore);
  }

  /** The mandate that came of the checkout last, and how the payer's page names it. */
  async #current(mandates: Mandates): Promise<{ id: string; token: string } | undefined> {
    const listed = await Promise.race([mandates.merchant.list({}).catch(() => undefined), this.gaveUp()]);
    const last = listed?.data[0];
    return last && { id: last.id, token: last.payerUrl.split('/').at(-1) ?? '' };
  }

  async merchantActs(): Promise<void> {
    const { merchant } = this.any().mandates;
    await this.#act(merchant, (id, key) => ({
      pause: () => merchant.pause(id, key),
      reinstate: () => merchant.reinstate(id, key),
      cancel: () => merchant.cancel(id, key),
    }));
  }

  async payerActs(): Promise<void> {
    const { payer, merchant } = this.any().mandates;
    await this.#act(merchant, (_, key, token) => ({
      pause: () => payer.pause(token, key),
      reinstate: () => payer.reinstate(token, key),
      cancel: () => payer.cancel(token, key),
    }));
  }

  async #act(
    merchant: Mandates['merchant'],
    ways: (
      id: string,
      key: { idempotencyKey: string },
      token: string,
    ) => Record<'pause' | 'reinstate' | 'cancel', () => Promise<unknown>>,
  ): Promise<void> {
    const action = this.draw.chance(0.04)
      ? 'cancel'
      : this.draw.pick(['pause', ...Array<'reinstate'>(5).fill('reinstate')] as const);
    const key = { idempotencyKey: `a.${this.draw.next()}` };
    const found = await this.#current({ merchant } as Mandates);
    if (!found) return;
    const done = await ways(found.id, key, found.token)
      [action]()
      .then(
        () => true,
        () => false,
      );
    if (done && action === 'cancel') this.ended.add(found.id);
  }

  async debit(): Promise<void> {
    const { draw } = this;
    const process = this.any();
    const amountMinor = draw.pick([400_000, 700_000, 1_000_000]);
    const isAgain = this.#debits > 0 && draw.chance(0.2);
    if (!isAgain) this.#debits += 1;
    const order = { amountMinor, narration, reference: `month-${this.#debits}` };
    const key = { idempotencyKey: draw.chance(0.5) ? `d.${this.#debits}` : `d.${draw.next()}` };
    const found = await this.#current(process.mandates);
    if (!found) return;
    const wasOver = this.ended.has(found.id);
    await process.mandates.merchant.debit(found.id, order, key).then(({ created }) => {
      if (created && wasOver) this.wrong.push('A debit was begun after the end');
    }, ignore);
  }
}

function readWebhook({ body }: { body: Uint8Array }): AcceptedWebhook {
  return rereadWebhook(body);
}

/** A key, a reference (`-` for none), the provider's id of a mandate, and whether it was cancelled. */
function rereadWebhook(body: Uint8Array): AcceptedWebhook {
  const [key = '', reference, mandateId, cancelled] = new TextDecoder().decode(body).split(' ');
  return {
    accepted: true,
    dedupeKey: key,
    type: 'mandate',
    quarantined: key.startsWith('bad'),
    saysCancelled: cancelled !== undefined,
    ...(reference !== undefined && reference !== '-' && { reference }),
    ...(mandateId !== undefined && { mandateId }),
  };
}
