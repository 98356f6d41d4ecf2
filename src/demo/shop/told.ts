import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { Notification } from '../../contract/merchant-api.ts';

/** One notification that the merchant's server took. `at` is ISO 8601 UTC, by the shop's clock. */
export interface Told {
  readonly at: string;
  readonly notification: Notification;
}

export interface ToldBook {
  /** Takes a webhook whose signature holds, once for each id. Throws nothing: says whether the signature held. */
  take(message: { headers: Headers; body: string }): boolean;
  all(): readonly Told[];
}

/** What the merchant's server was told, and can believe. */
export function createToldBook(secret: string): ToldBook {
  const verifier = new Webhook(secret);
  const told = new Map<string, Told>();
  return {
    take({ headers, body }) {
      try {
        const notification = verifier.verify(body, Object.fromEntries(headers)) as Notification;
        if (!told.has(notification.id)) {
          told.set(notification.id, { at: new Date().toISOString(), notification });
        }
        return true;
      } catch (error) {
        if (error instanceof WebhookVerificationError) return false;
        throw error;
      }
    },
    all: () => [...told.values()],
  };
}
