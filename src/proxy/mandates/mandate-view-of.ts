import type { MandateView } from '../../contract/mandate-view.ts';
import { linkQr } from '../checkouts/link-qr.ts';
import { lastFourOf, orderedTerms, termsOf } from '../checkouts/mandate-facts.ts';
import { leavingShown } from '../checkouts/page-view.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import { type BankRows, given, iso, type ViewContext } from '../checkouts/view.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { shownBank } from './chosen-bank.ts';
import { asksOf } from './customer-details.ts';
import { customerTriesOf } from './customer-tries.ts';
import { shownDestinations } from './destinations.ts';
import { isOver } from './end-mandate.ts';
import { keptAccount, linkedOffer } from './linked-account.ts';
import { mandateCommandsAt, mandateStepOf, openUntil } from './mandate-step-of.ts';
import { payerUrlOf } from './merchant-mandate-view.ts';
import { textOf, USUAL_TRANSFER_MINOR } from './text-of.ts';
import { currentTry, isBeingSetUp, setupOf } from './try-of.ts';

/** How long approval, and readiness after it, usually take, in seconds (Mono: Direct Debit Overview, which names several). */
const approvalUsually = { fromSeconds: 60, toSeconds: 180 };
const readyUsually = { fromSeconds: 3_600, toSeconds: 86_400 };

const detailProblems = ['details_refused', 'customer_differs'] as const;

/** Makes the view of a mandate that is being set up. */
export function createMandateView(publicUrl: string, times: CheckoutTimes) {
  const address = publicUrl.replace(/\/$/, '');

  function payerUrlAt(mandate: MandateRecord, now: number): string | undefined {
    const { approvedAt } = mandate;
    const isShown = approvedAt !== undefined && now - approvedAt < times.payerUrlShownMs;
    return isShown ? payerUrlOf(mandate, publicUrl) : undefined;
  }

  return (
    rows: CheckoutRows,
    context: ViewContext,
    _pageKeyHash: string | undefined,
    banks: BankRows | undefined,
    now: number,
  ): MandateView => {
    const { checkout } = rows;
    const stored = mandateStepOf(rows);
    const step = stored === 'choose-bank' && !banks ? 'unavailable' : stored;
    const isBusy = checkout.status === 'open' && (checkout.lease !== undefined || isBeingSetUp(rows));
    const mandate = currentTry(rows);
    const tooLate = mandate?.deadlineAt !== undefined && now >= mandate.deadlineAt;
    const commands = mandateCommandsAt(rows, step);
    const until = openUntil(rows, times);
    const every = {
      id: checkout.id,
      kind: 'mandate' as const,
      version: checkout.version,
      mode: checkout.mode,
      merchant: context.merchant,
      provider: context.provider,
      reference: checkout.reference,
      supportCode: checkout.supportCode,
      expiresAt: iso(Number.isFinite(until) ? until : checkout.expiresAt),
      busy: isBusy,
      mayHavePaid: false,
      commands: isBusy ? [] : commands.filter((command) => !tooLate || command !== 'go-back'),
      locale: checkout.locale,
      ...given({
        appearance: checkout.appearance,
        returnUrl: checkout.returnUrl,
        cancelUrl: checkout.cancelUrl,
      }),
    };
    if (step === 'expired' || step === 'cancelled') return { ...every, step };

    const setup = setupOf(rows);
    const agreed = {
      ...every,
      description: checkout.description,
      mandate:
        mandate && !isOver(mandate)
          ? termsOf(mandate)
          : orderedTerms(setup.order, setup.startDate, checkout.currency),
    };
    const unavailable = (): MandateView => ({
      ...agreed,
      step: 'unavailable',
      reason: (stored === 'unavailable' && checkout.unavailableReason) || 'provider_unreachable',
      ...given({ bank: stored === 'unavailable' && setup.bank ? shownBank(setup.bank) : undefined }),
    });

    if (step === 'choose-bank') {
      return {
        ...agreed,
        step,
        banks: [...(banks?.banks ?? [])],
        ...given({
          nextCursor: banks?.nextCursor,
          notice: setup.notice === 'bank_did_not_answer' ? setup.notice : undefined,
        }),
      };
    }
    const asks =
      setup.customerId === undefined ? asksOf(checkout.customer?.open(), customerTriesOf(rows).doubted) : [];
    if (step === 'enter-account') {
      const { bank } = setup;
      if (!bank) return unavailable();
      const offered = linkedOffer(rows);
      return {
        ...agreed,
        step,
        bank: shownBank(bank),
        transferMinor: USUAL_TRANSFER_MINOR,
        currency: checkout.currency,
        asks,
        ...given({
          problem: setup.problem,
          account: offered
            ? { lastFour: offered.lastFour }
            : keptAccount(rows) && mandate && accountOf(mandate),
        }),
        ...(offered && { linked: true as const }),
      };
    }
    if (step === 'enter-details') {
      const refused = setup.problem === 'name_differs' ? 'details_refused' : setup.problem;
      const problem = detailProblems.find((one) => one === refused);
      return { ...agreed, step, asks, ...given({ problem }) };
    }
    if (!mandate || step === 'unavailable') return unavailable();

    const bank = mandate.bank && shownBank(mandate.bank);
    const account = mandate.accountNumber && accountOf(mandate);
    const perhapsAtBank = { ...agreed, ...given({ bank, account }) };
    const transfer = {
      transferMinor: mandate.transferMinor ?? USUAL_TRANSFER_MINOR,
      currency: mandate.currency,
      deadlineAt: iso(mandate.deadlineAt ?? checkout.expiresAt),
      secondsLeft: wholeSeconds((mandate.deadlineAt ?? now) - now),
      tooLate,
    };
    const approvedAt = iso(mandate.approvedAt ?? checkout.updatedAt);
    const linked = mandate.linked.length > 0 ? [...mandate.linked] : undefined;
    const own = given({ mandateUrl: payerUrlAt(mandate, now), linked });
    const ended = isOver(mandate) ? mandate.endReason : undefined;

    switch (step) {
      case 'review-terms':
        return {
          ...perhapsAtBank,
          step,
          text: textOf(context, mandate),
          ...given({ notice: setup.notice === 'bank_did_not_answer' ? undefined : setup.notice }),
        };
      case 'leave-to-provider': {
        const { url, returnedAt } = mandate.page ?? {};
        const errand = mandate.verification === 'selfie' ? 'selfie' : 'mandate';
        return url ? { ...agreed, step, ...leavingShown(errand, url, returnedAt, now) } : unavailable();
      }
      case 'send-transfer': {
        if (!bank || !account) return unavailable();
        const url = `${address}/c/${checkout.clientToken.open()}`;
        return {
          ...agreed,
          bank,
          account,
          ...transfer,
          step,
          destinations: shownDestinations(mandate),
          link: { url, qr: linkQr(url) },
        };
      }
      case 'await-bank':
        if (!bank || !account) return unavailable();
        return {
          ...agreed,
          bank,
          account,
          ...transfer,
          step,
          waitedSeconds: wholeSeconds(now - (mandate.claimedAt ?? now)),
          usually: approvalUsually,
        };
      case 'approved':
        return { ...perhapsAtBank, step, approvedAt, readyUsually, ...own, ...given({ ended }) };
      case 'ready':
        return {
          ...perhapsAtBank,
          step,
          approvedAt,
          ...own,
          ...(mandate.state === 'paused' && { paused: true as const }),
          ...given({ ended }),
        };
      case 'mandate-failed':
        return {
          ...perhapsAtBank,
          step,
          reason: setup.failure ?? 'refused',
          transferMinor: transfer.transferMinor,
          currency: transfer.currency,
        };
      default:
        return unavailable();
    }
  };
}

/** The holder's name is the provider's word about the account, shown once the payer has been tied to it by the bank. */
function accountOf(mandate: MandateRecord): { holder?: string; lastFour?: string } {
  const holder = mandate.approvedAt === undefined ? undefined : mandate.accountHolder?.open();
  return given({ lastFour: lastFourOf(mandate), holder });
}

function wholeSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1_000));
}
