import type { Bank, BankPage } from '../../contract/session.ts';

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
  /** Sorted. */
  readonly banks: readonly Bank[];
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

/** One page of the banks that match every word of `q`; `preset` comes first. A cursor that is none starts again. */
export function bankPage(
  { banks }: BankSource,
  { q = '', cursor, preset }: { q?: string; cursor?: string; preset?: string | undefined },
): BankPage {
  const words = normal(q).split(' ').filter(Boolean);
  const found = words.length === 0 ? banks : banks.filter((bank) => matches(bank, words));
  const first = preset === undefined ? undefined : found.find(({ id }) => id === preset);
  const ordered = first ? [first, ...found.filter((bank) => bank !== first)] : found;
  const start = cursor && /^\d{1,6}$/.test(cursor) ? Number(cursor) : 0;
  const end = start + PAGE;
  return {
    banks: ordered.slice(start, end),
    ...(end < ordered.length ? { nextCursor: String(end) } : {}),
  };
}

function matches(bank: Bank, words: readonly string[]): boolean {
  const text = normal(`${bank.name} ${bank.find ?? ''}`);
  return words.every((word) => text.includes(word));
}

function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
