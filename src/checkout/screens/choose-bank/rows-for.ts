import type { Bank } from '../../../contract/view-parts.ts';

type Find = (banks: readonly Bank[], typed: string) => readonly Bank[];

/**
 * The rows at hand without repeats: what the page holds and what the server found for the same words, the best of both first. What the
 * server alone holds to be right comes last.
 */
export function rowsFor(
  typed: string,
  first: readonly Bank[],
  found: { readonly q: string; readonly banks: readonly Bank[] } | undefined,
  find: Find,
): readonly Bank[] {
  const q = typed.trim();
  if (found === undefined || (found.q !== q && found.q !== '')) return find(first, typed);
  const rows = find(together(first, found.banks), typed);
  return found.q === q ? together(rows, found.banks) : rows;
}

function together(rows: readonly Bank[], more: readonly Bank[]): readonly Bank[] {
  const seen = new Set(rows.map(({ id }) => id));
  return [...rows, ...more.filter(({ id }) => !seen.has(id))];
}
