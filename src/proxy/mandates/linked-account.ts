import type { Customer } from '../../contract/customer.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { Draft } from '../checkouts/draft.ts';
import type { ProviderMandateBank } from '../providers/mandate-provider.ts';
import type { LinkedData } from '../store/link-records.ts';
import type { OwnedLink } from '../store/link-store.ts';
import type { OfferedAccount } from '../store/mandate-records.ts';
import type { CheckoutRecord } from '../store/records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import { isSameBank } from './same-bank.ts';
import { currentTry, setUp, setupOf } from './try-of.ts';

const nuban = /^\d{10}$/;

/**
 * The linked account that the merchant has named, as our records of the link have it now: the provider is not asked. Undefined where none was
 * named, and for one that is not to be used, or not by this payer.
 */
export async function namedAccount(
  tx: StoreTransaction,
  checkout: CheckoutRecord,
): Promise<LinkedData | undefined> {
  const { linkedAccountId } = setupOf({ checkout }).order;
  const owned = linkedAccountId === undefined ? undefined : await tx.ownedLink(linkedAccountId);
  if (!owned || !isUsable(owned, checkout)) return undefined;
  return isSamePayer(checkout.customer?.open(), owned.customer?.open()) ? owned.link.account : undefined;
}

function isUsable({ link }: OwnedLink, { mode, provider, currency }: CheckoutRecord): boolean {
  const { state, account } = link;
  const isHere = link.mode === mode && link.provider === provider;
  return isHere && state === 'linked' && account?.goneAt === undefined && account?.currency === currency;
}

/** By the merchant's own id where both have one, else by the e-mail address. One who is named by neither is whom the merchant says. */
function isSamePayer(asked: Customer | undefined, linked: Customer | undefined): boolean {
  if (asked?.id === undefined && asked?.email === undefined) return true;
  if (asked.id !== undefined && linked?.id !== undefined) return asked.id === linked.id;
  return asked.email !== undefined && plain(asked.email) === plain(linked?.email);
}

const plain = (email: string | undefined): string | undefined => email?.trim().toLowerCase();

/** Whether the account is at this bank: by one of its codes, or where the provider tells none by its name. */
export function isAt(account: LinkedData, bank: ProviderMandateBank): boolean {
  const { nipCode, bankCode, bankName } = account;
  if (nipCode !== undefined && bank.nipCode !== undefined) return nipCode === bank.nipCode;
  if (bankCode !== undefined) return bankCode === bank.bankCode;
  return nipCode === undefined && bankName !== undefined && isSameBank(bankName, bank.name);
}

/** What is shown of the account at its own bank. Nothing is offered where the provider has not told a whole number. */
export function offeredAt(
  bank: ProviderMandateBank,
  account: LinkedData | undefined,
): OfferedAccount | undefined {
  const number = account && isAt(account, bank) ? account.number?.open() : undefined;
  return number !== undefined && nuban.test(number) ? { lastFour: number.slice(-4) } : undefined;
}

/** The account that was entered before at the bank that is chosen. */
export function keptAccount(rows: CheckoutRows): Sealed<string> | undefined {
  const earlier = currentTry(rows);
  return earlier?.bank?.id === setupOf(rows).bank?.id ? earlier?.accountNumber : undefined;
}

/** The linked account that the payer is offered now: until they have entered one at its bank. */
export function linkedOffer(rows: CheckoutRows): OfferedAccount | undefined {
  return keptAccount(rows) ? undefined : setupOf(rows).linked;
}

/** The whole number of the one that is offered. Undefined where it is not the one that was shown any more. */
export async function offeredNumber(draft: Draft, tx: StoreTransaction): Promise<Sealed<string> | undefined> {
  const number = (await namedAccount(tx, draft.checkout))?.number;
  const digits = number?.open() ?? '';
  return nuban.test(digits) && digits.slice(-4) === linkedOffer(draft)?.lastFour ? number : undefined;
}

/** The account is gone since it was shown, or is another one now: the payer enters one. */
export function withdrawOffer(draft: Draft): undefined {
  setUp(draft, { linked: undefined, problem: 'offer_gone' });
  return undefined;
}
