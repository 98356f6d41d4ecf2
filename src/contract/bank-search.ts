import type { Bank } from './session.ts';

type Named = Pick<Bank, 'name' | 'find'>;

/** Words that a typing error is forgiven in. Codes are not among them: one digit off is another bank. */
const FORGIVEN = /^[a-z]{4,20}$/;

/** A list that is searched again and again: what is looked at in each row is put together once. */
export interface BankSearch<B> {
  /**
   * Rows that hold every word of `typed`, in three groups, each in the order of the list: those that begin with what was typed, those that
   * hold all its words, and those that hold them with one letter missing, too many, wrong or swapped with its neighbour, in
   * words of four letters or more, counted from the start of a word. All rows where nothing was typed.
   */
  find(typed: string): readonly B[];
}

export function createBankSearch<B extends Named>(banks: readonly B[]): BankSearch<B> {
  const rows = banks.map((bank) => ({ bank, text: normal(`${bank.name} ${bank.find ?? ''}`) }));
  return {
    find(typed) {
      const asked = normal(typed);
      if (asked === '') return banks;
      const words = asked.split(' ').map((word) => ({ word, near: withOneError(word) }));
      const leading: B[] = [];
      const holding: B[] = [];
      const near: B[] = [];
      for (const { bank, text } of rows) {
        if (text.startsWith(asked)) leading.push(bank);
        else if (words.every(({ word }) => text.includes(word))) holding.push(bank);
        else if (words.every((one) => text.includes(one.word) || one.near?.test(text))) near.push(bank);
      }
      return [...leading, ...holding, ...near];
    },
  };
}

/** What starts like `word` but for one letter; undefined where no error is forgiven. */
function withOneError(word: string): RegExp | undefined {
  if (!FORGIVEN.test(word)) return undefined;
  const spellings = [...word].map((letter, at) => {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    const swapped = after === '' ? '' : `|${before}${after[0]}${letter}${after.slice(1)}`;
    return `${before}.?${after}|${before}.${letter}${after}${swapped}`;
  });
  return new RegExp(`(?:^| )(?:${spellings.join('|')})`);
}

function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
