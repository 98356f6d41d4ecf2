import type { OddAddress, OddReturn } from '../hosted/trouble.ts';
import type { Behaviour, Fault } from '../scenarios/behaviour.ts';

/** How a refund goes. Whatever is left out goes straight through. */
export interface RefundBehaviour {
  readonly fault?: Fault;
  /** The money goes back so many milliseconds after the call, or never; at once where left out. */
  readonly settles?: { readonly afterMs: number } | 'never';
  /** The provider says so, and nothing goes back. */
  readonly refuses?: 'already-refunded' | 'not-possible';
}

/** How a payment by link goes, from the call that makes the page on. Whatever is left out goes straight through. */
export interface LinkBehaviour {
  /** What goes wrong when the page is asked for. */
  readonly initiation?: Fault;
  /** A reference that nobody has used is told to be used. Nothing is made. */
  readonly refusesFresh?: true;
  /** The same reference may be initiated again: that is another page, which can be paid too. */
  readonly takesReferenceAgain?: true;
  readonly address?: OddAddress;
  readonly returns?: OddReturn;
  /** The payer closes the page, and the money goes so many milliseconds later. */
  readonly paidAfterClosingMs?: number;
  /** The payer pays once more, so many milliseconds after the first time. */
  readonly paidAgainMs?: number;
  /** How the payment itself goes. It goes before what the user that is typed has happen. */
  readonly payment?: Behaviour;
  readonly refund?: RefundBehaviour;
}
