import type { Order } from './order.ts';

/** Sends an order under a mandate and takes down what came back. `count` tells one debit's reference from the others'; twice the same is the same debit. */
export interface MandateOrders {
  debit(count: number, amountMinor: number): Promise<void>;
  cancel(): Promise<void>;
  pause(): Promise<void>;
  reinstate(): Promise<void>;
}

/** What the merchant does with a mandate that is ready: debits, at times two for one, and an end or a pause in the midst of them. */
export async function takeUnder(orders: MandateOrders, { debits, isDoubled, midway }: Order): Promise<void> {
  let count = 0;
  const debitAll = (row: readonly number[]): Promise<unknown> =>
    Promise.all(
      row.flatMap((amountMinor) => {
        count += 1;
        const number = count;
        return Array.from({ length: isDoubled ? 2 : 1 }, () => orders.debit(number, amountMinor));
      }),
    );

  const [first = [], ...others] = debits;
  if (midway === 'nothing') await debitAll(first);
  else await Promise.all([debitAll(first), orders[midway]()]);
  for (const row of others) await debitAll(row);
  if (midway !== 'pause') return;
  await orders.reinstate();
  await debitAll(first);
}
