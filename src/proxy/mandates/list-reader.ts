import type { MandateAnswer, MandateProvider, ProviderMandate } from '../providers/mandate-provider.ts';

/** More pages than this are not read in one go. */
const MOST_PAGES = 2_000;

/** Told of each page as it comes; answers whether to go on. */
export type OnPage = (mandates: readonly ProviderMandate[]) => Promise<boolean> | boolean;

/** How far the list was read. `failed`: a page did not come. */
export type HowFar = 'to-the-end' | 'stopped' | 'failed';

/** Reads the provider's list of mandates page by page, newest first. `lastPage` bounds it. */
export async function readList(
  calls: MandateProvider,
  onPage: OnPage,
  mostPages: number = MOST_PAGES,
): Promise<HowFar> {
  let page: number | undefined = 1;
  for (let read = 0; read < mostPages && page !== undefined; read += 1) {
    const answer: MandateAnswer<{ mandates: readonly ProviderMandate[]; next: number | undefined }> =
      await calls.listMandates(page);
    if (answer.kind !== 'ok') return 'failed';
    if (!(await onPage(answer.value.mandates))) return 'stopped';
    page = answer.value.next;
  }
  return page === undefined ? 'to-the-end' : 'failed';
}

/**
 * Whether everything on later pages is older than `at`, epoch milliseconds. A page that tells no times says nothing, nor does one that is not
 * in the order of the newest first, which no document promises.
 */
export function isPassed(mandates: readonly ProviderMandate[], at: number): boolean {
  const times = mandates.flatMap(({ createdAt }) => (createdAt === undefined ? [] : [createdAt]));
  const isNewestFirst = times.every((time, index) => time <= (times[index - 1] ?? time));
  return times.length > 0 && isNewestFirst && Math.max(...times) < at;
}
