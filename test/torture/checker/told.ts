import type { Entry } from '../record.ts';
import type { Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

export type Receipt = Extract<Entry, { kind: 'receipt' }>;

/** What the merchant has taken, each notification once. */
export function takenReceipts(facts: Facts): readonly Receipt[] {
  const taken = facts.record.filter((entry): entry is Receipt => entry.kind === 'receipt' && entry.taken);
  return [...grouped(taken, ({ eventId }) => eventId).values()].flatMap(([first]) => (first ? [first] : []));
}

/** Ends that are told once for a checkout. */
const once = new Set(['checkout.succeeded', 'checkout.failed', 'checkout.cancelled', 'checkout.expired']);

/** I5 and I14 for the merchant: whatever was kept to be told is told or still to be told, nothing else is, each under one id and about its own checkout. */
export function merchantIsTold(facts: Facts): readonly Violation[] {
  const taken = new Map(takenReceipts(facts).map((receipt) => [receipt.eventId, receipt]));
  const kept = new Map(facts.outbox.map((row) => [row.id, row]));
  const received = facts.record.filter((entry): entry is Receipt => entry.kind === 'receipt');

  const untold = facts.outbox.flatMap((row): Violation[] => {
    if (taken.has(row.id)) return [];
    if (row.deliveredAt === null ? row.nextAt !== null : row.deliveredAt > facts.recordedUntil) return [];
    const what =
      row.deliveredAt === null
        ? 'a notification will never be told'
        : 'a notification counts as told and was not taken';
    return [{ invariant: 'I5', what, checkoutId: row.checkoutId, said: row }];
  });
  const unkept = received.flatMap((receipt): Violation[] => {
    const row = kept.get(receipt.eventId);
    const about = { ...idOf(receipt.checkoutId), said: receipt, truth: row };
    if (!row) return [{ invariant: 'I5', what: 'the merchant was told what was never kept', ...about }];
    if (row.type === receipt.type && (receipt.checkoutId ?? row.checkoutId) === row.checkoutId) return [];
    return [{ invariant: 'I14', what: 'the merchant was told of another checkout', ...about }];
  });
  const twice = [
    ...grouped(facts.outbox, ({ checkoutId, type }) => `${checkoutId} ${type}`).values(),
  ].flatMap((rows): Violation[] => {
    const [first, second] = rows;
    if (!first || !second || !once.has(first.type) || first.checkoutId === '') return [];
    return [
      {
        invariant: 'I5',
        what: `${first.type} is told under two ids`,
        checkoutId: first.checkoutId,
        said: rows,
      },
    ];
  });
  return [...untold, ...unkept, ...twice, ...changesWithoutWord(facts)];
}

/** Events that go with a notification of the same name, kept in the same commit. */
const told = new Set([
  ...once,
  'attempt.declined',
  'payment.late_success',
  'payment.duplicate_debit',
  'debit.succeeded',
  'debit.late_success',
  'mandate.approved',
]);

function changesWithoutWord(facts: Facts): readonly Violation[] {
  const count = (items: readonly { checkoutId: string; type: string }[]) =>
    new Map(
      [...grouped(items, ({ checkoutId, type }) => `${checkoutId} ${type}`)].map(([key, rows]) => [
        key,
        rows.length,
      ]),
    );
  const kept = count(facts.outbox);
  return [
    ...grouped(
      facts.events.filter(({ type }) => told.has(type)),
      ({ checkoutId, type }) => `${checkoutId} ${type}`,
    ),
  ].flatMap(([key, events]): Violation[] => {
    const [first] = events;
    if (!first || (kept.get(key) ?? 0) >= events.length) return [];
    return [
      {
        invariant: 'I5',
        what: `${first.type} happened and was not kept to be told`,
        checkoutId: first.checkoutId,
        said: events,
      },
    ];
  });
}

const idOf = (checkoutId: string | undefined): { checkoutId?: string } =>
  checkoutId === undefined ? {} : { checkoutId };
