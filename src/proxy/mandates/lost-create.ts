import type { Draft } from '../checkouts/draft.ts';
import type { Clock } from '../clock.ts';
import type { ProviderMandate } from '../providers/mandate-provider.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { closeMandate, confirmOwed, owe } from './end-mandate.ts';
import { createFinder, type Found } from './find-by-reference.ts';
import { draftAgreed, freeDay } from './free-day.ts';
import { nextLookupAt, settledFrom } from './lookup-times.ts';
import { type MandateTools, mandateCalls } from './mandate-tools.ts';
import { settleMandate } from './settle-mandate.ts';
import { differenceOf, takeTold } from './take-told.ts';
import { currentTry, draftAgain, setUp, tryById } from './try-of.ts';

/** A payer who did something this lately is taken to be waiting. */
const STILL_THERE_MS = 10 * 60_000;
/** A list that cannot be read for this long after the create is no moment's trouble. */
const LONG_LOST_MS = 2 * 60_000;
/** Readings of the list without it, after nothing can be on its way any more, that say it was not made. */
const ENOUGH = 2;

/**
 * A create whose answer was lost is looked for in the list, which neither tells where the transfer goes: what is found is cancelled and set
 * up anew while its payer waits. What is not there, twice, was not made.
 */
export function createLostCreates(
  tools: MandateTools,
  clock: Clock,
): (mandate: MandateRecord) => Promise<void> {
  const { change, provider, times } = tools;
  const calls = () => mandateCalls(tools);
  const find = createFinder(calls);

  function settleFound(draft: Draft, mandate: MandateRecord, found: ProviderMandate): void {
    const differs = differenceOf(mandate, found);
    mandate.readCount = 0;
    takeTold(mandate, found);
    if (mandate.owed === 'cancel') {
      settleMandate(draft, mandate, found);
      mandate.nextAt = draft.now;
      return;
    }
    if (differs === undefined && (found.status === 'approved' || found.status === 'suspended')) {
      mandate.state = 'awaiting_transfer';
      mandate.deadlineAt = draft.now;
      mandate.nextAt = undefined;
      draft.record('mandate.created', { mandate: mandate.id, destinations: 0 });
      draft.notify('mandate.created', { mandate });
      settleMandate(draft, mandate, found);
      return;
    }
    if (differs !== undefined) {
      draft.alarm('mandate_mismatch', { checkout: draft.checkout.id, call: 'list-mandates', differs });
    }
    closeMandate(draft, mandate, 'cancelled', 'not_created');
    if (found.status === 'waiting' || found.status === 'unknown' || differs !== undefined)
      owe(draft, mandate);
    goOn(draft, mandate);
  }

  function settleMissing(draft: Draft, mandate: MandateRecord, readFrom: number): void {
    if (readFrom >= settledFrom(mandate, provider)) mandate.lookups += 1;
    if (mandate.lookups < ENOUGH) {
      mandate.nextAt = nextLookupAt(mandate, provider, times, draft.now);
      return;
    }
    if (mandate.owed === 'cancel') {
      confirmOwed(draft, mandate);
      return;
    }
    closeMandate(draft, mandate, 'cancelled', 'not_created');
    backToTerms(draft, mandate);
  }

  /** Nobody can say whether it was made. Told once, to an operator and to a payer who is at it, who need not wait for it. */
  function settleUnread(draft: Draft, mandate: MandateRecord): void {
    mandate.nextAt = nextLookupAt(mandate, provider, times, draft.now);
    if (draft.now - (mandate.sentAt ?? 0) < LONG_LOST_MS || mandate.readCount > 0) return;
    mandate.readCount = 1;
    if (isCurrent(draft, mandate)) setUp(draft, { notice: 'not_known_yet' });
    draft.alarm('mandate_create_unknown', { checkout: draft.checkout.id, status: mandate.state });
  }

  /** The same agreement by a new mandate while its payer waits; else they agree again when they come back. */
  function goOn(draft: Draft, mandate: MandateRecord): void {
    if (!isCurrent(draft, mandate)) return;
    const waits = draft.now - draft.checkout.lastCommandAt <= STILL_THERE_MS;
    if (!waits || !draftAgreed(tools, draft, mandate).accepted) backToTerms(draft, mandate);
  }

  function backToTerms(draft: Draft, mandate: MandateRecord): void {
    if (!isCurrent(draft, mandate) && currentTry(draft)?.state !== 'drafted') return;
    if (isCurrent(draft, mandate)) {
      setUp(draft, { startDate: freeDay(draft) });
      draftAgain(tools, draft, mandate);
    }
    setUp(draft, { notice: 'not_set_up' });
    draft.checkout.step = 'review-terms';
  }

  function settle(draft: Draft, id: string, found: Found, readFrom: number): void {
    const mandate = tryById(draft, id);
    const isLost = mandate.providerId === undefined;
    if (!isLost || (mandate.state !== 'starting' && mandate.owed !== 'cancel')) return;
    const { lease } = draft.checkout;
    const isSending = lease?.call === 'create-mandate' || lease?.call === 'open-mandate-page';
    if (isSending && mandate.state === 'starting') return;
    if (found === 'unknown') settleUnread(draft, mandate);
    else if (found === 'none') settleMissing(draft, mandate, readFrom);
    else settleFound(draft, mandate, found);
  }

  return async (mandate) => {
    const readFrom = clock.now();
    const found = await find(mandate.reference, (mandate.sentAt ?? readFrom) - times.clockToleranceMs);
    await change(mandate.checkoutId, (draft) => settle(draft, mandate.id, found, readFrom));
  };
}

function isCurrent({ checkout }: Draft, { id }: MandateRecord): boolean {
  return checkout.status === 'open' && checkout.mandateId === id;
}
