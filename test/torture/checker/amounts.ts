import type { Facts } from './facts.ts';
import type { Violation } from './violation.ts';

/** I11 for what was charged: the checkout is kept as it was ordered, and debited so, unless the provider has taken another amount than it was told. */
export function amountsAreThoseOrdered(facts: Facts): readonly Violation[] {
  const kept = new Map(facts.checkouts.map((checkout) => [checkout.id, checkout]));
  const checkoutOf = new Map(facts.attempts.map(({ reference, checkoutId }) => [reference, checkoutId]));
  const orders = new Map(
    facts.record.flatMap((entry) => (entry.kind === 'created' ? [[entry.checkoutId, entry] as const] : [])),
  );
  const rows = [...orders.values()].flatMap((order): Violation[] => {
    const row = kept.get(order.checkoutId);
    const isSame =
      row && row.reference === order.reference && (order.amountMinor ?? row.amountMinor) === row.amountMinor;
    if (isSame) return [];
    return [
      {
        invariant: 'I11',
        what: 'a checkout is not kept as it was ordered',
        checkoutId: order.checkoutId,
        said: row,
        truth: order,
      },
    ];
  });
  const debits = facts.ledger.flatMap((debit): Violation[] => {
    const order = orders.get(checkoutOf.get(debit.reference) ?? '');
    const ordered = order?.amountMinor;
    if (debit.mandate !== undefined || ordered === undefined || debit.amountMinor === ordered) return [];
    if (tookAnother(debit.amountMinor, ordered)) return [];
    return [
      {
        invariant: 'I11',
        what: 'another amount was charged than ordered',
        checkoutId: order?.checkoutId ?? '',
        said: debit,
        truth: ordered,
      },
    ];
  });
  return [...rows, ...debits];
}

/** What the sandbox takes by itself: naira read as kobo, or one naira less. */
const tookAnother = (taken: number, ordered: number): boolean =>
  taken === Math.max(1, Math.floor(ordered / 100)) || taken === ordered - 100;
