import type { CustomerDetails } from '../../contract/command-bodies.ts';
import type { OfferedWay } from '../../contract/provider-page.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { Command } from '../../contract/steps.ts';
import type { StoreTransaction } from '../store/store.ts';
import type { Draft } from './draft.ts';
import type { Plan } from './plan.ts';

/** `accountNumber` undefined: the one that was entered before, or is offered as linked. */
export interface Entered {
  readonly accountNumber: string | undefined;
  readonly details: CustomerDetails;
}

/** A command as the rules take it: what was typed is sealed from here on. */
export interface StepInput {
  readonly bankId?: string;
  readonly methodId?: string;
  readonly way?: OfferedWay;
  readonly accountId?: string;
  readonly typed?: Sealed<Readonly<Record<string, string>>>;
  /** What a payer told of their account and themselves. Opened only where it is sent on. */
  readonly entered?: Sealed<Entered>;
  /** Of the terms that the page has shown. */
  readonly termsHash?: string;
  readonly pageKeyHash: string | undefined;
}

/** What a command asks for cannot be: an unknown bank, an account that the bank did not take, a page without a key. */
export const notAcceptable = Symbol('not acceptable');
/** All tries of the checkout are used up. */
export const triesUsedUp = Symbol('tries used up');

/** It was meant for what the page showed, and that is no longer what there is. */
export const outOfOrder = Symbol('out of order');

/** It may be asked for again, so many seconds later. */
export interface TooSoon {
  readonly retryAfter: number;
}

/** What follows from a command: a plan is sent after the commit, undefined is done with it. */
export type Next = Plan | TooSoon | undefined | typeof notAcceptable | typeof triesUsedUp | typeof outOfOrder;

/** What commands do, in the transaction that takes them. */
export type Steps = Readonly<
  Partial<Record<Command, (draft: Draft, input: StepInput, tx: StoreTransaction) => Next | Promise<Next>>>
>;
