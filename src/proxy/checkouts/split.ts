import type { Split } from '../../contract/mandate-api.ts';

const WHOLE_PER_CENT = 100;
/** Decimal per cents do not add up exactly in binary. */
const ROUNDING = 1e-9;

/** Whether an amount can be divided so. Something is always left to the business: the provider takes its fee from there. */
export function isDivisible({ type, distribution }: Split, amountMinor: number): boolean {
  const shares = distribution.map(({ value }) => value);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (new Set(distribution.map(({ account }) => account)).size < distribution.length) return false;
  return type === 'percentage'
    ? sum < WHOLE_PER_CENT - ROUNDING
    : shares.every(Number.isSafeInteger) && sum < amountMinor;
}
