import { type BankSearch, createBankSearch } from '../../contract/bank-search.ts';
import type { Bank, BankCondition, BankPage } from '../../contract/view-parts.ts';

const PAGE = 100;

/** Starts of the names that most payers look for; their banks come first, in this order. */
const lookedForFirst = [
  'gtbank',
  'guaranty',
  'access',
  'zenith',
  'first bank',
  'uba',
  'united bank',
  'opay',
  'moniepoint',
  'kuda',
  'palmpay',
  'fidelity',
  'fcmb',
  'first city',
  'sterling',
  'union',
  'wema',
  'stanbic',
  'ecobank',
];

export interface BankSource {
  /** Sorted; banks that are down stand last. */
  readonly banks: readonly Bank[];
  readonly search: BankSearch<Bank>;
}

/** A list as payers get it: each bank with how it has answered lately, and those that are down behind all others. */
export function bankSource(
  sorted: readonly Bank[],
  conditions: ReadonlyMap<string, BankCondition> = new Map(),
): BankSource {
  const marked = sorted.map((bank) => {
    const condition = conditions.get(bank.id);
    return condition ? { ...bank, condition } : bank;
  });
  const isDown = ({ condition }: Bank) => condition === 'down';
  const banks = [...marked.filter((bank) => !isDown(bank)), ...marked.filter(isDown)];
  return { banks, search: createBankSearch(banks) };
}

/** Personal entries before business ones; of each, the banks that most payers have first, then the others by name. */
export function sortBanks(banks: readonly Bank[]): readonly Bank[] {
  const rank = (bank: Bank) => {
    const index = lookedForFirst.findIndex((start) => bank.name.toLowerCase().startsWith(start));
    return index < 0 ? lookedForFirst.length : index;
  };
  return [...banks].sort(
    (a, b) =>
      compare(b.segment, a.segment) ||
      rank(a) - rank(b) ||
      compare(a.name.toLowerCase(), b.name.toLowerCase()) ||
      compare(a.id, b.id),
  );
}

/** One page of the banks that `q` finds; `preset` comes first. A cursor that is none starts again. */
export function bankPage(
  { search }: BankSource,
  { q = '', cursor, preset }: { q?: string; cursor?: string; preset?: string | undefined },
): BankPage {
  const found = search.find(q);
  const first = preset === undefined ? undefined : found.find(({ id }) => id === preset);
  const ordered = first ? [first, ...found.filter((bank) => bank !== first)] : found;
  const start = cursor && /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0;
  const end = start + PAGE;
  return {
    banks: ordered.slice(start, end),
    ...(end < ordered.length ? { nextCursor: String(end) } : {}),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
