import type { Customer } from '../../contract/customer.ts';
import type { Sealed } from '../../contract/sealed.ts';

/** `not-over`: something of it can still change. */
export type Erased = 'erased' | 'not-over' | 'unknown';

export interface KnownCustomer {
  readonly checkoutId: string;
  readonly customer: Sealed<Customer> | undefined;
}

/** What is not kept for ever. Times are epoch milliseconds. */
export interface RetentionStore {
  /**
   * Takes away who paid: the customer and the merchant's notes, account numbers and holders, the bank's text, page bindings. What it was about, amounts,
   * references and events stay. Erasing again does nothing more.
   */
  erase(checkoutId: string): Promise<Erased>;
  /** Checkouts that nothing has changed since `before`, that are over and were not erased. */
  erasable(before: number, limit: number): Promise<readonly string[]>;
  /** Whose checkouts are kept, in the order of the checkouts' ids, those after `after`. */
  customersFrom(after: string, limit: number): Promise<readonly KnownCustomer[]>;
  /** Forgets keys of commands and page bindings of what has ended, webhooks, and notifications that were delivered. Answers how many rows, at most four times `most`. */
  forgetBefore(before: number, most: number): Promise<number>;
  /** Forgets users of banks who have not logged in since. Answers how many. */
  forgetBankLogins(before: number, most: number): Promise<number>;
}
