import type { Way } from '../../contract/provider-page.ts';
import type { AttemptRecord, ChosenInstitution } from '../store/records.ts';
import type { Draft } from './draft.ts';
import { mayStartAttempt } from './exposure.ts';
import { newAttemptId, newProviderReference, type Random } from './ids.ts';

/** Adds an attempt with a provider reference of its own to the draft. Undefined where rule "one at a time" forbids one. */
export function startAttempt(
  draft: Draft,
  random: Random,
  how: { way: Way; institution: ChosenInstitution | undefined; methodId: string },
): AttemptRecord | undefined {
  if (!mayStartAttempt(draft.attempts)) return undefined;
  const attempt: AttemptRecord = {
    id: newAttemptId(random),
    checkoutId: draft.checkout.id,
    number: draft.attempts.length + 1,
    reference: newProviderReference(random),
    mintedAt: draft.now,
    ...how,
    page: undefined,
    pageRestedAt: undefined,
    state: how.way === 'bank' ? 'connecting' : 'opening-page',
    exposure: 'none',
    pageKeyHash: undefined,
    bankSession: undefined,
    form: undefined,
    problem: undefined,
    askedBy: undefined,
    accounts: undefined,
    refusedAccounts: [],
    accountCount: 0,
    accountHolder: undefined,
    accountNumber: undefined,
    accountType: undefined,
    codeAskedAt: undefined,
    answersGiven: 0,
    sentAt: undefined,
    failedReadAt: undefined,
    bankAnswered: undefined,
    bankAskedAt: undefined,
    verifyCount: 0,
    verifyAt: undefined,
  };
  draft.attempts.push(attempt);
  draft.checkout.attemptId = attempt.id;
  draft.checkout.chosen = how.institution;
  draft.checkout.notice = undefined;
  draft.record('attempt.started', {
    attempt: attempt.number,
    way: how.way,
    ...(how.institution && { bank: how.institution.name }),
    method: how.methodId,
    reference: attempt.reference,
  });
  return attempt;
}
