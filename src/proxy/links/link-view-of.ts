import { type LinkView, linkNotices, sharedThings } from '../../contract/link-view.ts';
import { allowedCommands, type Command, type Step } from '../../contract/steps.ts';
import { lastFourDigits } from '../checkouts/last-four.ts';
import { leavingShown } from '../checkouts/page-view.ts';
import { type BankRows, given, iso, type ViewContext } from '../checkouts/view.ts';
import type { CheckoutRows } from '../store/store.ts';
import { openUntil } from './link-times.ts';
import { currentLink } from './link-try.ts';

/** The step that every page of a link sees: its screens are shared. */
export function linkStepOf({ checkout }: CheckoutRows): Step {
  switch (checkout.status) {
    case 'expired':
    case 'cancelled':
      return checkout.status;
    case 'succeeded':
      return 'linked';
    default:
      return checkout.step;
  }
}

const ofLinks: readonly Command[] = ['agree-sharing', 'returned', 'try-again', 'go-back', 'cancel'];

/** By the table, but for what is of payments and mandates. */
export const linkCommandsAt = (_rows: CheckoutRows, step: Step): Command[] =>
  allowedCommands(step, 'none').filter((command) => ofLinks.includes(command));

/** Makes the view of an account that is being linked. `bankName` tells how a payer reads the bank that a merchant has named. */
export function createLinkView(bankName: (id: string) => string | undefined) {
  const namedBank = (id: string | undefined) => {
    const name = id === undefined ? undefined : bankName(id);
    return name === undefined ? undefined : { name };
  };
  return (
    rows: CheckoutRows,
    context: ViewContext,
    _pageKeyHash: string | undefined,
    _banks: BankRows | undefined,
    now: number,
  ): LinkView => {
    const { checkout } = rows;
    const step = linkStepOf(rows);
    const busy = checkout.status === 'open' && checkout.lease !== undefined;
    const every = {
      id: checkout.id,
      kind: 'link' as const,
      version: checkout.version,
      mode: checkout.mode,
      merchant: context.merchant,
      provider: context.provider,
      reference: checkout.reference,
      supportCode: checkout.supportCode,
      expiresAt: iso(openUntil(rows)),
      busy,
      mayHavePaid: false,
      commands: busy ? [] : linkCommandsAt(rows, step),
      locale: checkout.locale,
      ...given({
        appearance: checkout.appearance,
        returnUrl: checkout.returnUrl,
        cancelUrl: checkout.cancelUrl,
      }),
    };
    if (step === 'expired' || step === 'cancelled') return { ...every, step };

    const asked = { ...every, description: checkout.description, shares: [...sharedThings] };
    const link = currentLink(rows);
    switch (step) {
      case 'review-sharing':
        return {
          ...asked,
          step,
          ...given({
            bank: namedBank(checkout.presetBank),
            notice: linkNotices.find((one) => one === checkout.notice),
          }),
        };
      case 'leave-to-provider':
        if (!link?.page.url) break;
        return { ...asked, step, ...leavingShown('link', link.page.url, link.page.returnedAt, now) };
      case 'linked': {
        const account = link?.account;
        if (!account) break;
        const { bankName: bank, number, type, dataStatus, linkedAt } = account;
        return {
          ...asked,
          step,
          dataStatus,
          linkedAt: iso(linkedAt),
          account: given({ bank, lastFour: lastFourDigits(number?.open()), type }),
        };
      }
    }
    return { ...asked, step: 'unavailable', reason: checkout.unavailableReason ?? 'provider_unreachable' };
  };
}
