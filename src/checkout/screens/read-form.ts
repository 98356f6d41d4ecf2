import type { CustomerAsk } from '../../contract/mandate-view.ts';
import type { AgreeingWords } from '../i18n/agreeing-words.ts';
import type { EnteredAccount } from '../machine/facade.ts';
import { accountError, asSent, bareNumber, detailError } from './typed-account.ts';

/** What is wrong, by the name of the field, in the order of the page. */
export type Wrong = Readonly<Record<string, string>>;

interface Read {
  readonly wrong: Wrong;
  readonly entered: EnteredAccount;
}

/** Reads the form out of the page. Where the account is kept, no number is read. */
export function readForm(
  form: HTMLFormElement,
  keepsAccount: boolean,
  asks: readonly CustomerAsk[],
  words: AgreeingWords['enterAccount'],
  empty: string,
): Read {
  const typed = (name: string): string => {
    const input = form.elements.namedItem(name);
    return input instanceof HTMLInputElement ? input.value : '';
  };
  const accountNumber = keepsAccount ? undefined : bareNumber(typed('accountNumber'));
  const details = Object.fromEntries(asks.map((ask) => [ask, asSent(ask, typed(ask))]));
  const errors = [
    ['accountNumber', accountNumber === undefined ? undefined : accountError(accountNumber, words)],
    ...asks.map((ask) => [ask, detailError(ask, details[ask] ?? '', words, empty)]),
  ];
  return {
    wrong: Object.fromEntries(errors.filter(([, error]) => error !== undefined)),
    entered: { accountNumber, details },
  };
}
