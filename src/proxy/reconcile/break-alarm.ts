import type { RaiseAlarm } from '../checkouts/alarm.ts';
import { given } from '../checkouts/view.ts';
import type { BreakBook } from './break-book.ts';

/** Raises an alarm for each open break, once in the life of the process: runs are processes of their own, whose log and metrics nobody may be watching. */
export function createBreakAlarm(
  book: Pick<BreakBook, 'allOpen'>,
  raiseAlarm: RaiseAlarm,
): () => Promise<void> {
  let told: ReadonlySet<string> = new Set();
  return async () => {
    const open = await book.allOpen();
    for (const { id, kind, checkoutId } of open) {
      if (!told.has(id)) raiseAlarm('books_differ', { reason: kind, ...given({ checkout: checkoutId }) });
    }
    told = new Set(open.map(({ id }) => id));
  };
}
