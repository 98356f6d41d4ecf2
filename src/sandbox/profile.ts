import type { DebitBehaviour, MandateBehaviour } from './mandates/behaviour.ts';
import type { Destinations } from './mandates/destinations.ts';
import type { LinkBehaviour } from './one-time/behaviour.ts';
import type { Behaviour } from './scenarios/behaviour.ts';

/** The calls the sandbox takes, by what they are for. */
export type CallName =
  | 'institutions'
  | 'connect-session'
  | 'login'
  | 'commit'
  | 'direct-pay-session'
  | 'charge'
  | 'capture'
  | 'verify'
  | 'transactions'
  | 'create-customer'
  | 'read-customer'
  | 'list-customers'
  | 'update-customer'
  | 'delete-customer'
  | 'mandate-banks'
  | 'create-mandate'
  | 'read-mandate'
  | 'list-mandates'
  | 'pause-mandate'
  | 'reinstate-mandate'
  | 'cancel-mandate'
  | 'debit'
  | 'read-debit'
  | 'list-debits'
  | 'balance'
  | 'initiate'
  | 'initiate-linking'
  | 'list-accounts'
  | 'read-account'
  | 'account-transactions'
  | 'refund'
  | 'create-sub-account'
  | 'list-sub-accounts';

/** A call on its way in, before anything has happened. Bodies are left out: they hold what payers type. */
export interface Exchange {
  readonly call: CallName;
  readonly request: Request;
}

/** How this provider is, where its documents leave room or contradict themselves. */
export interface Profile {
  readonly name: 'kind' | 'hostile';
  /** What session and charge echo for 21300 kobo: 213 as the published samples, or 21300. */
  readonly echo: 'naira' | 'kobo';
  /** How the answers under a bank session are spelled. v1 is what the white-label guide shows. */
  readonly spelling: 'v1' | 'v2';
  /** Whether what was taken once is refused when it comes again: a reference, the payment of a bank session, its charge and its capture. */
  readonly deduplicates: boolean;
  /** A wrong code is answered by an error, or by asking with the same form again. */
  readonly wrongCode: 'error' | 'form';
  /** What the first account of a list is called in a commit. */
  readonly accountIndexBase: 0 | 1;
  /** How long a bank session lives, milliseconds. */
  readonly bankSessionMs: number;
  /** How long a late success takes, milliseconds. */
  readonly lateSuccessMs: number;
  /** How long verify and the list do not know of a debit, milliseconds. */
  readonly notFoundMs: number;
  /** How long a webhook waits before it first leaves, milliseconds. */
  readonly webhookDelayMs: number;
  /** How long every answer takes, milliseconds, after its effect. */
  readonly latencyMs: number;
  /** Where the provider's own pages are, an origin; where the API was called, unless told. */
  readonly pageOrigin?: string;
  /** How long the page for a payment waits for somebody to pay, milliseconds. */
  readonly linkLifeMs: number;
  /** In what the `max` of a payment's split is repeated: naira, as its published sample, or kobo. */
  readonly linkSplitEcho: 'kobo' | 'naira';
  /** In what a settled share is told, which the published sample seems to have in naira. */
  readonly settlementUnit: 'kobo' | 'naira';
  /** From a debit until it is paid out: to sub-accounts, and to the merchant. Milliseconds. */
  readonly payoutMs: number;
  /** What the merchant's wallet holds for refunds, kobo. */
  readonly walletMinor: number;
  /** Payments on a page of the list. */
  readonly pageSize: number;
  /** Whether two customers may not have the same name. */
  readonly customerNamesUnique: boolean;
  readonly customersPerPage: number;
  /** Unless a call asks for another number; at most four times as many. */
  readonly mandatesPerPage: number;
  /** As Mono's own sandbox: a mandate is approved and ready when it is created, and every account holds ₦10,000. */
  readonly approvesAtOnce: boolean;
  /** Where a create sends the transfer. */
  readonly destinations: Destinations;
  /** How long a right transfer takes to approve a mandate, milliseconds. */
  readonly approvalMs: number;
  /** From the approval until a mandate can be debited, milliseconds. */
  readonly readyMs: number;
  /** The same for a sweep by its newer name. */
  readonly sweepReadyMs: number;
  /** How long a bank looks at a signature, milliseconds. */
  readonly signedApprovalMs: number;
  /** `YYYY-MM-DD` in Lagos: on the day after it new signed mandates are refused. */
  readonly lastDayOfNewSigned: string;
  /** Whether selfies are enabled for this business. */
  readonly takesSelfies: boolean;
  /** How long the bank data of a linked account take to come, milliseconds. */
  readonly accountDataMs: number;
  /** What the webhook of a linked account names: the account alone as the guide, or customer and `ref` too as the newer page. */
  readonly connectedTells: 'account' | 'customer';
  /** After how long an unauthorised mandate is cancelled, milliseconds. */
  readonly autoCancelMs: number;
  /** What a mandate that a call has cancelled is read as. */
  readonly cancelledMandates: 'gone' | 'cancelled';
  /** What every account holds unless its scenario says otherwise, kobo. */
  readonly accountMoneyMinor: number;
  /** In what the `max` of a debit's split is repeated: kobo as the debit's own sample, or naira as that of a payment. */
  readonly splitEcho: 'kobo' | 'naira';
  /** How a mandate will go, once its scenario is known. */
  readonly twistMandate?: (behaviour: MandateBehaviour) => MandateBehaviour;
  /** How a payment by link will go, from the call that makes its page on. */
  readonly twistLink?: (behaviour: LinkBehaviour) => LinkBehaviour;
  /** How a debit of a mandate will go. */
  readonly twistDebit?: (behaviour: DebitBehaviour) => DebitBehaviour;
  /** How a payment will go, once its scenario is known. */
  readonly twist?: (behaviour: Behaviour) => Behaviour;
  /** Stands between the caller and the resource: may answer itself, spoil the answer, or never give one. A rejection cuts the connection. */
  readonly intercept?: (exchange: Exchange, proceed: () => Promise<Response>) => Promise<Response>;
}

/** Does what its documents say, at once, and takes a reference once. */
export const kindProfile: Profile = {
  name: 'kind',
  echo: 'naira',
  spelling: 'v1',
  deduplicates: true,
  wrongCode: 'error',
  accountIndexBase: 0,
  bankSessionMs: 15 * 60_000,
  lateSuccessMs: 8_000,
  notFoundMs: 0,
  webhookDelayMs: 1_000,
  latencyMs: 0,
  pageSize: 50,
  customerNamesUnique: true,
  customersPerPage: 5,
  mandatesPerPage: 50,
  approvesAtOnce: false,
  destinations: 'three',
  approvalMs: 3_000,
  readyMs: 3_600_000,
  sweepReadyMs: 5 * 60_000,
  signedApprovalMs: 24 * 3_600_000,
  lastDayOfNewSigned: '2026-05-03',
  takesSelfies: false,
  accountDataMs: 5_000,
  connectedTells: 'customer',
  autoCancelMs: 6 * 3_600_000,
  cancelledMandates: 'gone',
  accountMoneyMinor: 25_000_000_000,
  splitEcho: 'kobo',
  linkLifeMs: 24 * 3_600_000,
  linkSplitEcho: 'naira',
  settlementUnit: 'naira',
  payoutMs: 24 * 3_600_000,
  walletMinor: 10_000_000,
};
