import type { Clock } from '../clock.ts';
import type { AttemptRecord, CheckoutRecord, StoredEvent } from '../store/records.ts';
import type { CheckoutRows, Store, StoreTransaction } from '../store/store.ts';
import type { Alarm, AlarmFacts, RaiseAlarm } from './alarm.ts';
import type { Draft } from './draft.ts';
import { checkoutDueAt } from './due.ts';
import { exposureOf } from './exposure.ts';
import { newNotificationId, type Random } from './ids.ts';
import { notificationOf } from './merchant-view.ts';
import type { CheckoutTimes } from './settings.ts';
import { payerFacts, type ViewContext } from './view.ts';

export interface Changed<T> {
  readonly result: T;
  readonly rows: CheckoutRows;
}

/**
 * Changes one checkout in one transaction: locks the row, reads all attempts, lets `work` change the draft, and keeps what
 * follows from it (status, version, due time, events, notifications). Undefined where there is no such checkout. `work`
 * may run again after a serialisation failure.
 */
export type Change = <T>(
  checkoutId: string,
  work: (draft: Draft, tx: StoreTransaction) => T | Promise<T>,
) => Promise<Changed<T> | undefined>;

export function createChange(options: {
  store: Store;
  clock: Clock;
  random: Random;
  times: CheckoutTimes;
  context: ViewContext;
  raiseAlarm: RaiseAlarm;
}): Change {
  const { store, clock, random, times, context, raiseAlarm } = options;

  return async (checkoutId, work) => {
    const alarms: { alarm: Alarm; facts: AlarmFacts }[] = [];
    const changed = await store.transaction(async (tx) => {
      alarms.length = 0;
      const before = await tx.lock(checkoutId);
      if (!before) return undefined;
      const now = clock.now();
      const events: Omit<StoredEvent, 'seq'>[] = [];
      const told: Parameters<Draft['notify']>[0][] = [];
      const draft: Draft = {
        now,
        checkout: { ...before.checkout },
        attempts: before.attempts.map((attempt) => ({ ...attempt })),
        record: (type, data = {}) => events.push({ type, at: now, data }),
        notify: (type) => told.push(type),
        alarm: (alarm, facts) => alarms.push({ alarm, facts }),
      };
      const result = await work(draft, tx);
      const { checkout, attempts } = draft;
      follow(checkout, attempts, now);
      const rows = { checkout, attempts };
      const seen =
        checkout.version !== before.checkout.version ||
        payerFacts(rows, context) !== payerFacts(before, context);
      if (seen) checkout.version = Math.max(checkout.version, before.checkout.version + 1);
      checkout.nextAt = checkoutDueAt(checkout, attempts, times, now);
      checkout.eventCount = before.checkout.eventCount + events.length;

      const known = new Map(before.attempts.map((attempt) => [attempt.id, attempt]));
      for (const attempt of attempts) {
        const old = known.get(attempt.id);
        if (!old) await tx.insertAttempt(attempt);
        else if (differs(old, attempt)) await tx.saveAttempt(attempt);
      }
      if (differs({ ...before.checkout, nextAt: undefined }, { ...checkout, nextAt: undefined })) {
        checkout.updatedAt = now;
        await tx.saveCheckout(checkout);
      } else if (checkout.nextAt !== before.checkout.nextAt) {
        await tx.saveCheckout(checkout);
      }
      const first = before.checkout.eventCount + 1;
      if (events.length > 0) {
        await tx.appendEvents(
          checkoutId,
          events.map((event, index) => ({ seq: first + index, ...event })),
        );
      }
      for (const type of told) {
        await tx.insertNotification(notificationOf(newNotificationId(random), type, checkout, now));
      }
      if (seen || checkout.status !== before.checkout.status) await tx.wake(checkoutId);
      return { result, rows };
    });
    for (const { alarm, facts } of alarms) raiseAlarm(alarm, facts);
    return changed;
  };
}

function follow(checkout: CheckoutRecord, attempts: readonly AttemptRecord[], now: number): void {
  if (checkout.status === 'open' || checkout.status === 'processing') {
    const sent = exposureOf(attempts) === 'sent';
    checkout.status = sent ? 'processing' : 'open';
    checkout.confirmingSince = sent ? (checkout.confirmingSince ?? now) : undefined;
  } else if (checkout.status !== 'needs_review') {
    checkout.lease = undefined;
    checkout.confirmingSince = undefined;
  }
  if (checkout.status === 'failed' || checkout.status === 'cancelled' || checkout.status === 'expired') {
    checkout.holdsReference = false;
  }
}

function differs<T extends object>(before: T, after: T): boolean {
  return (Object.keys(after) as (keyof T)[]).some((name) => !Object.is(before[name], after[name]));
}
