import type { Bank } from '../../contract/view-parts.ts';

const texts = new WeakMap<Bank, string>();

const normal = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

function textOf(bank: Bank): string {
  const text = texts.get(bank) ?? normal(`${bank.name} ${bank.find ?? ''}`);
  texts.set(bank, text);
  return text;
}

/** What starts like `word` but for one letter: missing, extra, wrong, or swapped with the next. Undefined where no error is forgiven. */
function nearly(word: string): RegExp | undefined {
  if (!/^[a-z]{4,20}$/.test(word)) return undefined;
  const forms = [...word].map((letter, at) => {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    return `${before}.?${after}|${before}.${letter}${after}|${before}${after[0] ?? ''}${letter}${after.slice(1)}`;
  });
  return new RegExp(`(^| )(${forms.join('|')})`);
}

/**
 * Banks by what is typed, as the server finds them: those that begin with it, those that hold all its words, and those that a typing
 * error of one letter would explain, in words of four letters and more.
 */
export function findBanks(banks: readonly Bank[], typed: string): readonly Bank[] {
  const asked = normal(typed);
  if (asked === '') return banks;
  const words = asked.split(' ').map((word) => ({ word, near: nearly(word) }));
  const found: [Bank[], Bank[], Bank[]] = [[], [], []];
  for (const bank of banks) {
    const text = textOf(bank);
    if (text.startsWith(asked)) found[0].push(bank);
    else if (words.every(({ word }) => text.includes(word))) found[1].push(bank);
    else if (words.every(({ word, near }) => text.includes(word) || near?.test(text))) found[2].push(bank);
  }
  return found.flat();
}
