import type { MandateFailure } from '../../contract/mandate-view.ts';
import { allowedCommands, type Command, type Step } from '../../contract/steps.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { currentTry, isBeingSetUp, isByPage, setupOf } from './try-of.ts';

/** The step that every page of a mandate sees: its screens are shared. */
export function mandateStepOf(rows: CheckoutRows): Step {
  const { checkout } = rows;
  switch (checkout.status) {
    case 'expired':
    case 'cancelled':
      return checkout.status;
    case 'succeeded':
      return currentTry(rows)?.readyAt === undefined ? 'approved' : 'ready';
    default:
      return checkout.step;
  }
}

/** What a payer may ask for: nothing while what they agreed to is being set up. */
export function mandateCommandsAt(rows: CheckoutRows, step: Step): Command[] {
  if (isBeingSetUp(rows)) return [];
  const hidden = isByPage(rows) ? notByPage : notAtBank;
  const { failure } = setupOf(rows);
  const isHopeless = step === 'mandate-failed' && failure !== undefined && hopeless.includes(failure);
  return allowedCommands(step, 'none').filter(
    (command) => !hidden(command, step) && !(isHopeless && command !== 'cancel'),
  );
}

/** Beginning again would come to the same end. */
const hopeless: readonly MandateFailure[] = ['dates_passed', 'not_offered'];

const notAtBank = (command: Command, _step: Step) => command === 'change-way';

/** No bank is chosen here, and before the terms there is nothing to go back to. */
const notByPage = (command: Command, step: Step) =>
  notAtBank(command, step) ||
  command === 'change-bank' ||
  (command === 'go-back' && step !== 'leave-to-provider');

/** A payer who was given the provider's page, or came back from it, is taken to be busy there for so long. */
const PAGE_IN_USE_MS = 30 * 60_000;

/**
 * When an open checkout expires: never while a create may still be on its way, and not while a transfer that was sent in time may still be
 * approved, nor while the payer may be busy on the provider's page. What they have chosen there waits for the bank, which may take days.
 */
export function openUntil(rows: CheckoutRows, times: CheckoutTimes): number {
  const { checkout } = rows;
  const mandate = currentTry(rows);
  if (isBeingSetUp(rows)) return Number.POSITIVE_INFINITY;
  if (mandate?.state !== 'awaiting_transfer') return checkout.expiresAt;
  if (mandate.page) {
    const { returnedAt = mandate.sentAt ?? checkout.createdAt } = mandate.page;
    const inUseUntil = isChosenThere(mandate)
      ? Math.max(returnedAt, mandate.claimedAt ?? 0) + times.reviewAfterMs
      : returnedAt + PAGE_IN_USE_MS;
    return Math.max(checkout.expiresAt, inUseUntil);
  }
  if (mandate.deadlineAt === undefined) return checkout.expiresAt;
  return Math.max(checkout.expiresAt, mandate.deadlineAt + times.afterDeadlineMs);
}

/** Whether the payer was seen to have done their part on the provider's page: it tells the account that was chosen there. */
export function isChosenThere({ way, page, accountNumber }: MandateRecord): boolean {
  return way === 'provider-page' && page !== undefined && accountNumber !== undefined;
}

/** Time enough for some tries where the provider does not answer at once. */
const BEFORE_END_MS = 5 * 60_000;

/**
 * When a mandate that waits on the provider's page is read by itself though nobody rings: shortly before its checkout would end, which the list
 * may not have told about in time. Epoch milliseconds; undefined once that is over.
 */
export function lookBeforeEndAt(
  rows: CheckoutRows,
  { id, state, page }: MandateRecord,
  times: CheckoutTimes,
  now: number,
): number | undefined {
  const isWaiting = rows.checkout.mandateId === id && state === 'awaiting_transfer' && page !== undefined;
  const at = openUntil(rows, times) - BEFORE_END_MS;
  return isWaiting && at > now ? at : undefined;
}

/** The end of the checkout was put off by what the payer did on the page, and so is that look. One that is due already stays so. */
export function putOffLook(
  draft: CheckoutRows & { now: number },
  mandate: MandateRecord,
  times: CheckoutTimes,
): void {
  const isDue = mandate.nextAt !== undefined && mandate.nextAt <= draft.now;
  if (!isDue) mandate.nextAt = lookBeforeEndAt(draft, mandate, times, draft.now) ?? mandate.nextAt;
}
