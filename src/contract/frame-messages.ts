import * as v from 'valibot';
import { type Outcome, OutcomeSchema } from './outcome.ts';

/**
 * How the merchant's page and the checkout's frame talk.
 *
 * 1. The loader makes a `MessageChannel` and, once the frame has loaded, posts `Connect` to the frame with the exact origin of
 *    the checkout's url, handing over one port. It posts nothing else to a window, ever.
 * 2. The frame takes the first `Connect` whose source is its parent, whose origin the checkout allows, and whose shape and
 *    protocol are right. Everything else is ignored without a reply. The frame never posts to a window.
 * 3. The frame answers `ready` on the port with the nonce it was given. From then on both sides speak on the port only.
 *    A frame that is not ready in time is a load failure.
 *
 * A message carries no token, no name, no account data and nothing that was typed.
 */
export const FRAME_PROTOCOL = 1;

export interface Connect {
  readonly directpay: typeof FRAME_PROTOCOL;
  readonly type: 'connect';
  readonly nonce: string;
}

/** Events that a merchant may build on. Others may come, change and go. */
export const stableEvents = [
  'widget.loaded',
  'widget.opened',
  'widget.closed',
  'bank.selected',
  'bank.not_found',
  'auth.method_changed',
  'account.selected',
  'otp.submitted',
  'credentials.submitted',
  'payment.started',
  'payment.pending',
  'payment.succeeded',
  'payment.failed',
  'mandate.created',
  'mandate.approved',
  'mandate.ready',
  'mandate.failed',
  'transfer.copied',
  'transfer.claimed',
  'provider_page.opened',
  'provider_page.returned',
  'step.viewed',
] as const;
export type WidgetEventType = (typeof stableEvents)[number];

/** `at` is ISO 8601 by the payer's clock. `data` holds a step's or an institution's id at most. */
export interface WidgetEvent {
  readonly v: 1;
  readonly id: string;
  readonly type: WidgetEventType;
  readonly checkoutId: string;
  readonly reference: string;
  readonly at: string;
  readonly data: { readonly step?: string; readonly bankId?: string };
}

export type CloseReason = 'completed' | 'pending' | 'user' | 'host' | 'error';

/** Words that a merchant may put in place of the checkout's own. None that tells an amount, a payee, or what may have been debited. */
export const replaceableWords = [
  'chooseBank.title',
  'chooseBank.search',
  'chooseBank.placeholder',
  'payButton.label',
] as const;
export type ReplaceableWord = (typeof replaceableWords)[number];

/** What a merchant's page may change of a checkout, at any time. What the server fixed for the checkout stands where it is not named. */
export interface Settings {
  /** A language tag, like `en`. A language that the checkout does not speak changes nothing. */
  readonly locale?: string | undefined;
  /** `accent` is `#rrggbb`, else it is left out; `theme` follows the device where it is `auto`. */
  readonly appearance?:
    | { readonly accent?: string | undefined; readonly theme?: 'light' | 'dark' | 'auto' | undefined }
    | undefined;
  /** Plain text of at most 60 characters by its key. `payButton.label` stands before the amount, and holds no figures. */
  readonly messages?: { readonly [key in ReplaceableWord]?: string | undefined } | undefined;
}

/** Whose wish it is that the checkout closes. */
export type CloseAsker = 'user' | 'host';

/** Frame to loader, on the port. All but `ready` waits until the payer sees the frame. */
export type FrameToLoader =
  | { readonly type: 'ready'; readonly nonce: string }
  | { readonly type: 'event'; readonly event: WidgetEvent }
  /** Sent once per opening, at an end or right before `close`. */
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  /** Closing changes nothing; the frame has already said so to the payer where money may have moved. */
  | { readonly type: 'close'; readonly reason: CloseReason }
  /** The answer to every `close.asked`, at once: the frame does not hang. */
  | { readonly type: 'close.heard' }
  /** Of what the checkout shows, in CSS pixels; sent by a frame that is a part of the page, whenever it changes. */
  | { readonly type: 'height'; readonly height: number };

/** Loader to frame, on the port. */
export type LoaderToFrame =
  /**
   * All settings as they are now: after `ready`, when they change, and when a frame that was only preloaded is shown. What the payer
   * does not see yet keeps still. `inline`: a part of the page, else a dialog.
   */
  | ({ readonly type: 'settings'; readonly shown: boolean; readonly inline: boolean } & Settings)
  /** The frame answers `close.heard`, and with `close` after a word to the payer where needed. While it is locked it does not close for the payer. */
  | { readonly type: 'close.asked'; readonly by: CloseAsker };

/** What the frame accepts as the first message. */
export const ConnectSchema = v.strictObject({
  directpay: v.literal(FRAME_PROTOCOL),
  type: v.literal('connect'),
  nonce: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
});

/** A field that is not as it should be is left out, alone. */
const known = <const S extends v.GenericSchema>(schema: S) =>
  v.optional(v.fallback(v.optional(schema), undefined));

const word = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60));

/** What the frame takes of `settings`. */
export const SettingsSchema = v.object({
  locale: known(v.pipe(v.string(), v.maxLength(35))),
  appearance: known(
    v.object({
      accent: known(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
      theme: known(v.picklist(['light', 'dark', 'auto'])),
    }),
  ),
  messages: known(
    v.object({
      'chooseBank.title': known(word),
      'chooseBank.search': known(word),
      'chooseBank.placeholder': known(word),
      'payButton.label': known(v.pipe(word, v.regex(/^[^\p{N}\p{Sc}]+$/u))),
    }),
  ),
});

export const LoaderToFrameSchema = v.variant('type', [
  v.object({
    type: v.literal('settings'),
    shown: v.boolean(),
    inline: v.boolean(),
    ...SettingsSchema.entries,
  }),
  v.strictObject({ type: v.literal('close.asked'), by: v.picklist(['user', 'host']) }),
]);

/** The loader checks by hand, to stay small; tests hold its check against this schema. */
export const FrameToLoaderSchema = v.variant('type', [
  v.strictObject({ type: v.literal('ready'), nonce: v.string() }),
  v.strictObject({ type: v.literal('outcome'), outcome: OutcomeSchema }),
  v.strictObject({
    type: v.literal('close'),
    reason: v.picklist(['completed', 'pending', 'user', 'host', 'error']),
  }),
  v.strictObject({ type: v.literal('close.heard') }),
  v.strictObject({ type: v.literal('height'), height: v.number() }),
  v.strictObject({
    type: v.literal('event'),
    event: v.object({
      v: v.literal(1),
      id: v.string(),
      type: v.picklist(stableEvents),
      checkoutId: v.string(),
      reference: v.string(),
      at: v.string(),
      data: v.object({ step: v.exactOptional(v.string()), bankId: v.exactOptional(v.string()) }),
    }),
  }),
]);
