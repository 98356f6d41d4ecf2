import type { DataStatus } from '../../contract/link-view.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { AttemptPage, Mode } from './records.ts';

/** `opening`: the call for a page is under way. `over`: given up, or ended with its checkout; what is linked there later is still found. */
export type LinkState = 'opening' | 'at-page' | 'over' | 'linked';

/** What is known of the account that was linked. Whole as the provider told it last. Times are epoch milliseconds. */
export interface LinkedData {
  /** The provider's id of it, which never changes. */
  readonly providerId: string;
  /** Stored encrypted, as the number is. */
  readonly holder: Sealed<string> | undefined;
  readonly number: Sealed<string> | undefined;
  readonly type: string | undefined;
  readonly currency: string;
  readonly bankName: string | undefined;
  readonly bankCode: string | undefined;
  readonly nipCode: string | undefined;
  readonly dataStatus: DataStatus;
  readonly linkedAt: number;
  /** When the data became available. */
  readonly dataAt: number | undefined;
  readonly readAt: number;
  /** Since when the provider says that there is no such account. */
  readonly goneAt: number | undefined;
}

/** One try of a payer to link an account: one page of the provider's, one reference. Times are epoch milliseconds. */
export interface LinkRecord {
  readonly id: string;
  readonly checkoutId: string;
  /** 1 for the first try of a checkout. */
  readonly number: number;
  readonly mode: Mode;
  readonly provider: string;
  readonly merchantReference: string;
  /** Ours: 20 characters A–Z 0–9, committed before it is used. */
  readonly reference: string;
  /** When the payer agreed to what is shared. */
  readonly createdAt: number;
  state: LinkState;
  /** Replaced as a whole. */
  page: AttemptPage;
  openedAt: number | undefined;
  /** The provider's customer, whose accounts are searched. */
  customerId: string | undefined;
  /** Accounts by the provider's ids that this customer had before the payer was given the page; undefined where the list could not be had whole. */
  knownAccounts: readonly string[] | undefined;
  /** Replaced as a whole. */
  account: LinkedData | undefined;
  /** How often it was asked about since something was new. */
  readCount: number;
  updatedAt: number;
  /** When it is asked about next; undefined where there is nothing left to learn. */
  nextAt: number | undefined;
}
