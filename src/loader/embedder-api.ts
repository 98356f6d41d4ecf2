import type { CloseReason, WidgetEvent } from '../contract/frame-messages.ts';
import type { Outcome } from '../contract/outcome.ts';

/**
 * Why an opening ended without an outcome.
 * - `load_failed`: the checkout's page did not load, or did not answer.
 * - `closed_early`: closed before the checkout said how it stands.
 * - `destroyed`: `destroy()` was called. `invalid_request`: `url` is not an http(s) address. `unsupported`: there is no document.
 */
export type OpenErrorCode = 'load_failed' | 'closed_early' | 'destroyed' | 'invalid_request' | 'unsupported';

/** `retryable`: calling `open()` again may work. `message` is for developers, not for payers. */
export interface OpenError extends Error {
  readonly code: OpenErrorCode;
  readonly retryable: boolean;
}

/**
 * How an opening ended. `mayHavePaid` is false only where the checkout itself ruled a debit out; after a failed load it is
 * true, since an earlier opening of the same url may have paid. Ask your server before you ask the payer to pay again.
 */
export interface CloseInfo {
  readonly reason: CloseReason;
  readonly mayHavePaid: boolean;
  /** The object that the promise resolved with; absent where it rejected. */
  readonly outcome?: Outcome | undefined;
}

/** What each kind of listener is given. */
export interface EventMap {
  /** The checkout is there and can be used: also after it was reloaded inside the dialog. */
  load: undefined;
  /** Outcome `succeeded`. A hint and no proof: give value only after your server has asked the proxy. */
  success: Outcome;
  /** Outcome `pending`: not known yet, the payer may have paid. Your server is told when it is. */
  pending: Outcome;
  /** The same object that `open()` rejected with. */
  error: OpenError;
  /** Exactly once for each opening, last of all. */
  close: CloseInfo;
  event: WidgetEvent;
}

/** May be async. What a listener throws is reported by the browser and changes nothing here. */
export type Listener<K extends keyof EventMap> = (value: EventMap[K]) => unknown;

export interface Options {
  /** `url` of the checkout that your server created. */
  readonly url: string;
  readonly onLoad?: Listener<'load'> | undefined;
  readonly onSuccess?: Listener<'success'> | undefined;
  readonly onPending?: Listener<'pending'> | undefined;
  readonly onError?: Listener<'error'> | undefined;
  readonly onClose?: Listener<'close'> | undefined;
  readonly onEvent?: Listener<'event'> | undefined;
  /** Your page's CSP nonce, for browsers without constructable stylesheets. */
  readonly nonce?: string | undefined;
}

export type HandleState = 'idle' | 'loading' | 'open' | 'closed' | 'destroyed';

/** One checkout on one page. Every method may be called at any time, in any order, any number of times. */
export interface Handle {
  /**
   * Opens the checkout over the page, or gives the promise of the opening that is there. Resolves once with how the checkout
   * stands, as soon as it is decided, else when it is closed; rejects with an `OpenError` where that was never learnt.
   */
  open(): Promise<Outcome>;
  /** Asks the checkout to close. It may first have a word with the payer, and does not close while a payment is being sent. */
  close(): void;
  /** Takes the checkout off the page at once and for good, whatever it is doing. A payment that was sent goes on. */
  destroy(): void;
  on<K extends keyof EventMap>(name: K, listener: Listener<K>): void;
  off<K extends keyof EventMap>(name: K, listener: Listener<K>): void;
  readonly state: HandleState;
}
