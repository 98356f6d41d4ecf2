import type { Draft } from '../checkouts/draft.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import { dayAfter, lastStartOf } from './days.ts';
import type { MandateTools } from './mandate-tools.ts';
import { draftAgain, setUp, setupOf } from './try-of.ts';

/** A mandate that was at the provider, or may be there, may still take its day. The day stays where no other one is left. */
export function freeDay(draft: Draft): string {
  const { startDate, order } = setupOf(draft);
  const maybeThere = draft.mandates.filter(
    ({ providerId, owed }) => providerId !== undefined || owed === 'cancel',
  );
  const taken = new Set(maybeThere.map((one) => one.startDate));
  let day = startDate;
  while (taken.has(day) && dayAfter(day, 1) < lastStartOf(order)) day = dayAfter(day, 1);
  return taken.has(day) ? startDate : day;
}

/**
 * What the payer has agreed to once more, by a new try, on a day that is free of our own earlier ones. The agreement holds for it: a later first day
 * lets less be taken, and never more. Where its last day has come meanwhile nothing is agreed to.
 */
export function draftAgreed(tools: MandateTools, draft: Draft, from: MandateRecord): MandateRecord {
  setUp(draft, { startDate: freeDay(draft) });
  const next = draftAgain(tools, draft, from);
  if (next.startDate < lastStartOf(setupOf(draft).order)) next.accepted = from.accepted;
  return next;
}
