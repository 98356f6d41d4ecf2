import { expect, test } from 'vitest';
import type { AttemptRecord, CheckoutRecord } from '../store/records.ts';
import { bankSessionEndsAt, checkoutDueAt, nextVerifyAt, openUntil, reviewDueAt } from './due.ts';
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

test('who is back from the provider’s page is waited for ten minutes, and nobody else is', () => {
  const minute = 60_000;
  const wait = (changes: object, status: CheckoutRecord['status'] = 'open') => {
    const of = { ...attempt, state: 'at-page', exposure: 'asked', ...changes } as AttemptRecord;
    const at = nextVerifyAt({ status } as CheckoutRecord, of, defaultTimes, sentAt);
    return at === undefined ? undefined : at - sentAt;
  };
  const back = (ms: number) => ({ page: { returnedAt: sentAt - ms } });
  expect(wait(back(10 * minute - 1))).toBe(5_000);
  expect(wait(back(10 * minute))).toBe(10 * minute);
  expect(wait({ page: undefined })).toBe(10 * minute);
  expect(wait({ ...back(0), state: 'authorising' })).toBe(10 * minute);
  expect(wait({ sentAt: sentAt - 3 * dayMs }, 'open')).toBe(10 * minute);
  expect(wait({ sentAt: sentAt - 3 * dayMs }, 'needs_review')).toBeUndefined();
});

const bankSession = (expiresAt: number) => ({ bankSession: { expiresAt } });
const inBank = (state: AttemptRecord['state'], more: object = {}): AttemptRecord =>
  ({ id: 'at_1', state, exposure: 'none', ...more }) as AttemptRecord;
const checkout = {
  status: 'open',
  attemptId: 'at_1',
  lastCommandAt: sentAt,
  createdAt: sentAt - dayMs,
  expiresAt: sentAt + dayMs,
} as CheckoutRecord;
const idleAt = sentAt + defaultTimes.bankSessionIdleMs;

test('a bank login is dropped when nobody uses it, and never later than the bank ends it', () => {
  const ends = (attempt: AttemptRecord | undefined) => bankSessionEndsAt(checkout, attempt, defaultTimes);
  expect(ends(undefined)).toBeUndefined();
  expect(ends(inBank('logging-in', bankSession(idleAt + 9)))).toBe(idleAt + 9);
  expect(ends(inBank('logging-in'))).toBeUndefined();
  expect(ends(inBank('at-page', bankSession(idleAt - 1)))).toBeUndefined();
  for (const state of ['answering', 'logged-in', 'authorising'] as const) {
    expect(ends(inBank(state))).toBe(idleAt);
    expect(ends(inBank(state, bankSession(idleAt - 1)))).toBe(idleAt - 1);
    expect(ends(inBank(state, bankSession(idleAt + 1)))).toBe(idleAt);
  }
});

test('what is not known waits for a person 72 hours after the first charge that may have gone through', () => {
  const sent = (at: number | undefined, exposure = 'sent') =>
    ({ exposure, sentAt: at }) as unknown as AttemptRecord;
  expect(reviewDueAt([], defaultTimes)).toBeUndefined();
  expect(reviewDueAt([sent(sentAt, 'asked'), sent(undefined)], defaultTimes)).toBeUndefined();
  expect(reviewDueAt([sent(sentAt + 5), sent(sentAt), sent(1, 'asked')], defaultTimes)).toBe(
    sentAt + 3 * dayMs,
  );
});

test('a checkout expires in its time, but not while its payer may be paying on the provider’s page', () => {
  const late = { ...checkout, expiresAt: sentAt } as CheckoutRecord;
  const until = (attempt: AttemptRecord, of = late) => openUntil({ checkout: of, attempts: [attempt] });
  expect(openUntil({ checkout: late, attempts: [] })).toBe(sentAt);
  expect(until(inBank('logged-in', { sentAt }))).toBe(sentAt);
  expect(until({ ...inBank('at-page', { sentAt }), id: 'at_2' } as AttemptRecord)).toBe(sentAt);
  expect(until(inBank('at-page', { sentAt }))).toBe(sentAt + 30 * 60_000);
  expect(until(inBank('at-page', { sentAt, page: { returnedAt: sentAt + 7 } }))).toBe(
    sentAt + 7 + 30 * 60_000,
  );
  expect(until(inBank('at-page'))).toBe(sentAt);
  expect(until(inBank('at-page'), { ...late, createdAt: sentAt - 5 })).toBe(sentAt - 5 + 30 * 60_000);
  expect(until(inBank('at-page', { sentAt: sentAt - dayMs }))).toBe(sentAt);
});

test('the completer looks when something is owed, and never at what has ended', () => {
  const due = (of: object, attempt?: AttemptRecord) =>
    checkoutDueAt({ ...checkout, ...of } as CheckoutRecord, attempt ? [attempt] : [], defaultTimes, sentAt);
  for (const status of ['succeeded', 'failed', 'cancelled', 'expired', 'needs_review'])
    expect(due({ status, lease: { until: 1 } }), status).toBeUndefined();
  expect(due({ status: 'processing', lease: { until: 77 } })).toBe(77);
  expect(due({})).toBe(checkout.expiresAt);
  expect(due({}, inBank('logged-in'))).toBe(idleAt);
  expect(due({ expiresAt: idleAt - 1 }, inBank('logged-in'))).toBe(idleAt - 1);
  const charged = { exposure: 'sent', sentAt } as const;
  expect(
    due({ status: 'processing' }, inBank('charged', { ...charged, ...bankSession(1), verifyAt: 99 })),
  ).toBe(99);
  expect(due({ status: 'processing' }, inBank('charged', { ...charged, ...bankSession(1) }))).toBe(sentAt);
  expect(due({ status: 'processing' }, inBank('charged', charged))).toBe(sentAt + 3 * dayMs);
  expect(due({ status: 'processing' }, inBank('capturing', { ...charged, ...bankSession(1) }))).toBe(
    sentAt + 3 * dayMs,
  );
  expect(due({ attemptId: 'at_2' }, inBank('charged', { ...bankSession(1), exposure: 'asked' }))).toBe(
    checkout.expiresAt,
  );
});
