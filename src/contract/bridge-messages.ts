import * as v from 'valibot';
import type { CloseReason, WidgetEvent } from './frame-messages.ts';
import type { Outcome } from './outcome.ts';

/**
 * How the checkout talks with the app in whose webview it stands.
 *
 * 1. Every message is one JSON object as one string, in both directions. `id` is new for every message, but for the outcome of a
 *    checkout that has ended: its id is the same however often the page is opened, and is told by the return url as `outcomeId`.
 * 2. The page looks for the app's bridge when it starts and for some seconds more, and keeps what happens meanwhile. Its first
 *    message is `bridge.ready`.
 * 3. The app answers a message that it has taken care of with `bridge.ack`. `outcome` and `close` are said again, with growing
 *    pauses and so many times at most, until they are acknowledged: the app goes by the ids and takes each once.
 * 4. What the app says comes by `window.DirectPayHost.receive(text)`, or as a message of the bridge where the bridge has such.
 *    Whatever is not exactly one of the shapes below is left unanswered and changes nothing.
 *
 * No message carries a token, a name, account data, or anything that was typed. An outcome is a hint and no proof.
 */
export const BRIDGE_PROTOCOL = 1;

export type PageWord =
  | { readonly type: 'bridge.ready' }
  | { readonly type: 'event'; readonly event: WidgetEvent }
  /** Once per opening, at an end or right before `close`. */
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  /** The payer is done here: the app takes the webview away. Unacknowledged, the page goes to the return url by itself. */
  | { readonly type: 'close'; readonly reason: CloseReason }
  /** While locked, money may be moving: the app does not let go of the webview by a stray tap. */
  | { readonly type: 'locked'; readonly locked: boolean }
  /** A link that leads away was tapped. Unacknowledged, the page opens it in its own place. */
  | { readonly type: 'link.asked'; readonly url: string };

/** Page to app. */
export type PageToApp = PageWord & { readonly v: typeof BRIDGE_PROTOCOL; readonly id: string };

const word = <const T extends string>(type: T) => ({ v: v.literal(BRIDGE_PROTOCOL), type: v.literal(type) });
const pixels = v.pipe(v.number(), v.minValue(0), v.maxValue(10_000));

/** App to page. The page checks by hand, to stay small; a test holds its check against this. */
export const AppToPageSchema = v.variant('type', [
  v.strictObject({ ...word('bridge.ack'), id: v.string() }),
  /** The phone's back key or gesture: a step back, or at the first step `close`. */
  v.strictObject(word('host.back')),
  /** The app wants to close; the page answers with `close`, after a word to the payer where needed. */
  v.strictObject(word('host.close')),
  /** The app is in front again: the page asks at once how things stand. */
  v.strictObject(word('host.resume')),
  /** What the app's own parts and the keyboard cover of the webview, in CSS pixels. */
  v.strictObject({ ...word('host.insets'), top: pixels, bottom: pixels, keyboard: pixels }),
  v.strictObject({ ...word('host.colorScheme'), scheme: v.picklist(['light', 'dark']) }),
]);
export type AppToPage = v.InferOutput<typeof AppToPageSchema>;
