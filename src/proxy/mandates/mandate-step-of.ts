import { allowedCommands, type Command, type Step } from '../../contract/steps.ts';
import type { CheckoutTimes } from '../checkouts/settings.ts';
import type { CheckoutRows } from '../store/store.ts';
import { currentTry, isBeingSetUp } from './try-of.ts';

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
  return isBeingSetUp(rows) ? [] : allowedCommands(step, 'none');
}

/**
 * When an open checkout expires: never while a create may still be on its way, and not while a transfer that was sent in time may still be
 * approved.
 */
export function openUntil(rows: CheckoutRows, times: CheckoutTimes): number {
  const { checkout } = rows;
  const mandate = currentTry(rows);
  if (isBeingSetUp(rows)) return Number.POSITIVE_INFINITY;
  if (mandate?.state !== 'awaiting_transfer' || mandate.deadlineAt === undefined) return checkout.expiresAt;
  return Math.max(checkout.expiresAt, mandate.deadlineAt + times.afterDeadlineMs);
}
