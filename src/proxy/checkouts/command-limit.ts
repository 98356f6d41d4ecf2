import type { CheckoutRecord } from '../store/records.ts';

const MINUTE_MS = 60_000;

/**
 * Counts a command in the checkout's row, which its transaction has locked: all processes count together. Answers 0, or how many milliseconds it has to wait
 * because `perMinute` came before it.
 */
export function countCommand(
  checkout: Pick<CheckoutRecord, 'commandsSince' | 'commandCount'>,
  now: number,
  perMinute: number,
): number {
  if (perMinute === Number.POSITIVE_INFINITY) return 0;
  const since = now - checkout.commandsSince;
  // Clocks differ a little between processes; one that was set back by more begins anew.
  if (Math.abs(since) >= MINUTE_MS) {
    checkout.commandsSince = now;
    checkout.commandCount = 0;
  }
  if (checkout.commandCount >= perMinute) return Math.min(MINUTE_MS, MINUTE_MS - since);
  checkout.commandCount += 1;
  return 0;
}
