import type { Account } from '../../contract/view-parts.ts';
import type { Words } from '../i18n/en.ts';
import type { Detail } from '../ui/details.tsx';
import { plainText } from '../ui/plain-text.ts';

/** Where the money comes from: the bank, and the account where it is known; never more of its number than the last four. */
export function accountLine(
  bank: { readonly name: string } | undefined,
  account: Account | undefined,
  words: Words,
): readonly Detail[] {
  if (bank === undefined) return [];
  const name = plainText(bank.name, 60);
  const term = words.confirm.from;
  const more = account?.holder === undefined ? undefined : plainText(account.holder, 80);
  if (account?.lastFour === undefined) return [{ term, value: name, more }];
  const digits = account.lastFour.slice(-4);
  const [value, spoken] = [words.shell.lastFour(name, digits), words.shell.lastFourSpoken(name, digits)];
  return [{ term, value, spoken, more }];
}
