import { Webhook } from 'standardwebhooks';
import type { OutgoingNotification } from '../../contract/settlement.ts';
import type { Clock } from '../clock.ts';

/** How long the merchant's server may take to answer, in milliseconds. */
export const WEBHOOK_PATIENCE_MS = 15_000;

export interface WebhookTarget {
  readonly url: string;
  /** `whsec_…`, as Standard Webhooks writes it. */
  readonly secret: string;
}

/** Sends one notification. Resolves where it was taken (2xx); throws for every other answer, a redirect among them. */
export type SendWebhook = (notification: OutgoingNotification) => Promise<void>;

/** Why a delivery failed, as far as it may be logged. */
export class DeliveryError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`The merchant's server answered ${code}`);
    this.name = 'DeliveryError';
    this.code = code;
  }
}

/** Signs as Standard Webhooks asks. A retry keeps the id and gets a new timestamp and signature. */
export function createSendWebhook(target: WebhookTarget, clock: Clock, fetcher: typeof fetch): SendWebhook {
  const signer = new Webhook(target.secret);
  return async (notification) => {
    const body = JSON.stringify(notification);
    const at = new Date(clock.now());
    const answer = await fetcher(target.url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(WEBHOOK_PATIENCE_MS),
      headers: {
        'content-type': 'application/json',
        'webhook-id': notification.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signer.sign(notification.id, at, body),
      },
      body,
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new DeliveryError(`http_${answer.status}`);
  };
}
