import type { Bank } from '../../../contract/session.ts';

type Find = (banks: readonly Bank[], typed: string) => readonly Bank[];

/** The rows at hand without repeats: what the page holds and finds itself, then what the server found for the same words. */
export function rowsFor(
  typed: string,
  first: readonly Bank[],
  found: { readonly q: string; readonly banks: readonly Bank[] } | undefined,
  find: Find,
): readonly Bank[] {
  const own = find(first, typed);
  const q = typed.trim();
  if (found === undefined || (found.q !== q && found.q !== '')) return own;
  const further = found.q === q ? found.banks : find(found.banks, typed);
  const seen = new Set(own.map((bank) => bank.id));
  return [...own, ...further.filter((bank) => !seen.has(bank.id))];
}
