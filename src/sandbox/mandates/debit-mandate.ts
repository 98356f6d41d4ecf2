import type { WireDebitAnswer, WireDebitRequest } from '../../proxy/providers/mono/mandate-wire.ts';
import { faultReply } from '../faults.ts';
import { isSplit } from '../payouts/split.ts';
import { answered, json, type Reply } from '../reply.ts';
import { takeFault } from '../take-fault.ts';
import type { World } from '../world.ts';
import { isLocked, settleDebit } from './debit-outcome.ts';
import { complaintsAbout, oneOf, optional, text, validationError, whole } from './field-checks.ts';
import { balanceOf, isOver, type Mandate, type MandateDebit } from './mandate.ts';
import { newDebit } from './new-debit.ts';
import { lockedMandate, refusalNotice, unknownMandate } from './notices.ts';
import { findMandate } from './read-mandates.ts';
import { canBeDebited, wireDebitOf } from './wire-of.ts';

/** ₦200, and ₦25,000,000 of a person or ₦250,000,000 of a business, kobo. */
const smallestMinor = 20_000;
const largestMinor = { person: 2_500_000_000, business: 25_000_000_000 };

/** `POST …/{id}/debit`: takes the money once, whatever is answered. */
export function debitMandate(world: World, id: string, body: unknown): Reply {
  const mandate = findMandate(world, id);
  if (!mandate || mandate.stage === 'cancelled') return unknownMandate(world);
  const stop = refusalOf(world, mandate, body as WireDebitRequest);
  if (stop) return stop;

  const forced = world.forcedDebit;
  world.forcedDebit = undefined;
  const scripted = (forced ?? mandate.scenario).behaviour.debit ?? {};
  const behaviour = world.profile.twistDebit?.(scripted) ?? scripted;
  const fault = takeFault(world, `debit ${mandate.id}`, behaviour.fault);
  if (fault && fault.effect !== 'done') return faultReply(fault.answer, answered(99, {}));
  const debit = newDebit(world, mandate, body as WireDebitRequest, behaviour);
  settleDebit(world, mandate, debit, behaviour);
  const reply = answerOf(world, mandate, debit);
  return fault ? faultReply(fault.answer, reply) : reply;
}

function refusalOf(world: World, mandate: Mandate, request: WireDebitRequest): Reply | undefined {
  const largest = mandate.customer.type === 'business' ? largestMinor.business : largestMinor.person;
  const complaints = complaintsAbout(request, {
    amount: whole(smallestMinor, largest),
    reference: text(10, 24),
    narration: text(1, 255),
    fee_bearer: optional(oneOf('business', 'customer')),
    split: optional(isSplit),
  });
  if (complaints.length > 0) return validationError(complaints);
  if (mandate.schedule) {
    return refusalNotice(world, 'Debits of a fixed mandate are scheduled, it cannot be debited by a call');
  }
  if (mandate.stage === 'suspended') {
    return refusalNotice(world, "This mandate is paused and can't be used for debit or balance inquiry");
  }
  if (!canBeDebited(mandate)) return refusalNotice(world, notReady(mandate));
  if (isLocked(world, mandate)) return lockedMandate(world);
  if (world.profile.deduplicates && findDebit(mandate, request.reference)) {
    return refusalNotice(world, 'Debit reference already exists');
  }
  const isTooMuch = request.amount > balanceOf(mandate);
  return isTooMuch
    ? refusalNotice(world, 'The amount exceeds what is left of the total of this mandate')
    : undefined;
}

const notReady = ({ stage }: Mandate): string =>
  stage === 'approved' || !isOver(stage)
    ? 'This mandate is not ready to be debited'
    : 'This mandate is no longer active';

export const findDebit = ({ debits }: Mandate, reference: string): MandateDebit | undefined =>
  debits.find((debit) => debit.reference === reference);

/** Of a debit that failed: 400, with the debit beside the bank's code. */
export function answerOf(world: World, mandate: Mandate, debit: MandateDebit): Reply {
  const { status, message, code } = debit;
  return json(status === 'failed' ? 400 : 200, {
    status,
    message,
    response_code: code,
    data: wireDebitOf(world, mandate, debit),
  } satisfies WireDebitAnswer);
}
