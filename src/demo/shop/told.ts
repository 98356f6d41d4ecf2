import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
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

const TOLERANCE_SECONDS = 300;

/**
 * What the merchant's server was told, and can believe. A shop whose clock is the machine's leaves all of this to `verify` of
 * any Standard Webhooks library; here time can be pushed forward, so its age is looked at by `now`, epoch milliseconds.
 */
export function createToldBook(secret: string, now: () => number = Date.now): ToldBook {
  const signer = new Webhook(secret);
  const told = new Map<string, Told>();

  function isBelieved(headers: Headers, body: string): boolean {
    const sentAt = Number(headers.get('webhook-timestamp')) * 1000;
    if (!(Math.abs(now() - sentAt) <= TOLERANCE_SECONDS * 1000)) return false;
    const made = signer.sign(headers.get('webhook-id') ?? '', new Date(sentAt), body);
    const given = (headers.get('webhook-signature') ?? '').split(' ');
    return given.some((signature) => areEqual(signature, made));
  }

  return {
    take({ headers, body }) {
      if (!isBelieved(headers, body)) return false;
      const notification = JSON.parse(body) as Notification;
      if (!told.has(notification.id)) {
        told.set(notification.id, { at: new Date(now()).toISOString(), notification });
      }
      return true;
    },
    all: () => [...told.values()],
  };
}

function areEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
