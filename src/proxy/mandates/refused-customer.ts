import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { MandateAnswer } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { customerTriesOf } from './customer-tries.ts';
import { confirmOwed } from './end-mandate.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { goUnavailable, noteMandateAnswer } from './note-mandate-answer.ts';
import { tryById } from './try-of.ts';

/**
 * A customer that the provider took, and then would set no mandate up for. Changing one there reaches neither its names nor its e-mail
 * address, and another with the same e-mail address is not made beside it: so it is deleted, and the payer told of anew. Only one that
 * this checkout has made, and that nothing was ever set up for.
 */
export function oweDeletion(draft: Draft, mandate: MandateRecord): void {
  if (!customerTriesOf(draft).made.includes(mandate.customerId)) return;
  if (isUsedHere(draft, mandate.customerId)) return;
  mandate.owed = 'delete-customer';
  mandate.owedTries = 0;
  mandate.nextAt = draft.now;
}

/** A try whose customer is still to be deleted. */
export function deletionOwed({ mandates }: Pick<CheckoutRows, 'mandates'>): MandateRecord | undefined {
  return mandates.find(({ owed }) => owed === 'delete-customer');
}

/** Asks for it, unless something was set up for the customer meanwhile: by another checkout, which has found it at the provider. */
export async function deleteUnused(
  tools: MandateTools,
  rows: CheckoutRows,
  { customerId, owed }: MandateRecord,
): Promise<MandateAnswer<unknown>> {
  const isDone =
    owed !== 'delete-customer' ||
    isUsedHere(rows, customerId) ||
    (await tools.store.isCustomerOfAnother(customerId, rows.checkout));
  return isDone ? { kind: 'ok', value: {} } : mandateCalls(tools).deleteCustomer(customerId);
}

/** Asked for so often without an answer, the payer goes on without it: a customer that stays there unused does no harm. */
const ENOUGH_TRIES = 5;

/** True once nothing is owed any more. An explicit no is the last word: what stays there unused does no harm. */
export function settleDeletion(
  draft: Draft,
  mandate: MandateRecord,
  answer: MandateAnswer<unknown>,
): boolean {
  noteMandateAnswer(draft, 'delete-customer', answer, mandate);
  if (answer.kind !== 'ok' && answer.kind !== 'refused') return false;
  if (mandate.owed === 'delete-customer') confirmOwed(draft, mandate);
  return true;
}

/** The same while the payer waits: nothing is told of them anew before the wrong one is gone. */
export function deletionPlan(
  tools: MandateTools,
  mandateId: string,
  next: (draft: Draft) => Plan | undefined,
): Plan {
  return mandatePlan({
    tools,
    call: 'delete-customer',
    prepare: () => true,
    send: (rows) => deleteUnused(tools, rows, tryById(rows, mandateId)),
    settle(draft, answer) {
      const mandate = tryById(draft, mandateId);
      if (settleDeletion(draft, mandate, answer)) return next(draft);
      if (answer.kind !== 'unknown') return goUnavailable(draft, 'delete-customer', answer);
      mandate.owedTries += 1;
      if (mandate.owedTries < ENOUGH_TRIES) return goUnavailable(draft, 'delete-customer', answer);
      confirmOwed(draft, mandate);
      return next(draft);
    },
  });
}

/** Whether a mandate of this checkout is there for the customer, or may be. */
function isUsedHere({ mandates }: Pick<CheckoutRows, 'mandates'>, customerId: string): boolean {
  return mandates.some((mandate) => mandate.customerId === customerId && isSetUp(mandate));
}

type Outcome = Pick<MandateRecord, 'state' | 'endReason' | 'providerId' | 'lookups'>;

/** Whether the provider has it, or may. */
export function isSetUp({ state, endReason, providerId, lookups }: Outcome): boolean {
  return state !== 'drafted' && (endReason !== 'not_created' || providerId !== undefined || lookups > 0);
}
