import type { MandateAccount } from './mandate.ts';

/** What accounts hold. Kobo. */
export interface AccountMoney {
  /** What is left of `heldMinor`, or of what was put there since. */
  left(account: MandateAccount, heldMinor: number): number;
  take(account: MandateAccount, amountMinor: number): void;
  /** From now on the account holds this much. */
  put(account: Pick<MandateAccount, 'number'> & { readonly bankCode: string }, amountMinor: number): void;
  reset(): void;
}

export function createAccountMoney(): AccountMoney {
  const put = new Map<string, number>();
  const taken = new Map<string, number>();
  const keyOf = ({ bank, number }: MandateAccount): string => `${bank.bank_code} ${number}`;
  return {
    left(account, heldMinor) {
      const key = keyOf(account);
      return (put.get(key) ?? heldMinor) - (taken.get(key) ?? 0);
    },
    take(account, amountMinor) {
      const key = keyOf(account);
      taken.set(key, (taken.get(key) ?? 0) + amountMinor);
    },
    put({ number, bankCode }, amountMinor) {
      const key = `${bankCode} ${number}`;
      put.set(key, amountMinor);
      taken.delete(key);
    },
    reset() {
      put.clear();
      taken.clear();
    },
  };
}
