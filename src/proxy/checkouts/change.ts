import type { NotificationType } from '../../contract/merchant-api.ts';
import type { Kind } from '../../contract/steps.ts';
import type { Clock } from '../clock.ts';
import { CommitUnknown, type StoredEvent } from '../store/records.ts';
import type { CheckoutRows, Store, StoreTransaction } from '../store/store.ts';
import type { Alarm, AlarmFacts, RaiseAlarm } from './alarm.ts';
import type { About, Draft } from './draft.ts';
import { newNotificationId, type Random } from './ids.ts';
import type { Kinds } from './kind.ts';
import { linkFacts } from './link-facts.ts';
import { debitView, mandateFacts } from './mandate-facts.ts';
import { notificationOf } from './merchant-view.ts';
import { given, payerFacts, type ViewContext } from './view.ts';

export interface Changed<T> {
  readonly result: T;
  readonly rows: CheckoutRows;
}

/**
 * Changes one checkout in one transaction: locks the row, reads all attempts, lets `work` change the draft, and keeps what
 * follows from it (status, version, due time, events, notifications). Undefined where there is no such checkout. `work`
 * may run again after a serialisation failure. What it needs beyond the draft, `ask` reads once the row is locked: it leaves
 * together with what reads the row, and costs no wait of its own.
 */
export type Change = <T, Asked = undefined>(
  checkoutId: string,
  work: (draft: Draft, tx: StoreTransaction, asked?: Asked) => T | Promise<T>,
  ask?: (tx: StoreTransaction) => Promise<Asked | undefined>,
) => Promise<Changed<T> | undefined>;

/** Told of a checkout's events once they are committed. */
export type OnRecorded = (kind: Kind, events: readonly Omit<StoredEvent, 'seq'>[]) => void;

export function createChange(options: {
  store: Store;
  clock: Clock;
  random: Random;
  kinds: Kinds;
  context: ViewContext;
  raiseAlarm: RaiseAlarm;
  onRecorded: OnRecorded;
}): Change {
  const { store, clock, random, kinds, context, raiseAlarm, onRecorded } = options;

  return async (checkoutId, work, ask) => {
    const alarms: { alarm: Alarm; facts: AlarmFacts }[] = [];
    let recorded: Parameters<OnRecorded> | undefined;
    const raise = (): void => {
      for (const { alarm, facts } of alarms) raiseAlarm(alarm, facts);
      if (recorded) onRecorded(...recorded);
    };
    const keeping = store.transaction(async (tx) => {
      alarms.length = 0;
      recorded = undefined;
      const [before, asked] = await Promise.all([tx.lock(checkoutId), ask?.(tx)]);
      if (!before) return undefined;
      const now = clock.now();
      const events: Omit<StoredEvent, 'seq'>[] = [];
      const told: { type: NotificationType; about: About }[] = [];
      const draft: Draft = {
        now,
        checkout: { ...before.checkout },
        attempts: before.attempts.map((attempt) => ({ ...attempt })),
        mandates: before.mandates.map((mandate) => ({ ...mandate })),
        links: before.links.map((link) => ({ ...link })),
        record: (type, data = {}) => events.push({ type, at: now, data }),
        notify: (type, about = {}) => told.push({ type, about }),
        alarm: (alarm, facts) => alarms.push({ alarm, facts }),
      };
      const result = await work(draft, tx, asked);
      const { checkout, attempts, mandates, links } = draft;
      const kind = kinds[checkout.kind];
      kind.follow(draft);
      const rows = { checkout, attempts, mandates, links };
      const seen =
        checkout.version !== before.checkout.version ||
        payerFacts(kind, rows, context) !== payerFacts(kind, before, context);
      if (seen) checkout.version = Math.max(checkout.version, before.checkout.version + 1);
      checkout.nextAt = kind.dueAt(rows, now);
      checkout.eventCount = before.checkout.eventCount + events.length;

      const known = new Map(before.attempts.map((attempt) => [attempt.id, attempt]));
      for (const attempt of attempts) {
        const old = known.get(attempt.id);
        if (!old) await tx.insertAttempt(attempt);
        else if (differs(old, attempt)) await tx.saveAttempt(attempt);
      }
      const knownMandates = new Map(before.mandates.map((mandate) => [mandate.id, mandate]));
      for (const mandate of mandates) {
        const old = knownMandates.get(mandate.id);
        if (old && !differs(old, mandate)) continue;
        mandate.updatedAt = now;
        if (old) await tx.saveMandate(mandate);
        else await tx.insertMandate(mandate);
      }
      const knownLinks = new Map(before.links.map((link) => [link.id, link]));
      for (const link of links) {
        const old = knownLinks.get(link.id);
        if (old && !differs(old, link)) continue;
        link.updatedAt = now;
        if (old) await tx.saveLink(link);
        else await tx.insertLink(link);
      }
      if (differs({ ...before.checkout, nextAt: undefined }, { ...checkout, nextAt: undefined })) {
        checkout.updatedAt = now;
        await tx.saveCheckout(checkout);
      } else if (checkout.nextAt !== before.checkout.nextAt) {
        await tx.saveCheckout(checkout);
      }
      const first = before.checkout.eventCount + 1;
      recorded = [checkout.kind, events];
      if (events.length > 0) {
        await tx.appendEvents(
          checkoutId,
          events.map((event, index) => ({ seq: first + index, ...event })),
        );
      }
      for (const { type, about } of told) {
        const id = newNotificationId(random);
        const mandate =
          about.mandate && mandateFacts(about.mandate, checkout, await tx.debitSums(about.mandate.id));
        const debit = about.debit && debitView(about.debit);
        const linkedAccount = about.link?.account && linkFacts(about.link);
        await tx.insertNotification({
          ...notificationOf(id, type, rows, now),
          ...given({ mandate, debit, linkedAccount }),
        });
      }
      if (seen || checkout.status !== before.checkout.status) await tx.wake(checkoutId);
      return { result, rows };
    });
    const changed = await keeping.catch((error: unknown) => {
      throw error instanceof CommitUnknown ? raising(error, raise) : error;
    });
    raise();
    return changed;
  };
}

/** What is alarmed and counted leaves with the commit, also where that is found later. */
function raising<T>(lost: CommitUnknown<T>, raise: () => void): CommitUnknown<T> {
  return new CommitUnknown(lost.cause, async () => {
    const found = await lost.find();
    if (found?.kept) raise();
    return found;
  });
}

function differs<T extends object>(before: T, after: T): boolean {
  return (Object.keys(after) as (keyof T)[]).some((name) => !Object.is(before[name], after[name]));
}
