import type { Bank } from '../../../contract/session.ts';

const haystacks = new WeakMap<Bank, string>();

function haystackOf(bank: Bank): string {
  const known = haystacks.get(bank);
  if (known !== undefined) return known;
  const text = `${bank.name} ${bank.find ?? ''}`.toLowerCase();
  haystacks.set(bank, text);
  return text;
}

/** Banks whose name or further words hold every word of `typed`; those whose name starts with it come first. */
export function findBanks(banks: readonly Bank[], typed: string): readonly Bank[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return banks;
  const words = text.split(/\s+/);
  const found = banks.filter((bank) => words.every((word) => haystackOf(bank).includes(word)));
  const first = found.filter((bank) => haystackOf(bank).startsWith(text));
  return first.length === 0
    ? found
    : [...first, ...found.filter((bank) => !haystackOf(bank).startsWith(text))];
}

/** The rows at hand without repeats: what the page holds and finds itself, then what the server found for the same words. */
export function rowsFor(
  typed: string,
  first: readonly Bank[],
  found: { readonly q: string; readonly banks: readonly Bank[] } | undefined,
): readonly Bank[] {
  const own = findBanks(first, typed);
  const q = typed.trim();
  if (found === undefined || (found.q !== q && found.q !== '')) return own;
  const further = found.q === q ? found.banks : findBanks(found.banks, typed);
  const seen = new Set(own.map((bank) => bank.id));
  return [...own, ...further.filter((bank) => !seen.has(bank.id))];
}
