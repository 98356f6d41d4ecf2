import type { EnterAccountProblem, MandateFailure } from '../../contract/mandate-view.ts';
import type { Draft } from '../checkouts/draft.ts';
import { dayIn } from '../checkouts/mandate-order.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateRefusal } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { StoreTransaction } from '../store/store.ts';
import { noteDoubted, noteRefused } from './customer-tries.ts';
import { dayAfter, lastStartOf } from './days.ts';
import { closeMandate, owe } from './end-mandate.ts';
import { forgetCustomer } from './known-customer.ts';
import type { MandateTools } from './mandate-tools.ts';
import { otherWaitingPlan } from './other-waiting-plan.ts';
import { oweDeletion } from './refused-customer.ts';
import { draftAgain, isByPage, setUp, setupOf, whereEntered } from './try-of.ts';

/** How far a start may move to a day that is free. */
const MOST_DAYS = 14;

export interface AfterRefusal {
  /** The same agreement under a new reference; undefined where that has been tried often enough. */
  again(draft: Draft, most?: number): Plan | undefined;
}

/** What the provider's explicit refusal of a create means for the payer. Nothing waits there under this reference. */
export function settleRefusal(
  tools: MandateTools,
  draft: Draft,
  tx: StoreTransaction,
  mandate: MandateRecord,
  reason: MandateRefusal,
  after: AfterRefusal,
): Plan | undefined | Promise<Plan | undefined> {
  closeMandate(draft, mandate, 'cancelled', 'not_created');
  switch (reason) {
    case 'start_date_in_use':
      return moveStart(tools, draft, mandate);
    case 'reference_in_use':
      owe(draft, mandate);
      return after.again(draft) ?? fail(draft, 'refused');
    case 'not_offered':
      return fail(draft, reason);
    case 'other_mandate_waiting':
      if (isByPage(draft)) return fail(draft, reason);
      return otherWaitingPlan(tools, mandate, after.again);
    case 'account_refused':
      if (isByPage(draft)) return fail(draft, 'refused');
      setUp(draft, { problem: reason });
      draft.checkout.step = 'enter-account';
      return undefined;
    case 'name_differs':
    case 'details_refused':
      noteRefused(draft, mandate.customerId);
      noteDoubted(draft, reason);
      oweDeletion(draft, mandate);
      return meetAnew(tools, draft, tx, mandate, reason);
    case 'customer_not_found':
      return meetAnew(tools, draft, tx, mandate);
    default:
      return fail(draft, 'refused');
  }
}

/** The next day that no other mandate of this checkout has, and a new text to agree to. */
function moveStart(tools: MandateTools, draft: Draft, mandate: MandateRecord): undefined {
  const { order } = setupOf(draft);
  const earliest = order.startDate > dayIn(draft.now) ? order.startDate : dayIn(draft.now);
  const next = dayAfter(mandate.startDate, 1);
  if (next > dayAfter(earliest, MOST_DAYS) || next >= lastStartOf(order)) return fail(draft, 'refused');
  setUp(draft, { startDate: next });
  draftAgain(tools, draft, mandate);
  setUp(draft, { notice: 'start_date_moved' });
  draft.checkout.step = 'review-terms';
  return undefined;
}

/** The provider has lost the customer, or sets nothing up for it: the payer tells their details once more. */
async function meetAnew(
  tools: MandateTools,
  draft: Draft,
  tx: StoreTransaction,
  { customerId }: MandateRecord,
  problem?: EnterAccountProblem,
): Promise<undefined> {
  await forgetCustomer(tools, draft, tx, customerId);
  setUp(draft, { customerId: undefined, problem });
  draft.checkout.step = whereEntered(draft);
  return undefined;
}

export function fail(draft: Draft, failure: MandateFailure): undefined {
  setUp(draft, { failure });
  draft.checkout.step = 'mandate-failed';
  return undefined;
}
