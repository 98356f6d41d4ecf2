import { expect, test } from 'vitest';
import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';
import { nextVerifyAt } from './due.ts';
import { defaultTimes } from './settings.ts';

const sentAt = Date.UTC(2026, 0, 5, 9, 0, 0);
const dayMs = 86_400_000;
const attempt = { state: 'capturing', exposure: 'sent', sentAt, verifyCount: 500 } as AttemptRecord;
const at = (status: CheckoutRecord['status'], days: number) =>
  nextVerifyAt({ status } as CheckoutRecord, attempt, defaultTimes, sentAt + days * dayMs);

test('an attempt that may have paid beside one that has is asked about for 72 hours, and then no more', () => {
  expect(at('succeeded', 1)).toBe(sentAt + dayMs + 600_000);
  expect(at('succeeded', 3)).toBeUndefined();
});

test('an outcome that is waited for is asked about until somebody settles it', () => {
  expect(at('processing', 3)).toBe(sentAt + 3 * dayMs + 600_000);
  expect(at('needs_review', 30)).toBe(sentAt + 30 * dayMs + 3_600_000);
});

test('an attempt of which there is nothing to learn is not asked about', () => {
  for (const known of [{ state: 'succeeded' }, { state: 'mismatch' }, { exposure: 'none' }] as const) {
    const of = { ...attempt, ...known } as AttemptRecord;
    expect(
      nextVerifyAt({ status: 'processing' } as CheckoutRecord, of, defaultTimes, sentAt),
    ).toBeUndefined();
  }
});

test('a bank’s question is asked about at most once in ten seconds, for 72 hours and not a moment longer', () => {
  const asked = { ...attempt, exposure: 'asked', verifyCount: 0 } as AttemptRecord;
  const next = (sinceMs: number) =>
    nextVerifyAt({ status: 'open' } as CheckoutRecord, asked, defaultTimes, sentAt + sinceMs);
  const apart = (next(0) as number) - sentAt;
  expect(apart).toBeGreaterThanOrEqual(10_000);
  expect(next(3 * dayMs - apart)).toBe(sentAt + 3 * dayMs);
  expect(next(3 * dayMs - apart + 1)).toBeUndefined();
});

test('a failure that was read once is read again no sooner than a minute later', () => {
  const failed = { ...attempt, verifyCount: 0, failedReadAt: sentAt } as AttemptRecord;
  const next = (sinceMs: number) =>
    nextVerifyAt({ status: 'processing' } as CheckoutRecord, failed, defaultTimes, sentAt + sinceMs);
  expect(next(0)).toBe(sentAt + 60_000);
  expect(next(59_500)).toBe(sentAt + 60_500);
});

test('a payer who is back from the provider’s page waits for a look that comes soon, one who is still there for no more than a rare one', () => {
  const page = (sinceMs: number | undefined) => ({
    ...attempt,
    state: 'at-page',
    exposure: 'asked',
    page: sinceMs === undefined ? {} : { returnedAt: sentAt - sinceMs },
  });
  const wait = (sinceMs: number | undefined) =>
    (nextVerifyAt(
      { status: 'open' } as CheckoutRecord,
      page(sinceMs) as AttemptRecord,
      defaultTimes,
      sentAt,
    ) as number) - sentAt;
  expect(wait(0)).toBeLessThan(wait(undefined));
  expect(wait(3_600_000)).toBe(wait(undefined));
  const ended = { status: 'expired' } as CheckoutRecord;
  const late = { ...page(undefined), sentAt: sentAt - 3 * dayMs } as AttemptRecord;
  expect(nextVerifyAt(ended, late, defaultTimes, sentAt)).toBeUndefined();
  expect(nextVerifyAt({ status: 'open' } as CheckoutRecord, late, defaultTimes, sentAt)).toBeDefined();
});
