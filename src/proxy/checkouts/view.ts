import type { PaymentView } from '../../contract/payment-view.ts';
import type { PageMethod } from '../../contract/provider-page.ts';
import type { Step } from '../../contract/steps.ts';
import { type Account, type Bank, type ChosenBank, notices } from '../../contract/view-parts.ts';
import type { AttemptRecord, CheckoutRecord, ChosenInstitution } from '../store/records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { accountForAll, accountOf, hasOtherAccounts, shownAccounts } from './accounts.ts';
import { commandsAt } from './commands-at.ts';
import { isLive, mayHavePaid } from './exposure.ts';
import type { KindRules } from './kind.ts';
import { hasGivenUpPage, leavingShown, pageUrlOf, waysShown } from './page-view.ts';
import { refundShown } from './refund-view.ts';
import { TRIES } from './settings.ts';

/** What every view says alike. */
export interface ViewContext {
  readonly merchant: { readonly name: string; readonly support?: string; readonly logo?: string };
  /** The provider, as a payer reads it. */
  readonly provider: string;
}

export interface BankRows {
  readonly banks: readonly Bank[];
  readonly nextCursor?: string;
}

const heldByOnePage: readonly Step[] = ['log-in', 'answer', 'choose-account', 'confirm-payment', 'authorise'];

/** The step that a page sees. `pageKeyHash` undefined is a page without a key. */
export function stepOf({ checkout, attempts }: CheckoutRows, pageKeyHash: string | undefined): Step {
  switch (checkout.status) {
    case 'succeeded':
      return 'paid';
    case 'processing':
    case 'needs_review':
      return 'confirming';
    case 'expired':
    case 'cancelled':
      return checkout.status;
    case 'failed':
      return 'declined';
    case 'open': {
      const attempt = attemptOf(checkout, attempts);
      const holder = attempt && isLive(attempt) ? attempt.pageKeyHash : undefined;
      const held = holder !== undefined && holder !== pageKeyHash && heldByOnePage.includes(checkout.step);
      return held ? 'in-use' : checkout.step;
    }
  }
}

/**
 * The whole view of one page. Pure: the same rows, page, banks and time give the same view. `banks` undefined: the list could not be
 * had, which is an `unavailable` where it is needed. `now` is epoch milliseconds.
 */
export function viewOf(
  rows: CheckoutRows,
  context: ViewContext,
  pageKeyHash: string | undefined,
  banks: BankRows | undefined,
  now: number,
): PaymentView {
  const { checkout, attempts } = rows;
  const stored = stepOf(rows, pageKeyHash);
  const step = stored === 'choose-bank' && !banks ? 'unavailable' : stored;
  const busy =
    checkout.lease !== undefined && (checkout.status === 'open' || checkout.status === 'processing');
  const stands = busy || checkout.status === 'failed';
  const everyStep = {
    id: checkout.id,
    kind: 'payment' as const,
    version: checkout.version,
    mode: checkout.mode,
    merchant: context.merchant,
    provider: context.provider,
    reference: checkout.reference,
    supportCode: checkout.supportCode,
    expiresAt: iso(checkout.expiresAt),
    busy,
    mayHavePaid: mayHavePaid(checkout.status),
    commands: stands ? [] : commandsAt(rows, step),
    locale: checkout.locale,
    ...given({
      pageGivenUp: hasGivenUpPage(rows) ? (true as const) : undefined,
      appearance: checkout.appearance,
      returnUrl: checkout.returnUrl,
      cancelUrl: checkout.cancelUrl,
    }),
  };
  if (step === 'expired' || step === 'cancelled') return { ...everyStep, step };

  const { amountMinor, currency, description } = checkout;
  const priced = { ...everyStep, amountMinor, currency, description };
  const attempt = attemptOf(checkout, attempts);
  const bank = chosenBank(checkout, attempt);
  const account = attempt && accountOf(attempt);
  const missing = () => ({
    ...priced,
    step: 'unavailable' as const,
    reason: 'provider_unreachable' as const,
  });

  switch (step) {
    case 'choose-way':
      return { ...priced, step, ...waysShown(rows) };
    case 'leave-to-provider': {
      const url = pageUrlOf(attempt);
      if (!attempt || !url) return missing();
      const errand = attempt.methodId as PageMethod;
      return { ...priced, step, ...leavingShown(errand, url, attempt.page?.returnedAt, now) };
    }
    case 'choose-bank':
      return {
        ...priced,
        step,
        banks: [...(banks?.banks ?? [])],
        ...given({
          nextCursor: banks?.nextCursor,
          notice: notices.find((one) => one === checkout.notice),
        }),
      };
    case 'choose-method':
      if (!bank || !checkout.chosen) return missing();
      return {
        ...priced,
        step,
        bank,
        methods: checkout.chosen.methods.map(({ id, name }) => ({ id, name })),
      };
    case 'log-in':
    case 'answer':
    case 'authorise': {
      if (!bank || !attempt?.form) return missing();
      const used = step === 'log-in' ? checkout.loginTriesUsed : checkout.codeTriesUsed;
      const asked = {
        bank,
        form: attempt.form,
        ...given({ problem: attempt.problem, triesLeft: used > 0 ? TRIES - used : undefined }),
      };
      if (step === 'log-in') return { ...priced, step, ...asked };
      return { ...priced, step, ...asked, ...given({ account }) };
    }
    case 'choose-account':
      if (!bank || !attempt?.accounts) return missing();
      return {
        ...priced,
        step,
        bank,
        accounts: shownAccounts(attempt),
        ...(attempt.refusedAccounts.length > 0 && { problem: 'account_refused' as const }),
      };
    case 'confirm-payment':
      if (!bank) return missing();
      return { ...priced, step, bank, ...given({ account }) };
    case 'confirming':
      return {
        ...priced,
        step,
        waitedSeconds: wholeSeconds(now - (checkout.confirmingSince ?? checkout.updatedAt)),
        needsReview: checkout.status === 'needs_review',
        ...given({ bank: bankOf(unsettled(attempts)) }),
      };
    case 'paid': {
      const paying = attempts.find(({ reference }) => reference === checkout.payment?.providerReference);
      const payingBank = bankOf(paying);
      return {
        ...priced,
        step,
        paidAt: iso(checkout.payment?.paidAt ?? checkout.updatedAt),
        ...given({
          bank: payingBank,
          bankTold: payingBank ? undefined : checkout.payment?.bank,
          account: (paying && accountForAll(paying)) ?? paidAccount(checkout),
          pageMethod: checkout.payment?.pageMethod,
          providerReference: checkout.payment?.providerReference,
          narration: checkout.payment?.narration,
          refund: refundShown(checkout),
        }),
      };
    }
    case 'declined':
      return {
        ...priced,
        step,
        reason: checkout.lastDecline ?? 'bank_refused',
        ...given({ bank, account: attempt && accountForAll(attempt) }),
        ...(attempt && hasOtherAccounts(attempt) && { hasOtherAccounts: true as const }),
      };
    case 'in-use':
      return { ...priced, step };
    default:
      return {
        ...priced,
        step: 'unavailable',
        reason:
          stored === 'unavailable'
            ? (checkout.unavailableReason ?? 'provider_unreachable')
            : 'provider_unreachable',
        ...given({ bank: stored === 'unavailable' ? bank : undefined }),
      };
  }
}

/**
 * What decides whether a payer's view has changed: all of it but the version, the bank rows, and the time that passes. Who holds the
 * attempt counts too.
 */
export function payerFacts(
  kind: Pick<KindRules, 'stepOf' | 'viewOf'>,
  rows: CheckoutRows,
  context: ViewContext,
): string {
  const attempt = attemptOf(rows.checkout, rows.attempts);
  const holder = attempt?.pageKeyHash;
  const { version: _, ...view } = kind.viewOf(rows, context, holder, { banks: [] }, 0);
  return JSON.stringify([view, kind.stepOf(rows, holder), kind.stepOf(rows, undefined), holder]);
}

export function attemptOf(
  checkout: CheckoutRecord,
  attempts: readonly AttemptRecord[],
): AttemptRecord | undefined {
  return attempts.find(({ id }) => id === checkout.attemptId);
}

function chosenBank(checkout: CheckoutRecord, attempt: AttemptRecord | undefined): ChosenBank | undefined {
  const chosen = checkout.chosen ?? attempt?.institution;
  return chosen && shownBank(chosen, attempt);
}

/** The bank that an attempt is made at: none on the provider's page, where the payer chooses it. */
function bankOf(attempt: AttemptRecord | undefined): ChosenBank | undefined {
  return attempt?.institution && shownBank(attempt.institution, attempt);
}

function shownBank(
  { id, name, segment, colour, methods }: ChosenInstitution,
  attempt: AttemptRecord | undefined,
): ChosenBank {
  const method = methods.length > 1 ? methods.find((one) => one.id === attempt?.methodId)?.name : undefined;
  return { id, name, segment, ...given({ colour, method }) };
}

/** What a payer who is to wait waits for: the debit under way, or the one that a person has to look at. */
function unsettled(attempts: readonly AttemptRecord[]): AttemptRecord | undefined {
  return (
    attempts.find(({ exposure }) => exposure === 'sent') ??
    attempts.find(({ state }) => state === 'mismatch') ??
    attempts.find(({ state }) => state === 'succeeded')
  );
}

function paidAccount(checkout: CheckoutRecord): Account | undefined {
  const lastFour = checkout.payment?.accountLastFour;
  return lastFour ? { lastFour } : undefined;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries that have a value. */
export function given<T extends object>(entries: T): Given<T> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) kept[name] = value;
  return kept as Given<T>;
}

function wholeSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1_000));
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}
