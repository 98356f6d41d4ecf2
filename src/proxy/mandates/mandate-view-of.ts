import type { MandateView } from '../../contract/mandate-view.ts';
import { allowedCommands, type Step } from '../../contract/steps.ts';
import { type BankRows, iso, type ViewContext } from '../checkouts/view.ts';
import type { CheckoutRows } from '../store/store.ts';

/** The step that every page of a mandate sees: its screens are shared. */
export function mandateStepOf({ checkout }: CheckoutRows): Step {
  return checkout.step;
}

/** The whole view of a mandate that is being set up. */
export function mandateViewOf(
  { checkout }: CheckoutRows,
  context: ViewContext,
  _pageKeyHash: string | undefined,
  banks: BankRows | undefined,
): MandateView {
  const order = checkout.setup?.order;
  const step = checkout.step === 'choose-bank' && banks ? 'choose-bank' : 'unavailable';
  const every = {
    id: checkout.id,
    kind: 'mandate' as const,
    version: checkout.version,
    mode: checkout.mode,
    merchant: context.merchant,
    provider: context.provider,
    reference: checkout.reference,
    supportCode: checkout.supportCode,
    expiresAt: iso(checkout.expiresAt),
    busy: checkout.lease !== undefined,
    mayHavePaid: false,
    commands: allowedCommands(step, 'none'),
    locale: checkout.locale,
    description: checkout.description,
    mandate: {
      type: 'emandate' as const,
      debitType: 'variable' as const,
      totalCapMinor: checkout.amountMinor,
      currency: checkout.currency,
      startDate: order?.startDate ?? '',
      endDate: order?.endDate ?? '',
      feeBearer: order?.feeBearer ?? 'business',
    },
  };
  return step === 'choose-bank'
    ? { ...every, step, banks: [...(banks?.banks ?? [])] }
    : { ...every, step, reason: 'provider_unreachable' };
}
