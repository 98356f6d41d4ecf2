import type {
  Balance,
  BalanceQuery,
  CreateDebit,
  Debit,
  DebitList,
  ListDebitsQuery,
  ListMandatesQuery,
  Mandate,
  MandateList,
  ResolveDebit,
} from '../../contract/mandate-api.ts';

interface Keyed {
  readonly idempotencyKey: string;
}

/** What a merchant's server may do with mandates, over HTTP or in process. Problems are thrown as `ProblemError`. */
export interface MerchantMandates {
  get(id: string): Promise<Mandate>;
  list(query: ListMandatesQuery): Promise<MandateList>;
  /** No debit is taken from here on, whatever the provider says; it is told until it has confirmed. */
  pause(id: string, options: Keyed): Promise<{ mandate: Mandate; replayed: boolean }>;
  /** Only what the provider has confirmed is debited again. */
  reinstate(id: string, options: Keyed): Promise<{ mandate: Mandate; replayed: boolean }>;
  /** For good. It is over here at once, and there as soon as the provider has confirmed (`cancelPending` until then). */
  cancel(id: string, options: Keyed): Promise<{ mandate: Mandate; replayed: boolean }>;
  /** The payer's link is made anew; the old one opens nothing any more. */
  renewLink(id: string, options: Keyed): Promise<{ mandate: Mandate; replayed: boolean }>;
  /** Answers with what is known after at most the patience of the call; `processing` is asked about until it is settled. */
  debit(id: string, input: CreateDebit, options: Keyed): Promise<{ debit: Debit; created: boolean }>;
  getDebit(id: string, debitId: string): Promise<Debit>;
  listDebits(id: string, query: ListDebitsQuery): Promise<DebitList>;
  /** Ends a debit whose outcome nobody tells, on the merchant's word; from one hour on, or where it needs a review. */
  resolveDebit(
    id: string,
    debitId: string,
    resolution: ResolveDebit,
    options: Keyed,
  ): Promise<{ debit: Debit; replayed: boolean }>;
  balance(id: string, query: BalanceQuery): Promise<Balance>;
}

/** What the payer's own page of a mandate shows. Whole account numbers are never part of it. */
export interface PayerMandate {
  readonly mandate: Mandate;
  readonly debits: readonly Debit[];
  /** More debits were made than are shown. */
  readonly hasMore: boolean;
  readonly merchant: { readonly name: string; readonly support?: string; readonly logo?: string };
  /** Of the checkout: what a payer reads to support. */
  readonly supportCode: string;
  readonly mode: 'test' | 'live';
  readonly canPause: boolean;
  readonly canReinstate: boolean;
  readonly canCancel: boolean;
  /** It is paused or ended here, and the provider, which debits it by itself, has not confirmed that yet. */
  readonly mayStillBeTaken: boolean;
}

/** Who asks for the last four digits, and nothing else; `hasAccount`: whether there are any to be asked for. */
export interface MandateGlance {
  readonly mandateId: string;
  readonly merchantName: string;
  readonly mode: 'test' | 'live';
  readonly hasAccount: boolean;
  readonly standing: 'being-set-up' | 'agreed' | 'over';
}

/**
 * What came of telling the last four digits. `waitMs`: too often wrong of late, and not looked at before that. `shut`: too often wrong
 * in all; only a new link opens the page again. `untold`: nobody has told us the account yet, so that no digits are right ones.
 */
export type ToldDigits = 'right' | 'wrong' | 'shut' | 'untold' | { readonly waitMs: number };

/** What the payer's own page may do. `token` is that of its url; every function answers undefined where it opens nothing. */
export interface PayerMandates {
  /** Before the payer has shown that the account is theirs. */
  glance(token: string): Promise<MandateGlance | undefined>;
  /** Whether these are the last four digits of the account, compared in constant time. Wrong tries are counted for all processes together. */
  tellLastFour(token: string, lastFour: string): Promise<ToldDigits | undefined>;
  read(token: string): Promise<PayerMandate | undefined>;
  pause(token: string, options: Keyed): Promise<PayerMandate | undefined>;
  /** Only what this payer has paused. */
  reinstate(token: string, options: Keyed): Promise<PayerMandate | undefined>;
  cancel(token: string, options: Keyed): Promise<PayerMandate | undefined>;
}

/** What goes on with mandates and debits without anybody asking. */
export interface MandateWork {
  /** Does everything that is due now, once. Returns how many rows it worked on. */
  tick(): Promise<number>;
  idle(): Promise<void>;
}

export interface Mandates {
  readonly merchant: MerchantMandates;
  readonly payer: PayerMandates;
  readonly work: MandateWork;
}
