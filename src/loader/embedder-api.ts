import type { CloseReason, Settings, WidgetEvent } from '../contract/frame-messages.ts';
import type { Outcome } from '../contract/outcome.ts';

/**
 * Why an opening ended without an outcome.
 * - `load_failed`: the checkout's page did not load or did not answer, or `fetchUrl` did not give an address.
 * - `closed_early`: closed before the checkout said how it stands.
 * - `destroyed`: `destroy()` was called.
 * - `invalid_request`: `url` is no http(s) address, or `container` is not on the page.
 * - `unsupported`: there is no document, or the browser lacks what the checkout needs.
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
  /** Who closed it, and when. */
  readonly reason: CloseReason;
  /** A debit has happened, or cannot be ruled out. */
  readonly mayHavePaid: boolean;
  /** The object that the promise resolved with; absent where it rejected. */
  readonly outcome?: Outcome | undefined;
}

/** What each kind of listener is given. */
export interface EventMap {
  /** The checkout is there and can be used: also after it was reloaded where it stands. */
  load: undefined;
  /** Outcome `succeeded`. A hint and no proof: give value only after your server has asked the proxy. */
  success: Outcome;
  /** Outcome `pending`: not known yet, the payer may have paid. Your server is told when it is. */
  pending: Outcome;
  /** The same object that `open()` rejected with. */
  error: OpenError;
  /** Exactly once for each opening, last of all. */
  close: CloseInfo;
  /** Something the payer did or saw, for your own measuring. */
  event: WidgetEvent;
}

/** May be async. What a listener throws is reported by the browser and changes nothing here. */
export type Listener<K extends keyof EventMap> = (value: EventMap[K]) => unknown;

interface CommonOptions extends Settings {
  /**
   * Where the checkout stands in your page: an element, or a selector that finds it when it is opened. It is as wide as the
   * element, at most 420 px, and as high as what it shows, within 320 and 2,000 px; a long
   * list of banks is scrolled inside. Without it, the checkout is a dialog over your page.
   */
  readonly container?: Element | string | undefined;
  readonly onLoad?: Listener<'load'> | undefined;
  readonly onSuccess?: Listener<'success'> | undefined;
  readonly onPending?: Listener<'pending'> | undefined;
  readonly onError?: Listener<'error'> | undefined;
  readonly onClose?: Listener<'close'> | undefined;
  readonly onEvent?: Listener<'event'> | undefined;
  /** Your page's CSP nonce. Has no effect: the loader sets its styles by script, which every policy allows. */
  readonly nonce?: string | undefined;
}

/** The checkout was created before the payer came to the button. */
export interface UrlOptions extends CommonOptions {
  /** `url` of the checkout that your server created. */
  readonly url: string;
  readonly fetchUrl?: undefined;
}

/** The checkout is created when the payer wants it, so that fewer run out unused. */
export interface FetchUrlOptions extends CommonOptions {
  readonly url?: undefined;
  /**
   * Asks your server for a checkout and gives its `url`. Called by `open()`, by `preload()`, and again when the payer tries again.
   * It has ten seconds; an answer that comes later, or after the end, does nothing. Create with the same `Idempotency-Key` or
   * `reference`, so that a second call gives the same checkout.
   */
  readonly fetchUrl: () => string | PromiseLike<string>;
}

/** Either `url` or `fetchUrl`, never both. */
export type Options = UrlOptions | FetchUrlOptions;

/** `preload()` leaves it as it is. `loading` until the checkout can be used; `closed` until it is opened again. */
export type HandleState = 'idle' | 'loading' | 'open' | 'closed' | 'destroyed';

/** One checkout on one page. Every method may be called at any time, in any order, any number of times. */
export interface Handle {
  /**
   * Opens the checkout, or gives the promise of the opening that is there. Resolves once with how the checkout
   * stands, as soon as it is decided, else when it is closed; rejects with an `OpenError` where that was never learnt.
   */
  open(): Promise<Outcome>;
  /** Loads the checkout out of sight, so that `open()` shows it at once. Tells nothing: what fails here is tried again by `open()`. */
  preload(): void;
  /** Asks the checkout to close. It may first have a word with the payer, and does not close while a payment is being sent. */
  close(): void;
  /** Takes the checkout off the page at once and for good, whatever it is doing. A payment that was sent goes on. */
  destroy(): void;
  /**
   * Changes language, look or words, also of a checkout that is open. What is not named stays as it is; `appearance` and `messages` are
   * each put in place of the ones before as a whole.
   */
  update(settings: Settings): void;
  /** Adds a listener beside the one in the options. */
  on<K extends keyof EventMap>(name: K, listener: Listener<K>): void;
  /** Takes a listener away, also one of the options. */
  off<K extends keyof EventMap>(name: K, listener: Listener<K>): void;
  /** Where it stands now. */
  readonly state: HandleState;
}

/**
 * Attributes of any element that is to open a checkout when it is clicked, without a script of your own. The element may come
 * later than the loader. What happens is told by bubbling events of the element, with the object that a listener would be given as
 * `detail`: `directpay:load`, `directpay:success`, `directpay:pending`, `directpay:error`, `directpay:close`, `directpay:event`.
 */
export interface ButtonAttributes {
  /** Marks the element. It has no value. */
  readonly 'data-directpay': '';
  /** As `url`. */
  readonly 'data-url'?: string;
  /** Instead of `data-url`: an address of your own site. It is asked by POST when the element is clicked, and answers `{ "url": "…" }`. */
  readonly 'data-fetch-url'?: string;
  /** As `container`: a selector. */
  readonly 'data-container'?: string;
  /** As `locale`. */
  readonly 'data-locale'?: string;
  /** As `appearance.theme`. */
  readonly 'data-theme'?: string;
}
