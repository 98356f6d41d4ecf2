import type {
  LinkedAccountList,
  ListLinkedAccountsQuery,
  ReadLinkedBankAccount,
} from '../../contract/link-api.ts';

/** What a merchant's server may do with linked accounts, over HTTP or in process. Problems are thrown as `ProblemError`. */
export interface MerchantLinkedAccounts {
  /** Asks the provider anew. Where that says nothing, `provider_unreachable`. */
  get(id: string): Promise<ReadLinkedBankAccount>;
  /** Newest first, as each was told last. */
  list(query: ListLinkedAccountsQuery): Promise<LinkedAccountList>;
}

/** What goes on with links without anybody asking. */
export interface LinkWork {
  /** Does everything that is due now, once. Returns how many rows it worked on. */
  tick(): Promise<number>;
  idle(): Promise<void>;
}

export interface LinkedAccounts {
  readonly merchant: MerchantLinkedAccounts;
  readonly work: LinkWork;
}
