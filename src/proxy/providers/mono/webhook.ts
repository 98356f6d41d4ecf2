import { createHash, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { AcceptedWebhook, ReadWebhook } from '../provider.ts';
import { readJson } from './json.ts';
import { asRecord, exactText, pick, RecordSchema } from './reading.ts';
import { readAccountEvent, readSettlement } from './webhook-subjects.ts';

const digestOf = (text: string | Uint8Array) => createHash('sha256').update(text).digest();

/**
 * Reads webhooks. Their header carries a shared secret and nothing signs the body, so all that an accepted one does is
 * make us ask. Several secrets are taken while one is being replaced; all are compared, whichever fits.
 */
export function createWebhookReader(
  secrets: readonly string[],
): (message: { headers: Headers; body: Uint8Array }) => ReadWebhook {
  const expected = secrets.map(digestOf);
  return ({ headers, body }) => {
    const given = digestOf(headers.get('mono-webhook-secret') ?? '');
    const matches = expected.filter((digest) => timingSafeEqual(digest, given)).length;
    return matches > 0 ? readWebhookBody(body) : { accepted: false };
  };
}

/** Events about an account that a payer has linked. */
const accountEvent = /^mono\.(events\.)?account_/;
/** A share of a payment that was paid out. */
const settlementEvent = /^direct_debit\.split_settlement_/;
/** Events that are about a payment of ours. */
const paymentEvent = /^direct_debit\.payment_/;

/** Events about a mandate: what happened to it, in the plural; what somebody did with it, in the singular; and its debits. */
const mandateEvent = /^events\.mandates?\./;
const debitEvent = /^events\.mandates?\.debit\./;
const cancelEvent = /^events\.mandates?\.(action\.)?cancel(led)?$/;

/**
 * The mandate is `data.id`, or `data.mandate` for an action and a debit. A cancellation that says of itself that it failed is none.
 */
function readMandateEvent(
  type: string,
  data: Readonly<Record<string, unknown>>,
): Pick<AcceptedWebhook, 'mandateId' | 'saysCancelled'> {
  const mandateId = exactText(pick(data, 'mandate', ...(debitEvent.test(type) ? [] : ['id'])), 100);
  const saysCancelled = cancelEvent.test(type) && data['status'] !== 'failed';
  return {
    ...(mandateId === undefined ? {} : { mandateId }),
    ...(saysCancelled ? { saysCancelled } : {}),
  };
}

/** What a webhook says, whoever brought it. */
export function readWebhookBody(body: Uint8Array): AcceptedWebhook {
  const json = readJson(body);
  const event = json.read ? unwrap(json.value) : undefined;
  const type = exactText(event?.['event'], 100);
  const data = event?.['data'];
  if (!event || type === undefined || !v.is(RecordSchema, data)) return quarantined(body);
  const object = v.is(RecordSchema, data['object']) ? data['object'] : data;
  const about = readSubject(type, object);
  if (!about) return quarantined(body);
  return {
    accepted: true,
    dedupeKey: dedupeKeyOf(type, event, object, about, body),
    type,
    ...about,
    quarantined: false,
  };
}

type Subject = Pick<
  AcceptedWebhook,
  'reference' | 'mandateId' | 'saysCancelled' | 'accountId' | 'settlement'
>;

/** What an event is about; undefined where it names nothing that could be asked about. */
function readSubject(type: string, object: Readonly<Record<string, unknown>>): Subject | undefined {
  if (settlementEvent.test(type)) return readSettlement(object);
  if (accountEvent.test(type)) return readAccountEvent(object);
  const named = pick(object, ...(debitEvent.test(type) ? ['reference_number', 'reference'] : ['reference']));
  const reference = exactText(named, 100);
  const mustName = named !== undefined || paymentEvent.test(type);
  if (mustName && reference === undefined) return undefined;
  const mandate = mandateEvent.test(type) ? readMandateEvent(type, object) : undefined;
  if (mandate && mandate.mandateId === undefined && reference === undefined) return undefined;
  return { ...(reference === undefined ? {} : { reference }), ...mandate };
}

/** One of the published samples stands inside another `data`. */
function unwrap(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!v.is(RecordSchema, value)) return undefined;
  const inner = asRecord(value['data']);
  if (typeof inner['event'] !== 'string' || !v.is(RecordSchema, inner['data'])) return value;
  return { event_id: pick(value, 'event_id', 'eventId'), ...inner };
}

/**
 * Equal for repeats of an event, which keep their `event_id`; object in its place where there is none, and else the very bytes. Event and
 * status are always part of it, so that what contradicts an earlier one still makes us ask. So is the reference, where there is no `event_id`: an
 * account may be linked again, and whatever names another payment makes us ask about that one.
 */
function dedupeKeyOf(
  type: string,
  event: Readonly<Record<string, unknown>>,
  object: Readonly<Record<string, unknown>>,
  { reference }: Subject,
  body: Uint8Array,
): string {
  const about = `${type}:${exactText(object['status'], 40) ?? ''}`;
  const eventId = exactText(pick(event, 'event_id', 'eventId'), 100);
  if (eventId !== undefined) return `event:${about}:${eventId}`;
  const objectId = exactText(pick(object, '_id', 'id'), 100);
  const named = reference === undefined ? '' : `:${reference}`;
  if (objectId !== undefined) return `object:${about}:${objectId}${named}`;
  return `body:${digestOf(body).toString('hex')}`;
}

function quarantined(body: Uint8Array): AcceptedWebhook {
  const dedupeKey = `body:${digestOf(body).toString('hex')}`;
  return { accepted: true, dedupeKey, type: 'unreadable', quarantined: true };
}
