import type { SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { and, eq, lt, or } from './drizzle.ts';
import type { Place } from './store.ts';

/** Rows behind a place of a list that is sorted by time and id, newest first; all of them where none is named. */
export function olderThan(place: Place | undefined, time: PgColumn, id: PgColumn): SQL | undefined {
  return place && or(lt(time, place.at), and(eq(time, place.at), lt(id, place.id)));
}
