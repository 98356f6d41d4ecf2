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
