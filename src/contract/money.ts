/** Currencies a checkout can ask for. The exponent says how many decimals a minor unit stands for. */
const exponents = { NGN: 2 } as const;
const symbols = { NGN: '₦' } as const;

export type Currency = keyof typeof exponents;

/** The largest amount a checkout may ask for: ₦200,000,000.00, in kobo. */
export const MAX_AMOUNT_MINOR = 20_000_000_000;

/** `formatMoney(500000, 'NGN')` is `₦5,000.00`. Written without Intl, so that every browser and server agrees to the letter. */
export function formatMoney(amountMinor: number, currency: Currency): string {
  const exponent = exponents[currency];
  const digits = String(amountMinor).padStart(exponent + 1, '0');
  const whole = digits.slice(0, -exponent).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${symbols[currency]}${whole}.${digits.slice(-exponent)}`;
}
