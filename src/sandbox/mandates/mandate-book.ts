import type { Mandate, MandateAccount } from './mandate.ts';

/** The mandates of one sandbox, in the order of their creation. */
export interface MandateBook {
  add(mandate: Mandate): void;
  /** Files a mandate under the account that was named for it. */
  nameAccount(mandate: Mandate, account: MandateAccount): void;
  /** Whose page has this address. */
  ofPage(path: string): Mandate | undefined;
  has(mandate: Mandate): boolean;
  /** Whatever became of it. */
  byId(id: string): Mandate | undefined;
  /** More than one only where the profile lets references repeat. */
  ofReference(reference: string): readonly Mandate[];
  ofAccount(accountNumber: string, bankCode: string): readonly Mandate[];
  all(): readonly Mandate[];
  /** Counting from the newest, without those that were deleted; and how many there are of them. */
  page(from: number, count: number): { readonly mandates: readonly Mandate[]; readonly total: number };
  /** Keeps it out of the pages. */
  hide(mandate: Mandate): void;
  /** And into them again. */
  show(mandate: Mandate): void;
  reset(): void;
}

export function createMandateBook(): MandateBook {
  let all: Mandate[] = [];
  let listed: Mandate[] = [];
  const byId = new Map<string, Mandate>();
  const byReference = new Map<string, Mandate[]>();
  const byAccount = new Map<string, Mandate[]>();
  const byPage = new Map<string, Mandate>();
  const accountKey = (accountNumber: string, bankCode: string): string => `${bankCode} ${accountNumber}`;
  const file = (under: Map<string, Mandate[]>, key: string, mandate: Mandate): void => {
    const others = under.get(key);
    if (others) others.push(mandate);
    else under.set(key, [mandate]);
  };
  const fileAccount = (mandate: Mandate, { number, bank }: MandateAccount): void =>
    file(byAccount, accountKey(number, bank.bank_code), mandate);
  return {
    add(mandate) {
      all.push(mandate);
      listed.push(mandate);
      byId.set(mandate.id, mandate);
      file(byReference, mandate.reference, mandate);
      if (mandate.page) byPage.set(mandate.page.path, mandate);
      if (mandate.account) fileAccount(mandate, mandate.account);
    },
    nameAccount(mandate, account) {
      mandate.account = account;
      fileAccount(mandate, account);
    },
    ofPage: (path) => byPage.get(path),
    has: (mandate) => byId.get(mandate.id) === mandate,
    byId: (id) => byId.get(id),
    ofReference: (reference) => byReference.get(reference) ?? [],
    ofAccount: (accountNumber, bankCode) => byAccount.get(accountKey(accountNumber, bankCode)) ?? [],
    all: () => all,
    page(from, count) {
      const end = listed.length - from;
      const mandates = end > 0 ? listed.slice(Math.max(0, end - count), end).reverse() : [];
      return { mandates, total: listed.length };
    },
    hide(mandate) {
      listed = listed.filter((other) => other !== mandate);
    },
    show(mandate) {
      if (listed.includes(mandate)) return;
      listed = all.filter((other) => other === mandate || listed.includes(other));
    },
    reset() {
      all = [];
      listed = [];
      byId.clear();
      byReference.clear();
      byAccount.clear();
      byPage.clear();
    },
  };
}
