import { Sealed } from '../../contract/sealed.ts';
import type { Account, ListedAccount as ShownAccount } from '../../contract/view-parts.ts';
import type { ListedAccount, LogInAnswer } from '../providers/provider.ts';
import type { AttemptRecord } from '../store/records.ts';
import { lastFourDigits } from './last-four.ts';

/**
 * The account that a page means by `id`. An id is the place in the list: the provider's own may be an account number, and two accounts may
 * share it. Undefined where there is none, or where the bank has refused it.
 */
export function listedAccount(attempt: AttemptRecord, id: string): ListedAccount | undefined {
  if (attempt.refusedAccounts.includes(id)) return undefined;
  return attempt.accounts?.open().find((_, index) => idOf(index) === id);
}

/** The account that was to be chosen; it was listed when the command was taken. */
export function requireAccount(attempt: AttemptRecord, id: string): ListedAccount {
  const account = listedAccount(attempt, id);
  if (!account) throw new Error(`${attempt.id} has no account ${id} to choose`);
  return account;
}

/** How the provider is told of it: some want the number in place of the id. */
export function choiceOf({ id, number }: ListedAccount): LogInAnswer {
  return { accountId: id, ...(number !== undefined && { number: new Sealed(number) }) };
}

/** Whether these are the accounts that the payer chose from. */
export function listsTheSame(attempt: AttemptRecord, accounts: readonly ListedAccount[]): boolean {
  return providerIds(accounts) === providerIds(attempt.accounts?.open() ?? []);
}

/** Offers the accounts of a login, none of them refused so far. Answers the ids by which they are chosen. */
export function listAccounts(attempt: AttemptRecord, accounts: readonly ListedAccount[]): string[] {
  attempt.accounts = new Sealed(accounts);
  attempt.refusedAccounts = [];
  attempt.accountCount = accounts.length;
  return accounts.map((_, index) => idOf(index));
}

/** The payer pays from this account: it is remembered, and the others are forgotten. */
export function keepAccount(attempt: AttemptRecord, { holder, number, type }: ListedAccount): void {
  attempt.accountHolder = holder === undefined ? undefined : new Sealed(holder);
  attempt.accountNumber = number === undefined ? undefined : new Sealed(number);
  attempt.accountType = type;
  attempt.accounts = undefined;
}

/** Whether the login showed an account that was neither refused nor the one that was tried last. */
export function hasOtherAccounts({ accountCount, refusedAccounts }: AttemptRecord): boolean {
  return accountCount - refusedAccounts.length > 1;
}

/** The accounts of an attempt as a page lists them. */
export function shownAccounts({ accounts, refusedAccounts }: AttemptRecord): ShownAccount[] {
  return (accounts?.open() ?? []).map((account, index) => ({
    id: idOf(index),
    ...masked(account),
    ...(refusedAccounts.includes(idOf(index)) && { refused: true as const }),
  }));
}

/** The account that the payer chose, where the bank told of one. */
export function accountOf(attempt: AttemptRecord): Account | undefined {
  const account = masked({
    holder: attempt.accountHolder?.open(),
    number: attempt.accountNumber?.open(),
    type: attempt.accountType,
  });
  return Object.keys(account).length > 0 ? account : undefined;
}

/** The same for whoever opens the link: without the holder, whose name is for the page that logged in. */
export function accountForAll(attempt: AttemptRecord): Account | undefined {
  const { holder: _, ...account } = accountOf(attempt) ?? {};
  return Object.keys(account).length > 0 ? account : undefined;
}

function masked(account: { [K in 'holder' | 'number' | 'type']?: string | undefined }): Account {
  const { holder, number, type } = account;
  const lastFour = lastFourDigits(number);
  return {
    ...(holder !== undefined && { holder }),
    ...(lastFour !== undefined && { lastFour }),
    ...(type !== undefined && { type }),
  };
}

function idOf(index: number): string {
  return String(index + 1);
}

function providerIds(accounts: readonly ListedAccount[]): string {
  return JSON.stringify(accounts.map(({ id }) => id));
}
