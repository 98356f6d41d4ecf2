import { type Currency, formatMoney } from '../../contract/money.ts';

/** The least that the bank's app sends, where that is more than what has to be sent: such a transfer will be refused. */
export function leastOf(
  bank: { readonly smallestTransferMinor?: number },
  transferMinor: number,
  currency: Currency,
): string | undefined {
  const least = bank.smallestTransferMinor;
  return least === undefined || least <= transferMinor ? undefined : formatMoney(least, currency);
}
