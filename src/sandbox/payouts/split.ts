import type { WireSplit } from '../../proxy/providers/mono/mandate-wire.ts';
import { type FieldCheck, object } from '../mandates/field-checks.ts';
import type { World } from '../world.ts';

const isShare = (value: unknown, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most;

/** What is wrong with a split by itself, whoever its parts go to. Values are percent from 1 to 99, or kobo. */
export const isSplit: FieldCheck = (value) => {
  const { type, fee_bearer, distribution, ...others } = (value ?? {}) as Partial<WireSplit>;
  if (object(value) !== undefined) return 'must be an object';
  if (type !== 'percentage' && type !== 'fixed') return 'must have the type percentage or fixed';
  if (Object.keys(others).length > 0) return 'must have nothing but type, fee_bearer and distribution';
  if (fee_bearer !== undefined && fee_bearer !== 'business' && fee_bearer !== 'sub_accounts') {
    return 'must have the fee bearer business or sub_accounts';
  }
  if (!Array.isArray(distribution) || distribution.length === 0) return 'must have a distribution';
  const most = type === 'percentage' ? 99 : Number.MAX_SAFE_INTEGER;
  const isEach = distribution.every(
    (part) =>
      object(part) === undefined &&
      typeof part.account === 'string' &&
      isShare(part.value, most) &&
      (part.max === undefined || isShare(part.max, Number.MAX_SAFE_INTEGER)),
  );
  if (!isEach) return 'must name an account and a value in each part';
  return type === 'percentage' && totalOf(distribution) > 100 ? 'must not exceed 100 percent' : undefined;
};

const totalOf = (distribution: WireSplit['distribution']): number =>
  distribution.reduce((sum, { value }) => sum + value, 0);

/** The same for an amount in kobo, and between accounts that are known. */
export const splitChecks =
  ({ subAccounts }: World, amountMinor: unknown): FieldCheck =>
  (value) => {
    const complaint = isSplit(value);
    if (complaint !== undefined) return complaint;
    const { type, distribution } = value as WireSplit;
    if (type === 'fixed' && typeof amountMinor === 'number' && totalOf(distribution) > amountMinor) {
      return 'must not exceed the amount';
    }
    const accounts = distribution.map(({ account }) => account);
    if (accounts.some((account) => !subAccounts.byId(account))) return 'must name known sub-accounts';
    return new Set(accounts).size < accounts.length ? 'must name each sub-account once' : undefined;
  };

/** A split as an answer repeats it: with `max` in kobo, or in naira. */
export function splitEcho(split: WireSplit, unit: 'kobo' | 'naira'): WireSplit {
  if (unit === 'kobo') return split;
  const distribution = split.distribution.map((part) =>
    part.max === undefined ? part : { ...part, max: part.max / 100 },
  );
  return { ...split, distribution };
}
