const naira = new Intl.NumberFormat('en-NG', {
  style: 'currency',
  currency: 'NGN',
  currencyDisplay: 'narrowSymbol',
});

/** Kobo, for people. */
export const money = (amountMinor: number): string => naira.format(amountMinor / 100);
