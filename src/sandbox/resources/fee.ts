/**
 * What the provider keeps, kobo: ₦65 up to ₦20,000, above that one percent and at most ₦1,000. The published fees are those
 * of mandates; nothing states them for single payments.
 */
export function feeMinor(amountMinor: number): number {
  return amountMinor <= 2_000_000 ? 6_500 : Math.min(Math.round(amountMinor / 100), 100_000);
}
