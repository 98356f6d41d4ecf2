import type { Customer } from '../../contract/customer.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { LinkRecord } from './link-records.ts';
import type { Mode } from './records.ts';
import type { Place } from './store.ts';

export interface LinkQuery {
  readonly mode: Mode;
  readonly provider: string;
  readonly merchantReference?: string;
  readonly checkoutId?: string;
  /** Rows older than this one. */
  readonly before?: Place;
  readonly limit: number;
}

/** A link, and who the merchant said that its payer is. */
export interface OwnedLink {
  readonly link: LinkRecord;
  readonly customer: Sealed<Customer> | undefined;
}

/** Calls about links inside one transaction, with their checkout's row locked by `lock`. */
export interface LinkTransaction {
  /** Of any checkout, which need not be locked. */
  ownedLink(id: string): Promise<OwnedLink | undefined>;
  insertLink(link: LinkRecord): Promise<void>;
  saveLink(link: LinkRecord): Promise<void>;
}

/** An account that kept webhooks of the provider have told to be linked, and the reference of the page that they say it was linked by. */
export interface SaidAccount {
  readonly accountId: string;
  readonly reference: string;
}

/** What is kept of linked accounts. */
export interface LinkStore {
  readLink(id: string): Promise<LinkRecord | undefined>;
  /** Those that an account was linked by, newest first. */
  listLinkedAccounts(query: LinkQuery): Promise<readonly LinkRecord[]>;
  /** Links that are due, each put off by `leaseMs` so that no other process takes it meanwhile. */
  claimDueLinks(limit: number, leaseMs: number): Promise<readonly { id: string; checkoutId: string }[]>;
  /** Those of `accountIds`, which are the provider's, that a link of ours stands for already. */
  accountsLinked(provider: string, mode: Mode, accountIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** What webhooks kept since then have told of accounts and their pages. */
  saidAccounts(since: number): Promise<readonly SaidAccount[]>;
}
