import type { Draw } from '../../faults/draw.ts';

/** What becomes of the next one, by these odds; undefined where all goes well. */
export type Deal<Name extends string> = (odds: { readonly [name in Name]?: number }) => Name | undefined;

/**
 * Deals fates as often as their odds say, at places that are drawn: each comes once in every stretch in which once is to be expected. So a short run meets the rare
 * ones too, and a run is not invalid by chance.
 */
export function createDealer<Name extends string>(draw: Draw): Deal<Name> {
  const expected = new Map<Name, number>();
  const due = new Map<Name, number>();
  return (odds) => {
    let dealt: Name | undefined;
    for (const [name, share] of Object.entries(odds) as [Name, number][]) {
      const count = (expected.get(name) ?? 0) + share;
      expected.set(name, count);
      const at = due.get(name) ?? draw.next();
      due.set(name, at);
      // One at a time: another that is due as well comes next time.
      if (dealt !== undefined || count < at) continue;
      dealt = name;
      due.set(name, Math.floor(at) + 1 + draw.next());
    }
    return dealt;
  };
}
