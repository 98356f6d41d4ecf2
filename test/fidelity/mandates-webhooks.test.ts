import { expect, test } from 'vitest';
import { createWebhookReader } from '../../src/proxy/providers/mono/webhook.ts';
import type { ReadWebhook } from '../../src/proxy/providers/provider.ts';
import * as events from './documented-mandate-events.ts';

const secret = 'webhook-secret-of-adire-lane';
const readWebhook = createWebhookReader([secret]);
const read = (body: unknown): ReadWebhook =>
  readWebhook({
    headers: new Headers({ 'mono-webhook-secret': secret }),
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
const eventId = '65f9c4a2e1b123456789';

const documented: readonly (readonly [string, unknown, object])[] = [
  [
    'events.mandates.created',
    events.created,
    { mandateId: 'mmc_664b428e362a3', reference: 'ZONO240520', status: 'initiated' },
  ],
  [
    'events.mandates.rejected',
    events.rejected,
    { mandateId: 'mmc_65795ef187e8bc6f0c112345', reference: 'TPS-blablaba-03', status: 'rejected' },
  ],
  [
    'events.mandates.approved',
    events.approved,
    { mandateId: 'mmc_664b428362a3', reference: 'ZONO240520', status: 'approved' },
  ],
  [
    'events.mandates.ready',
    events.ready,
    { mandateId: 'mmc_66476972650cb58', reference: 'ZONO2349416', status: 'approved' },
  ],
  [
    'events.mandate.action.pause',
    events.paused,
    { mandateId: 'mmc_6571f4e55c7d1843d7d162e9', status: 'success' },
  ],
  [
    'events.mandate.action.cancel',
    events.cancelled,
    { mandateId: 'mmc_6579495142cc7e8894f6e031', saysCancelled: true, status: 'success' },
  ],
  [
    'events.mandate.action.reinstate',
    events.reinstated,
    { mandateId: 'mmc_6571f4e55c7d1843d7d162e9', status: 'success' },
  ],
  [
    'events.mandates.debit.processing',
    events.debitProcessing,
    { mandateId: 'mmc_66b724f8be2c101e38151234', reference: 'LBA3B086406D4851234A', status: 'processing' },
  ],
  [
    'events.mandates.debit.successful',
    events.debitSuccessful,
    { mandateId: 'mmc_6571f4e55c7d1843d7d162e9', reference: 'Ah20141329b841234', status: 'successful' },
  ],
  [
    'events.mandates.debit.failed',
    events.debitFailed,
    { mandateId: 'mmc_6571f4e55c7d1843d7d162e9', reference: 'Ah20141329b841841', status: 'failed' },
  ],
];

test.each(documented)(
  '%s names what to ask about',
  (type, body, { status, ...named }: { status?: string }) => {
    expect(read(body)).toEqual({
      accepted: true,
      dedupeKey: `event:${type}:${status}:${eventId}`,
      type,
      quarantined: false,
      ...named,
    });
  },
);

test('the debit event of the guide, which has no event id, is told apart by its bytes', () => {
  const { customer, ...altered } = events.linkedDebitSuccessful.data;
  const first = read(events.linkedDebitSuccessful);
  expect(first).toEqual({
    accepted: true,
    dedupeKey: expect.stringMatching(/^body:[0-9a-f]{64}$/),
    type: 'events.mandates.debit.successful',
    mandateId: 'mmc_6571f4e55c7d1843d7d162e9',
    reference: 'Ah20141329b841234',
    quarantined: false,
  });
  expect(read({ ...events.linkedDebitSuccessful, data: altered })).not.toEqual(first);
});

test('a mandate paused twice is told twice, where its events have no id', () => {
  const { event_id, ...paused } = events.paused;
  const later = { ...paused, data: { ...paused.data, timestamps: '2026-11-22T09:00:00.000Z' } };
  const keys = [read(paused), read(later), read(paused)].map((one) => one.accepted && one.dedupeKey);
  expect(new Set(keys).size).toBe(2);
});

test.each(documented)('%s is the same inside another data', (_, body) => {
  expect(read({ data: body })).toEqual(read(body));
  expect(read({ event: 'webhook', event_id: 'outer', data: body })).toEqual(read(body));
});

test.each([
  ['events.mandate.action.cancelled', 'success', true],
  ['events.mandates.action.cancelled', 'success', true],
  ['events.mandates.cancelled', 'cancelled', true],
  ['events.mandate.action.cancel', 'failed', undefined],
  ['events.mandate.action.pause', 'success', undefined],
  ['events.mandate.action.cancellation_requested', 'success', undefined],
])('%s with status %s says that the mandate was cancelled: %j', (event, status, says) => {
  const told = read({ ...events.cancelled, event, data: { ...events.cancelled.data, status } });
  expect(told.accepted && told.saysCancelled).toBe(says);
});

test('a mandate that expired and an event that nobody documents name their mandate', () => {
  for (const event of ['events.mandates.expired', 'events.mandates.linked', 'events.mandate.action.reopen']) {
    expect(read({ ...events.approved, event })).toMatchObject({
      type: event,
      mandateId: 'mmc_664b428362a3',
      quarantined: false,
    });
  }
});

test.each([
  ['an event about no mandate', { event: 'events.mandates.approved', data: { status: 'approved' } }],
  ['an action on nothing', { event: 'events.mandate.action.pause', data: {} }],
  ['a mandate that is no text', { event: 'events.mandate.action.pause', data: { mandate: { id: 1 } } }],
  [
    'a debit whose reference is no text',
    { event: 'events.mandates.debit.failed', data: { reference_number: 7 } },
  ],
  ['data that is a list', { event: 'events.mandates.approved', data: [] }],
  ['an id with a line break', { event: 'events.mandates.ready', data: { id: 'mmc_1\nmmc_2' } }],
])('%s is kept in quarantine', (_, body) => {
  expect(read(body)).toMatchObject({ accepted: true, type: 'unreadable', quarantined: true });
});
