import type { Bank } from '../../contract/session.ts';

/** Banks whose name or further words hold every word of `typed`; those whose name starts with it come first. */
export function findBanks(banks: readonly Bank[], typed: string): readonly Bank[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return banks;
  const words = text.split(/\s+/);
  const found = banks
    .map((bank) => ({ bank, hay: `${bank.name} ${bank.find ?? ''}`.toLowerCase() }))
    .filter(({ hay }) => words.every((word) => hay.includes(word)));
  const leading = found.filter(({ hay }) => hay.startsWith(text));
  return [...leading, ...found.filter((row) => !leading.includes(row))].map(({ bank }) => bank);
}
