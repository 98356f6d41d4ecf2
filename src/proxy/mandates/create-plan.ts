import { Sealed } from '../../contract/sealed.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { Plan } from '../checkouts/plan.ts';
import type { CreatedMandate, MandateAnswer, ProviderMandateOrder } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { cancelEarlierPlan, earlierToCancel } from './cancel-earlier-plan.ts';
import { type AfterRefusal, fail, settleRefusal } from './create-refusals.ts';
import { closeMandate, owe } from './end-mandate.ts';
import { draftAgreed } from './free-day.ts';
import { firstLookupAt } from './lookup-times.ts';
import { mandatePlan } from './mandate-plan.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { goUnavailable, noteMandateAnswer } from './note-mandate-answer.ts';
import { type AfterPage, openMandatePagePlan, toPage } from './open-mandate-page-plan.ts';
import { providerSchedule } from './provider-schedule.ts';
import { settleMandate } from './settle-mandate.ts';
import { differenceOf, takeTold } from './take-told.ts';
import { currentTry, draftAgain, isByPage, mustBeSent, setUp, tryById } from './try-of.ts';

/** Tries at one agreement that are made without asking the payer again. */
const MOST_ANEW = 3;
/** A provider that names no destination twice names none. */
const MOST_WITHOUT_DESTINATIONS = 1;

/**
 * Sets up what the payer has agreed to. What an earlier try of this checkout has left at the provider is cancelled first: never
 * do two of them wait there.
 */
export function setUpPlan(tools: MandateTools, draft: Draft, mandateId: string, anew = 0): Plan {
  const earlier = earlierToCancel(draft, mandateId);
  return earlier
    ? cancelEarlierPlan(
        tools,
        earlier.id,
        (next) => setUpPlan(tools, next, mandateId, anew),
        (next, answer) => takeBack(tools, next, mandateId, answer),
      )
    : sendPlan(tools, draft, mandateId, anew);
}

function sendPlan(tools: MandateTools, draft: Draft, mandateId: string, anew: number): Plan {
  const after: AfterPage = {
    again: (next, most = MOST_ANEW) =>
      anew < most ? makeAnew(tools, next, tryById(next, mandateId), anew) : undefined,
    unsent: (next, mandate, answer) => settleUnsent(tools, next, mandate, answer),
  };
  return isByPage(draft) ? openMandatePagePlan(tools, mandateId, after) : createPlan(tools, mandateId, after);
}

/** What was agreed to is not sent while an earlier one may still wait at the provider. The payer may agree again. */
function takeBack(
  tools: MandateTools,
  draft: Draft,
  mandateId: string,
  answer: MandateAnswer<unknown>,
): undefined {
  draftAgain(tools, draft, tryById(draft, mandateId));
  return goUnavailable(draft, 'cancel-mandate', answer);
}

function createPlan(tools: MandateTools, mandateId: string, after: AfterPage): Plan {
  return mandatePlan({
    tools,
    call: 'create-mandate',
    prepare(draft) {
      const mandate = currentTry(draft);
      if (mandate?.id !== mandateId || !mustBeSent(mandate)) return false;
      mandate.state = 'starting';
      mandate.sentAt = draft.now;
      return true;
    },
    send: (rows) => mandateCalls(tools).createMandate(new Sealed(orderOf(rows, tryById(rows, mandateId)))),
    settle(draft, answer, tx) {
      const mandate = tryById(draft, mandateId);
      noteMandateAnswer(draft, 'create-mandate', answer, mandate);
      switch (answer.kind) {
        case 'ok':
          return settleCreated(tools, draft, mandate, answer.value, after);
        case 'refused':
          return settleRefusal(tools, draft, tx, mandate, answer.reason, after);
        case 'not-executed':
          return after.unsent(draft, mandate, answer);
        case 'unknown':
          mandate.nextAt = firstLookupAt(draft.now);
          return undefined;
      }
    },
  });
}

function orderOf({ checkout }: CheckoutRows, mandate: MandateRecord): ProviderMandateOrder {
  const { bank, accountNumber, fixed, verification } = mandate;
  if (bank?.bankCode === undefined || !accountNumber) throw new Error(`${mandate.id} has no account`);
  return {
    customerId: mandate.customerId,
    reference: mandate.reference,
    bankCode: bank.bankCode,
    ...(bank.nipCode !== undefined && { nipCode: bank.nipCode }),
    accountNumber: accountNumber.open(),
    totalCapMinor: mandate.totalCapMinor,
    startDate: mandate.startDate,
    endDate: mandate.endDate,
    description: checkout.description,
    feeBearer: mandate.feeBearer,
    ...(verification === 'selfie' && { verification }),
    ...(fixed && {
      fixed: { amountMinor: fixed.perDebitMinor, schedule: providerSchedule(fixed.schedule) },
    }),
  };
}

function settleCreated(
  tools: MandateTools,
  draft: Draft,
  mandate: MandateRecord,
  created: CreatedMandate,
  { again }: AfterRefusal,
): Plan | undefined {
  const differs = differenceOf(mandate, created);
  takeTold(mandate, created);
  if (differs !== undefined) {
    draft.alarm('mandate_mismatch', { checkout: draft.checkout.id, call: 'create-mandate', differs });
    closeMandate(draft, mandate, 'cancelled', 'not_created');
    owe(draft, mandate);
    return fail(draft, 'refused');
  }
  if (created.page) {
    toPage(tools, draft, mandate, created.page.url);
    settleMandate(draft, mandate, created);
    return undefined;
  }
  if (created.status !== 'approved' && created.status !== 'suspended' && created.destinations.length === 0) {
    closeMandate(draft, mandate, 'cancelled', 'not_created');
    owe(draft, mandate);
    return again(draft, MOST_WITHOUT_DESTINATIONS) ?? fail(draft, 'refused');
  }
  mandate.state = 'awaiting_transfer';
  mandate.destinations = created.destinations;
  mandate.transferMinor = created.transferMinor;
  mandate.deadlineAt = madeAt(tools, mandate, created, draft.now) + tools.times.transferDeadlineMs;
  mandate.nextAt = undefined;
  setUp(draft, {});
  draft.checkout.step = 'send-transfer';
  draft.record('mandate.created', { mandate: mandate.id, destinations: created.destinations.length });
  draft.notify('mandate.created', { mandate });
  settleMandate(draft, mandate, created);
  return undefined;
}

/** When the provider made it, by its own word as far as that can be: from just before we asked until now. */
function madeAt(
  { times }: MandateTools,
  { sentAt }: MandateRecord,
  { createdAt }: CreatedMandate,
  now: number,
): number {
  const asked = sentAt ?? now;
  const isLikely = createdAt !== undefined && createdAt >= asked - times.clockToleranceMs && createdAt <= now;
  return isLikely ? createdAt : asked;
}

/** Nothing was asked of the provider: the payer may agree again. */
function settleUnsent(
  tools: MandateTools,
  draft: Draft,
  mandate: MandateRecord,
  answer: MandateAnswer<never>,
): undefined {
  closeMandate(draft, mandate, 'cancelled', 'not_created');
  draftAgain(tools, draft, mandate);
  return goUnavailable(draft, 'create-mandate', answer);
}

/** The same agreement under a new reference; undefined where its last day has come meanwhile. */
function makeAnew(tools: MandateTools, draft: Draft, from: MandateRecord, anew: number): Plan | undefined {
  const next = draftAgreed(tools, draft, from);
  return next.accepted && setUpPlan(tools, draft, next.id, anew + 1);
}
