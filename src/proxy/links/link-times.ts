import type { LinkRecord } from '../store/link-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import { currentLink } from './link-try.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A payer who was given the page, or came back from it, is taken to be busy there for so long. */
const PAGE_IN_USE_MS = 30 * minute;
/** Asked about for so long after the page was given, or the account linked. After that only a bell makes us ask. */
const ASKED_FOR_MS = 72 * hour;
const RETURNED_LATELY_MS = 10 * minute;
const RETURNED_EVERY_MS = 5 * second;
/** Waits for an account on the provider's page, and for its data, the last one repeated. */
const pageWaitsMs = [
  ...Array.from({ length: 10 }, () => 30 * second),
  minute,
  minute,
  5 * minute,
  10 * minute,
];
const dataWaitsMs = [5, 5, 10, 15, 30, 60, 60, 120, 300]
  .map((seconds) => seconds * second)
  .concat(10 * minute);
const failedWaitsMs = [hour];

const atMost = (waits: readonly number[], count: number): number =>
  waits[Math.min(count, waits.length - 1)] ?? hour;

/** When a link is asked about next, after it was asked about `readCount` times; undefined where only a bell can bring news. */
export function nextLookAt(link: LinkRecord, now: number): number | undefined {
  const { account, openedAt, page } = link;
  const since = account?.linkedAt ?? openedAt;
  if (since === undefined || account?.dataStatus === 'available') return undefined;
  const at = now + waitOf();
  return at <= since + ASKED_FOR_MS ? at : undefined;

  function waitOf(): number {
    if (account) return atMost(account.dataStatus === 'failed' ? failedWaitsMs : dataWaitsMs, link.readCount);
    const isWaitedFor = page.returnedAt !== undefined && now - page.returnedAt < RETURNED_LATELY_MS;
    return isWaitedFor && link.state === 'at-page' ? RETURNED_EVERY_MS : atMost(pageWaitsMs, link.readCount);
  }
}

/** Sets when it is asked about next, unless a bell rang meanwhile: what was told may be older than that. */
export function lookAgain(link: LinkRecord, now: number): void {
  if (link.nextAt === undefined || link.nextAt > now) link.nextAt = nextLookAt(link, now);
}

/** When an open checkout expires: not while its payer may be busy on the provider's page. */
export function openUntil(rows: CheckoutRows): number {
  const { checkout } = rows;
  const link = currentLink(rows);
  if (link?.state !== 'at-page') return checkout.expiresAt;
  const seenAt = link.page.returnedAt ?? link.openedAt ?? link.createdAt;
  return Math.max(checkout.expiresAt, seenAt + PAGE_IN_USE_MS);
}
