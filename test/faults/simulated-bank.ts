import { Sealed } from '../../src/contract/sealed.ts';
import type {
  Answer,
  BankSession,
  FormTargets,
  Inputs,
  PaymentOrder,
  Provider,
  VerifiedPayment,
  VerifyResult,
} from '../../src/proxy/providers/provider.ts';
import type { Debit } from '../../src/sandbox/ledger.ts';
import { debitInBook } from './debit-in-book.ts';
import type { Draw } from './draw.ts';
import { createLateAnswers } from './late-answers.ts';
import {
  asksAccount,
  asksCode,
  asksNothing,
  asksToken,
  loginForm,
  notExecuted,
  refused,
  timedOut,
  wrongToken,
} from './scripted-provider.ts';
import { simulateOwnPages } from './simulated-own-pages.ts';
import { simulateRefunds } from './simulated-refunds.ts';
import type { TestClock } from './world.ts';

/** What the bank itself knows of one reference. */
interface Payment {
  readonly order: PaymentOrder;
  readonly openedAt: number;
  /** Charges and captures under way. */
  running: number;
  /** When money moves, on the monotonic clock. Several: the payer was debited several times. */
  debits: number[];
  /** The last charge or capture has not been told to have failed, been refused or been asked about. */
  unsettled: boolean;
  failedReads: number;
  /** Which call has to bring the payer's answer to the last question. */
  owes: 'charge' | 'capture' | undefined;
  asked: Answer<unknown> | undefined;
  amountMinor: number;
}

export interface SimulatedBank extends Provider {
  /** While false every call is answered at once, truthfully. */
  faulty: boolean;
  /** What broke the rules of money, in words. */
  readonly broken: string[];
  /** Debits that have happened, over all references and pages. */
  debited(): number;
  /** The payer pays on the provider's own page of this reference. */
  payAtPage(reference: string): void;
  /** Of the debits that have happened, those on the provider's own pages. */
  debitedAtPages(): number;
  /** Debits that have happened or may still happen, or calls of which nobody knows how they end. */
  mayHaveDebited(): boolean;
  references(): string[];
  /** The bank's own book, oldest reference first. */
  ledger(): Debit[];
  /** How often money went back for this debit. */
  paidBack(reference: string): number;
  mismatched: boolean;
  /** Answers the calls whose time has come. */
  settle(): void;
}

const allTargets: readonly FormTargets[] = [
  { openPayment: 'charge', charge: 'capture' },
  { openPayment: 'charge', charge: 'charge' },
  { openPayment: 'capture', charge: 'capture' },
  { openPayment: 'capture', charge: 'charge' },
];
/** What a login can ask, once or again. */
const loginQuestions = [asksToken, asksAccount(1), asksAccount(3)];

/** A bank that keeps no promise but its ledger: late, silent, contradicting, and never de-duplicating. Each call debits again. */
export function simulateBank(draw: Draw, clock: TestClock): SimulatedBank {
  const payments = new Map<string, Payment>();
  const sessions = new Map<string, string>();
  const formTargets = draw.pick(allTargets);
  const late = createLateAnswers(draw, clock);
  const { later } = late;
  const broken: string[] = [];
  const { pages: refunds, paidBack } = simulateRefunds(draw, clock, late, broken);
  const own = simulateOwnPages(draw, clock, late, broken);
  let opened = 0;

  function spendAllowed(what: string, reference?: string): void {
    for (const [other, payment] of payments) {
      if (other === reference) continue;
      const open = payment.running > 0 || payment.debits.length > 0 || payment.unsettled;
      if (open) bank.broken.push(`${what} while ${other} may have been paid`);
    }
  }

  function harmless<T>(value: T, odds: number, others: readonly Answer<never>[]): Promise<Answer<T>> {
    const answer: Answer<T> = bank.faulty && draw.chance(odds) ? draw.pick(others) : { kind: 'ok', value };
    return later(() => answer);
  }

  function paymentOf(session: BankSession): Payment {
    const payment = payments.get(sessions.get(session.id.open()) ?? '');
    if (!payment) throw new Error('Money was asked for without an order');
    return payment;
  }

  function debit(payment: Payment, delay: number): void {
    payment.debits.push(clock.monotonic() + delay);
  }

  async function spend<T>(
    call: 'charge' | 'capture',
    session: BankSession,
    inputs: Inputs,
    outcomes: readonly (readonly [Answer<T>, number?])[],
  ) {
    const payment = paymentOf(session);
    if (payment.owes === call && !inputs) bank.broken.push(`an empty ${call} where inputs are owed`);
    spendAllowed('money was asked for', payment.order.reference);
    payment.running += 1;
    payment.unsettled = true;
    payment.failedReads = 0;
    const [answer, debitAfter] = draw.pick(outcomes);
    if (debitAfter !== undefined) debit(payment, debitAfter);
    if (answer.kind === 'asked') {
      const again = answer.wrongAnswer || payment.asked === answer;
      payment.owes =
        call === 'charge' && inputs && again ? 'charge' : call === 'charge' ? formTargets.charge : 'capture';
      // Who calls an answer wrong goes on asking what it had asked.
      if (!answer.wrongAnswer) payment.asked = answer;
    } else if (answer.kind === 'ok' && payment.owes === call) payment.owes = undefined;
    return later(() => {
      payment.running -= 1;
      const settled = answer.kind === 'asked' || answer.kind === 'refused' || answer.kind === 'not-executed';
      if (settled && payment.running === 0) payment.unsettled = false;
      return answer;
    });
  }

  /** A form of the session names the payment and moves nothing. */
  function ask<T>(reference: string, question: Answer<never>): Promise<Answer<T>> {
    const payment = payments.get(reference);
    if (payment) Object.assign(payment, { owes: formTargets.openPayment, asked: question });
    return later(() => question);
  }

  function truth(payment: Payment): VerifyResult {
    const { order } = payment;
    const happened = payment.debits.filter((at) => at <= clock.monotonic()).length > 0;
    const over = payment.running === 0 && payment.debits.length === 0;
    const status = happened ? 'successful' : over && payment.unsettled ? 'failed' : 'open';
    const told: VerifiedPayment = {
      status,
      reference: order.reference,
      amountMinor: payment.amountMinor,
      currency: 'NGN',
      mode: 'test',
      createdAt: payment.openedAt,
      isRefunded: paidBack(order.reference) > 0,
    };
    return told;
  }

  const ok: Answer<Record<never, never>> = { kind: 'ok', value: {} };
  const bank: SimulatedBank = {
    name: 'simulated',
    displayName: 'Simulated',
    mode: 'test',
    formTargets,
    get faulty() {
      return late.faulty;
    },
    set faulty(faulty) {
      late.faulty = faulty;
    },
    broken,
    pages: { ...refunds, open: own.open },
    payAtPage: own.pay,
    debitedAtPages: () => own.debited().length,
    paidBack,
    mismatched: false,
    patienceMs: (call) => (call === 'charge' || call === 'capture' ? 60_000 : 5_000),
    debited: () => bank.ledger().length,
    mayHaveDebited: () =>
      [...payments.values()].some(
        ({ running, debits, unsettled }) => running > 0 || debits.length > 0 || unsettled,
      ),
    references: () => [...payments.keys()],
    ledger: () => [
      ...[...payments.values()].flatMap(({ order, debits, amountMinor }) =>
        debits
          .filter((at) => at <= clock.monotonic())
          .map(() => debitInBook({ reference: order.reference, amountMinor })),
      ),
      ...own.debited().map(({ reference, amountMinor }) => debitInBook({ reference, amountMinor })),
    ],
    settle: late.settle,
    institutions: async () => ({
      kind: 'ok',
      value: [{ id: 'kuda', name: 'Kuda', segment: 'personal', methods: [{ id: 'app', name: 'App' }] }],
    }),
    connect() {
      spendAllowed('a new bank session was opened');
      opened += 1;
      const session = { id: new Sealed(`bank-session-canary-${opened}`), expiresAt: clock.now() + 1_800_000 };
      return harmless({ session, form: loginForm }, 0.1, [timedOut, notExecuted('rate_limited')]);
    },
    logIn: () =>
      harmless({}, 0.35, [
        timedOut,
        refused('details_refused'),
        notExecuted('bank_session_ended'),
        asksNothing,
        asksCode,
        ...loginQuestions,
        ...loginQuestions,
      ]),
    commit: () =>
      harmless({}, 0.25, [
        timedOut,
        refused('details_refused'),
        refused('account_locked'),
        notExecuted('bank_session_ended'),
        wrongToken,
        ...loginQuestions,
      ]),
    openPayment(session, order) {
      spendAllowed('a new payment was opened');
      if (payments.has(order.reference)) bank.broken.push(`${order.reference} was opened twice`);
      const amountMinor = bank.mismatched ? order.amountMinor - 1 : order.amountMinor;
      payments.set(order.reference, {
        order,
        openedAt: clock.now(),
        running: 0,
        debits: [],
        unsettled: false,
        failedReads: 0,
        owes: undefined,
        asked: undefined,
        amountMinor,
      });
      sessions.set(session.id.open(), order.reference);
      if (bank.faulty && draw.chance(0.12)) return ask(order.reference, draw.pick([asksToken, asksCode]));
      return harmless({}, 0.1, [
        timedOut,
        refused('insufficient_funds'),
        notExecuted('bank_session_ended'),
        asksNothing,
      ]);
    },
    charge(session, inputs) {
      if (!bank.faulty) return spend('charge', session, inputs, [[ok]]);
      const stop: Answer<{ echo?: { amountMinor: number } }> = {
        kind: 'ok',
        value: { echo: { amountMinor: 7 } },
      };
      return spend('charge', session, inputs, [
        ...Array<readonly [Answer<Record<never, never>>]>(6).fill([ok]),
        ...Array<readonly [Answer<never>]>(3).fill([asksToken]),
        [asksCode],
        [wrongToken],
        [refused('insufficient_funds')],
        [refused('account_locked')],
        [notExecuted('rate_limited', 2)],
        [notExecuted('bank_session_ended')],
        [stop],
        [timedOut],
        [timedOut, 0],
        [timedOut, 40_000],
      ]);
    },
    capture(session, inputs) {
      if (!bank.faulty) return spend('capture', session, inputs, [[ok, 0]]);
      return spend('capture', session, inputs, [
        ...Array<readonly [Answer<Record<never, never>>, number]>(6).fill([ok, 0]),
        [ok, 20_000],
        [wrongToken],
        [asksToken],
        [asksCode],
        [refused('insufficient_funds')],
        [notExecuted('rate_limited', 2)],
        [notExecuted('not_sent')],
        [notExecuted('bank_session_ended')],
        [timedOut],
        [timedOut],
        [timedOut, 0],
        [timedOut, 0],
        [timedOut, 25_000],
        [timedOut, 3_600_000],
      ]);
    },
    verify(reference) {
      const payment = payments.get(reference);
      const page = own.told(reference);
      if (!payment && !page) return later(() => ({ kind: 'ok', value: { status: 'not-found' } }));
      if (bank.faulty && draw.chance(0.3)) {
        const blind: Answer<VerifyResult> = { kind: 'ok', value: { status: 'not-found' } };
        return later(() => draw.pick([timedOut, blind, notExecuted('rate_limited', 3)]));
      }
      if (!payment) return later(() => ({ kind: 'ok', value: page ?? { status: 'not-found' } }));
      // The one read of "failed" that is overtaken by a debit.
      if (bank.faulty && payment.debits.length > 0 && payment.failedReads === 0 && draw.chance(0.3)) {
        payment.failedReads = 1;
        return later(() => ({
          kind: 'ok',
          value: { ...(truth(payment) as VerifiedPayment), status: 'failed' },
        }));
      }
      const read = truth(payment);
      if (read.status === 'failed') {
        payment.failedReads += 1;
        if (payment.failedReads > 1) payment.unsettled = false;
      }
      return later(() => ({ kind: 'ok', value: read }));
    },
    listPayments: async () => timedOut,
    readWebhook: ({ body }) => bank.rereadWebhook(body),
    rereadWebhook(body) {
      const text = new TextDecoder().decode(body);
      const [key = '', reference] = text.split(' ');
      const named = reference === undefined ? {} : { reference };
      return {
        accepted: true,
        dedupeKey: key,
        type: 'payment',
        quarantined: key.startsWith('bad'),
        ...named,
      };
    },
  };
  return bank;
}
