import type { SessionView } from '../../contract/session.ts';
import type { Command, Kind, Step } from '../../contract/steps.ts';
import type { MandateRecord } from '../store/mandate-records.ts';
import type { CheckoutRecord } from '../store/records.ts';
import type { CheckoutRows, StoreTransaction } from '../store/store.ts';
import type { BankList } from './bank-list.ts';
import type { Draft } from './draft.ts';
import type { Performer, Prepared } from './perform.ts';
import type { Steps } from './step.ts';
import type { BankRows, ViewContext } from './view.ts';

/** Who ends a checkout that is not done. */
export type EndedBy = 'payer' | 'merchant' | 'time';

/** What is special about one kind of checkout. Everything else (locks, leases, versions, keys, pages) is the same for all. */
export interface KindRules {
  /** Puts a checkout that is being made where its payer begins. Answers what is to be kept with it. */
  begin?(checkout: CheckoutRecord, tx: StoreTransaction): Promise<readonly MandateRecord[]>;
  /** The banks that a payer chooses from. */
  readonly banks: BankList;
  /** What each command does. */
  readonly steps: Steps;
  /** The step that a page sees. `pageKeyHash` undefined is a page without a key. */
  stepOf(rows: CheckoutRows, pageKeyHash: string | undefined): Step;
  /**
   * The whole view of one page. Pure: the same rows, page, banks and time give the same view. `banks` undefined: the list could not be
   * had. `now` is epoch milliseconds.
   */
  viewOf(
    rows: CheckoutRows,
    context: ViewContext,
    pageKeyHash: string | undefined,
    banks: BankRows | undefined,
    now: number,
  ): SessionView;
  /** What a payer may ask for at `step`, by the table and by what the rows say. */
  commandsAt(rows: CheckoutRows, step: Step): Command[];
  /** Puts the status right after a change, before it is kept. */
  follow(draft: Draft): void;
  /** When the completer has to look at the checkout, undefined where nothing is left to do. */
  dueAt(rows: CheckoutRows, now: number): number | undefined;
  /**
   * Does what is due, in the completer's transaction: takes back a lease that is over or whose holder is dead, ends what has run out.
   * A call that follows is begun with `performer`.
   */
  work(draft: Draft, leaseHolderIsDead: boolean, performer: Performer): Prepared | undefined;
  /** Whether the provider has news of it that nobody else would tell a page that waits. Pure, by the rows alone. */
  isReadWhileWatched(rows: CheckoutRows): boolean;
  /** When an open checkout expires, by what waits at the bank. Epoch milliseconds. */
  expiresAt(rows: CheckoutRows): number;
  /** Ends whatever goes on, since the checkout was cancelled or has expired. */
  endSetup(draft: Draft, by: EndedBy): void;
}

export type Kinds = Readonly<Record<Kind, KindRules>>;
