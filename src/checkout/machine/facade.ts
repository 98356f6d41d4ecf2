import type { CustomerDetails } from '../../contract/command-bodies.ts';
import type { ProblemCode } from '../../contract/problem.ts';
import type { OfferedWay } from '../../contract/provider-page.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { SessionView, ViewOf } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';
import type { Bank } from '../../contract/view-parts.ts';

export interface EnteredDetails {
  readonly details: CustomerDetails;
}

export interface EnteredAccount extends EnteredDetails {
  readonly accountNumber: string | undefined;
}

/** What a payer can do, as facts. A screen sends nothing else. What was typed travels sealed and is never kept. */
export type PayerEvent =
  | ({ readonly type: 'way.chosen' } & OfferedWay)
  /** Back to the ways to pay. */
  | { readonly type: 'way-change.asked' }
  /** The provider's page was opened by a tap. */
  | { readonly type: 'page.opened' }
  /** Whether to give the provider's page up was asked about, since what was begun there may still be paid. */
  | { readonly type: 'give-up.confirmed' }
  | { readonly type: 'give-up.dismissed' }
  | { readonly type: 'bank.chosen'; readonly bankId: string }
  | { readonly type: 'method.chosen'; readonly methodId: string }
  | { readonly type: 'account.chosen'; readonly accountId: string }
  /** The form of `log-in`, `answer` or `authorise`, field name to text. */
  | { readonly type: 'fields.submitted'; readonly fields: Sealed<Record<string, string>> }
  /** Account number and details of `enter-account`. Without a number the one that was entered before is kept. */
  | { readonly type: 'account.entered'; readonly entered: Sealed<EnteredAccount> }
  /** Details of `enter-details`. */
  | { readonly type: 'details.entered'; readonly entered: Sealed<EnteredDetails> }
  /** `hash` is that of the text that is shown. */
  | { readonly type: 'terms.accepted'; readonly hash: string }
  /** What is shared, with whom and for what was read and agreed to. */
  | { readonly type: 'sharing.agreed' }
  /** Something of where the transfer goes is on the clipboard. */
  | { readonly type: 'transfer.copied' }
  /** "I have sent it". */
  | { readonly type: 'transfer.claimed' }
  /** The same account again, by a new mandate. */
  | { readonly type: 'restart.asked' }
  | { readonly type: 'payment.confirmed' }
  | { readonly type: 'back.asked' }
  | { readonly type: 'bank-change.asked' }
  /** Another way to log in at the same bank. */
  | { readonly type: 'method-change.asked' }
  /** "My bank is not here": what can be done instead is shown. */
  | { readonly type: 'bank-missing.told' }
  | { readonly type: 'bank-missing.dismissed' }
  /** Cancelling ends the checkout for good, so it is asked about once more. */
  | { readonly type: 'cancel.asked' }
  | { readonly type: 'cancel.confirmed' }
  | { readonly type: 'cancel.dismissed' }
  /** From `declined` and `unavailable`: the same bank again. */
  | { readonly type: 'retry.asked' }
  /** From `in-use`: take the checkout over to this page. */
  | { readonly type: 'start-over.asked' }
  /** From `leave-to-provider`: the payer is back. */
  | { readonly type: 'return.told' }
  /** Words in the search box, as typed; matters only where the list is longer than what the page holds. */
  | { readonly type: 'search.typed'; readonly q: string }
  /** The end of the rows at hand came into view. */
  | { readonly type: 'more.asked' }
  | { readonly type: 'close.asked' }
  | { readonly type: 'close.confirmed' }
  | { readonly type: 'close.dismissed' };

/**
 * Why the last thing asked for did not happen: a code of the closed list, or what no server said. `no_answer`: sent, and no answer
 * came; the session was read since, and it had not happened. `no_connection`: the payment server cannot be reached.
 * `held_back`: not before a time that nobody waits for with the page in front.
 * `page_outdated`: the answer cannot be read by this page; loading it again helps.
 */
export type PageProblem = ProblemCode | 'no_answer' | 'no_connection' | 'page_outdated' | 'held_back';

/** What every screen gets. `busy`: something asked for is under way, here or at the server; show it and take no further taps. */
export interface ScreenProps<S extends Step> {
  readonly view: ViewOf<S>;
  readonly busy: boolean;
  readonly offline: boolean;
  readonly problem: PageProblem | undefined;
  readonly send: (event: PayerEvent) => void;
}

/** Rows that the server found for `q`, in its order; `q` is empty for the rest of the plain list. */
export interface FoundBanks {
  readonly q: string;
  readonly banks: readonly Bank[];
  readonly nextCursor: string | undefined;
}

export interface ChooseBankProps extends ScreenProps<'choose-bank'> {
  /** The page's one search: banks by what is typed, the best first; all of them where nothing is. */
  readonly find: (banks: readonly Bank[], typed: string) => readonly Bank[];
  /** The payer said that their bank is not in the list. */
  readonly bankMissing: boolean;
  /** Rows beyond those of the view, once asked for and there. */
  readonly found: FoundBanks | undefined;
  /** A search or further rows are on their way. */
  readonly finding: boolean;
  /** What was typed into the search box before this screen was there. */
  readonly typed: string;
  /** The bank that was tapped before this screen was there. */
  readonly tapped: string | undefined;
}

export interface ChooseWayProps extends ScreenProps<'choose-way'> {
  /** Key of the way that was tapped before this screen was there. */
  readonly tapped?: string | undefined;
}

export interface LeaveToProviderProps extends ScreenProps<'leave-to-provider'> {
  /** The payer may have been to the provider's page: it was opened here, or before this page was. */
  readonly away: boolean;
  /** The payer asked to give it up and is asked whether they mean it. */
  readonly askingGiveUp: boolean;
  /** The provider's page has sent the payer back into another window than the one they began in. */
  readonly isSecond: boolean;
}

/** Whether the payer asked to close: `asking` says first that money may have moved, `closed` that the page can be left. */
export type Closing = 'open' | 'asking' | 'closed';

/**
 * What the page shows now. In doubt about an answer that was lost after paying, `screen` is `confirming` and the view is made
 * from what is known: the page never invites to pay again before the server has spoken.
 */
export interface Shown {
  readonly screen: Step;
  readonly view: SessionView;
  readonly busy: boolean;
  readonly locked: boolean;
  readonly offline: boolean;
  readonly closing: Closing;
  /** The payer asked to cancel and is asked whether they mean it. */
  readonly askingCancel: boolean;
  /** See `LeaveToProviderProps`. */
  readonly away: boolean;
  readonly askingGiveUp: boolean;
  /** The payer said that their bank is not in the list. */
  readonly bankMissing: boolean;
  readonly problem: PageProblem | undefined;
  readonly found: FoundBanks | undefined;
  readonly finding: boolean;
}
