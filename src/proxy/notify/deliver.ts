import type { OutgoingNotification } from '../../contract/settlement.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log/log.ts';
import { waitFor } from '../loop.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { DueNotification } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { LAST_WAIT_MS, waitAfter } from './retry-table.ts';
import { DeliveryError, type SendWebhook } from './send-webhook.ts';

/** Told in process. What it throws or rejects is tried again; it may be told the same notification more than once. */
export type OnEvent = (notification: OutgoingNotification) => void | Promise<void>;

const BATCH = 20;
/** Longer than the longest try, so that no second process sends what one is still sending. */
const LEASE_MS = 60_000;
const ON_EVENT_PATIENCE_MS = 30_000;

export interface DelivererOptions {
  readonly outbox: Pick<Store, 'claimNotifications' | 'notificationDelivered' | 'notificationFailed'>;
  readonly sendWebhook: SendWebhook | undefined;
  readonly onEvent: OnEvent | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'countNotification'>;
  readonly random?: () => number;
}

/**
 * Tells the merchant what the outbox holds: at least once, by the same id each time, in no promised order. One that no try
 * delivered stays in the outbox and is logged; a function in process is asked again daily for as long as it fails.
 */
export function createDeliverer(options: DelivererOptions): { round(): Promise<number> } {
  const { outbox, sendWebhook, onEvent, clock, log, metrics, random = Math.random } = options;

  async function tell(notification: OutgoingNotification): Promise<void> {
    await sendWebhook?.(notification);
    const late = new AbortController();
    const patience = waitFor(ON_EVENT_PATIENCE_MS, late.signal).then(() => {
      if (!late.signal.aborted) throw new DeliveryError('timeout');
    });
    try {
      await Promise.race([onEvent?.(notification), patience]);
    } finally {
      late.abort('told');
    }
  }

  async function deliver({ notification, tries }: DueNotification): Promise<void> {
    const facts = {
      notificationId: notification.id,
      notificationType: notification.type,
      ...('checkout' in notification && { checkout: notification.checkout.id }),
      tries: tries + 1,
    };
    try {
      await tell(notification);
    } catch (error) {
      const wait = waitAfter(tries + 1, random()) ?? (onEvent ? LAST_WAIT_MS : undefined);
      const givenUp = wait === undefined;
      log.failure(givenUp ? 'notification_given_up' : 'notification_failed', error, facts);
      metrics.countNotification(givenUp ? 'given_up' : 'failed');
      await outbox.notificationFailed(notification.id, givenUp ? undefined : clock.now() + wait);
      return;
    }
    await outbox.notificationDelivered(notification.id);
    metrics.countNotification('delivered');
    log.info('notification_delivered', facts);
  }

  return {
    async round() {
      if (!sendWebhook && !onEvent) return 0;
      const due = await outbox.claimNotifications(BATCH, LEASE_MS);
      await Promise.all(due.map(deliver));
      return due.length;
    },
  };
}
