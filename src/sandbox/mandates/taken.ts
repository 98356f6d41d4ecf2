import type { WireDebitType, WireSchedule } from '../../proxy/providers/mono/mandate-wire.ts';
import type { World } from '../world.ts';
import { dayOf, readDay } from './days.ts';
import { type Schedule, scheduleOf } from './schedule.ts';

/** Whether a new mandate may not have this reference. */
export const isReferenceUsed = ({ profile, mandates }: World, reference: string): boolean =>
  profile.deduplicates && mandates.ofReference(reference).length > 0;

/** Whether new signed mandates are taken still. */
export const takesSigned = ({ clock, profile }: World): boolean =>
  dayOf(clock.now()) <= profile.lastDayOfNewSigned;

export const signedIsOver = 'Signed mandates are no longer supported. Please use another mandate type';

/** The schedule of a checked request; undefined for a variable mandate. */
export const scheduleIn = (
  request: Partial<WireSchedule> & { readonly debit_type: WireDebitType },
): Schedule | undefined =>
  request.debit_type === 'fixed'
    ? scheduleOf(request as WireSchedule, readDay(request.initial_debit_date) ?? '')
    : undefined;
