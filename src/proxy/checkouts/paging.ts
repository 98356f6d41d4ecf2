import { ProblemError } from '../../contract/problem.ts';
import type { Place } from '../store/store.ts';

const PAGE = 50;

/** Rows to ask the store for: one more than a page shows tells whether there is another. */
export const PAGE_LIMIT = PAGE + 1;

/** The place that a cursor means, in a list whose ids begin with `idPrefix`. Throws `invalid_request` for one that means none. */
export function readCursor(cursor: string | undefined, idPrefix: string): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([a-z]+_[a-z0-9]+)$/.exec(cursor) ?? [];
  if (!at || !id?.startsWith(idPrefix)) throw new ProblemError('invalid_request');
  return { at: Number(at), id };
}

/** One page of what the store found by `PAGE_LIMIT`, and the cursor of the next one, if there is one. */
export function pageOf<R, V>(
  found: readonly R[],
  view: (row: R) => V,
  placeOf: (row: R) => Place,
): { data: V[]; nextCursor?: string } {
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  if (!last || found.length <= PAGE) return { data: shown.map(view) };
  const { at, id } = placeOf(last);
  return { data: shown.map(view), nextCursor: `${at}.${id}` };
}
