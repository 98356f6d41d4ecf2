import type { Bank } from './view-parts.ts';

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
      const words = asked.split(' ');
      const leading: B[] = [];
      const holding: B[] = [];
      const near: B[] = [];
      for (const { bank, text } of rows) {
        if (text.startsWith(asked)) leading.push(bank);
        else if (words.every((word) => text.includes(word))) holding.push(bank);
        else if (words.every((word) => text.includes(word) || isNear(text, word))) near.push(bank);
      }
      return [...leading, ...holding, ...near];
    },
  };
}

/** Whether a word of `text` starts like `word` but for one letter. */
function isNear(text: string, word: string): boolean {
  if (!FORGIVEN.test(word)) return false;
  for (let start = 0; start >= 0; start = next(text, start)) {
    if (startsNearly(text, start, word)) return true;
  }
  return false;
}

function next(text: string, start: number): number {
  const gap = text.indexOf(' ', start);
  return gap < 0 ? gap : gap + 1;
}

/** One error can only lie where the two first differ: what follows it must be the same again. */
function startsNearly(text: string, start: number, word: string): boolean {
  let same = 0;
  while (same < word.length && text.charCodeAt(start + same) === word.charCodeAt(same)) same += 1;
  const at = start + same;
  const isTooMany = isSame(text, at, word, same + 1);
  if (isTooMany || at >= text.length) return isTooMany;
  const isWrong = isSame(text, at + 1, word, same + 1);
  const isMissing = isSame(text, at + 1, word, same);
  return isWrong || isMissing || isSwapped(text, at, word, same);
}

function isSwapped(text: string, at: number, word: string, from: number): boolean {
  return text[at] === word[from + 1] && text[at + 1] === word[from] && isSame(text, at + 2, word, from + 2);
}

/** Whether what is left of `word` stands in `text` at that place. */
function isSame(text: string, at: number, word: string, from: number): boolean {
  for (let index = from; index < word.length; index += 1) {
    if (text.charCodeAt(at + index - from) !== word.charCodeAt(index)) return false;
  }
  return true;
}

function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}
