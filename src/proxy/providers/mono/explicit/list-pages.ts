import type { Clock } from '../../../clock.ts';
import type { ExplicitAnswer } from '../../page-provider.ts';
import { asRecord } from '../reading.ts';

export interface ListedPage<T> {
  readonly entries: readonly T[];
  readonly isLast: boolean;
}

/** Whether a list's `meta`, or the `paging` within it, names a page after this one; undefined where there is no `meta` to tell. */
export function hasNextPage(body: unknown, page: number): boolean | undefined {
  const meta = asRecord(body)['meta'];
  if (typeof meta !== 'object' || meta === null) return undefined;
  const { next, pages } = asRecord(asRecord(meta)['paging'] ?? meta);
  return (typeof pages === 'number' && page < pages) || (typeof next === 'string' && next !== '');
}

/**
 * Reads pages, one after another, until one of them is the last, `enough` says so or the patience for all of them is used up. `readPage` is given
 * what is left of it, in milliseconds. A list that does not end within `most` pages is not read to its end and settles nothing.
 */
export async function readPages<T, Reason extends string>(options: {
  readonly clock: Clock;
  readonly patienceMs: number;
  readonly most: number;
  readPage(page: number, patienceMs: number): Promise<ExplicitAnswer<ListedPage<T>, Reason>>;
  enough?(entries: readonly T[]): boolean;
}): Promise<ExplicitAnswer<readonly T[], Reason>> {
  const { clock, most, readPage, enough } = options;
  const end = clock.monotonic() + options.patienceMs;
  const entries: T[] = [];
  for (let page = 1; page <= most; page += 1) {
    const patienceMs = Math.ceil(end - clock.monotonic());
    if (patienceMs <= 0) return { kind: 'unknown', cause: 'timeout', code: 'patience' };
    const answer = await readPage(page, patienceMs);
    if (answer.kind !== 'ok') return answer;
    entries.push(...answer.value.entries);
    if (answer.value.isLast || enough?.(entries)) return { kind: 'ok', value: entries };
  }
  return { kind: 'unknown', cause: 'too_large', code: 'pages' };
}
