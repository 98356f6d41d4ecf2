import * as v from 'valibot';
import { AmountMinorSchema, CurrencySchema } from './amounts.ts';
import { declineReasons } from './session.ts';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const absoluteUrl = text(2048);

/**
 * Why a checkout waits for a person. `unsettled`: nobody could say for 72 hours whether it was paid. `mismatch`: a debit was
 * found that is not the one ordered. `late_success`: it was paid after it had ended.
 */
export const reviewReasons = ['unsettled', 'mismatch', 'late_success'] as const;
export type ReviewReason = (typeof reviewReasons)[number];

export const checkoutStatuses = [
  'open',
  'processing',
  'succeeded',
  'failed',
  'cancelled',
  'expired',
  'needs_review',
] as const;
export type CheckoutStatus = (typeof checkoutStatuses)[number];

/** The payer, as far as the merchant knows them. Never shown to the payer's page; stored encrypted. */
export const CustomerSchema = v.strictObject({
  id: v.exactOptional(text(100)),
  name: v.exactOptional(text(120)),
  email: v.exactOptional(v.pipe(v.string(), v.email(), v.maxLength(200))),
  phone: v.exactOptional(text(30)),
});
export type Customer = v.InferOutput<typeof CustomerSchema>;

/**
 * Body of `POST /v1/checkouts`. `amountMinor` is in minor units of `currency` (kobo). `reference` is the merchant's own and
 * names at most one open or paid checkout. `returnUrl` and `cancelUrl` must be among the configured ones.
 */
export const CreateCheckoutSchema = v.strictObject({
  kind: v.literal('payment'),
  amountMinor: AmountMinorSchema,
  currency: CurrencySchema,
  description: text(140),
  reference: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)),
  customer: v.exactOptional(CustomerSchema),
  ways: v.exactOptional(v.pipe(v.array(v.picklist(['bank'])), v.minLength(1), v.maxLength(1))),
  returnUrl: v.exactOptional(absoluteUrl),
  cancelUrl: v.exactOptional(absoluteUrl),
  allowedOrigins: v.exactOptional(v.pipe(v.array(text(255)), v.maxLength(20))),
  bank: v.exactOptional(text(200)),
  locale: v.exactOptional(v.picklist(['en'])),
  appearance: v.exactOptional(
    v.strictObject({
      accent: v.exactOptional(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/))),
      theme: v.exactOptional(v.picklist(['light', 'dark', 'auto'])),
    }),
  ),
  expiresInSeconds: v.exactOptional(
    v.pipe(v.number(), v.safeInteger(), v.minValue(60), v.maxValue(30 * 86_400)),
  ),
  metadata: v.exactOptional(
    v.pipe(v.record(text(40), v.pipe(v.string(), v.maxLength(500))), v.maxEntries(20)),
  ),
});
export type CreateCheckout = v.InferOutput<typeof CreateCheckoutSchema>;

/** The debit that settled a checkout, as the provider's verify told it. */
export const PaymentSchema = v.object({
  providerReference: v.string(),
  bank: v.exactOptional(v.string()),
  accountLastFour: v.exactOptional(v.string()),
  feeMinor: v.exactOptional(v.number()),
  /** What the payer's bank shows for the debit, where the provider says. */
  narration: v.exactOptional(v.string()),
  paidAt: v.string(),
});

/**
 * A checkout as the merchant's server sees it. `succeeded` is the only status to give value on. `mayHavePaid` is true while
 * a debit has happened or cannot be ruled out: do not ask the payer to pay again by other means.
 */
export const CheckoutSchema = v.object({
  id: v.string(),
  kind: v.literal('payment'),
  mode: v.picklist(['test', 'live']),
  status: v.picklist(checkoutStatuses),
  amountMinor: v.number(),
  currency: CurrencySchema,
  description: v.string(),
  reference: v.string(),
  customer: v.exactOptional(CustomerSchema),
  clientToken: v.string(),
  url: v.string(),
  supportCode: v.string(),
  mayHavePaid: v.boolean(),
  duplicateDebit: v.boolean(),
  /** With the status `needs_review`. */
  reviewReason: v.exactOptional(v.picklist(reviewReasons)),
  /** Since when it is not known whether the payer has paid, ISO 8601; absent where it is. */
  unsettledSince: v.exactOptional(v.string()),
  /** Why the last attempt was refused, if it was. */
  lastDecline: v.exactOptional(v.picklist(declineReasons)),
  payment: v.exactOptional(PaymentSchema),
  metadata: v.record(v.string(), v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
  expiresAt: v.string(),
});
export type Checkout = v.InferOutput<typeof CheckoutSchema>;

export const ListCheckoutsQuerySchema = v.strictObject({
  reference: v.exactOptional(text(64)),
  status: v.exactOptional(v.picklist(checkoutStatuses)),
  /** As the payer reads it out: case, spaces and hyphens do not matter. I, L, O, S, 0 and 1 are in no code; S is read as 5. */
  supportCode: v.exactOptional(text(24)),
  /** Only those whose outcome has not been known for at least this many seconds. */
  unsettledForSeconds: v.exactOptional(v.pipe(text(9), v.regex(/^\d+$/))),
  cursor: v.exactOptional(text(200)),
});
export type ListCheckoutsQuery = v.InferOutput<typeof ListCheckoutsQuerySchema>;

export const CheckoutListSchema = v.object({
  data: v.array(CheckoutSchema),
  nextCursor: v.exactOptional(v.string()),
});
export type CheckoutList = v.InferOutput<typeof CheckoutListSchema>;

/** `unpaid` frees the reference; `paid` ends the checkout as succeeded on the merchant's word. Both are kept with the note. */
export const ResolveCheckoutSchema = v.strictObject({ as: v.picklist(['paid', 'unpaid']), note: text(500) });
export type ResolveCheckout = v.InferOutput<typeof ResolveCheckoutSchema>;

/** What happened to a checkout, in order (`seq` has no gaps), without secrets. `at` is ISO 8601 UTC. */
export const CheckoutEventSchema = v.object({
  seq: v.number(),
  type: v.string(),
  at: v.string(),
  data: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
});
export type CheckoutEvent = v.InferOutput<typeof CheckoutEventSchema>;

export const CheckoutEventListSchema = v.object({ data: v.array(CheckoutEventSchema) });

/**
 * What the merchant's server is told. An end is told once (`checkout.succeeded` …); a refused attempt is no end; a success
 * that comes after another end is `payment.late_success` alone, with the status `needs_review`; a second debit is
 * `payment.duplicate_debit`.
 */
export const notificationTypes = [
  'checkout.succeeded',
  'checkout.failed',
  'checkout.cancelled',
  'checkout.expired',
  'checkout.needs_review',
  'attempt.declined',
  'payment.late_success',
  'payment.duplicate_debit',
] as const;
export type NotificationType = (typeof notificationTypes)[number];

/** Body of an outgoing webhook (Standard Webhooks). `id` also stands in the `webhook-id` header and never changes on a retry. */
export const NotificationSchema = v.object({
  id: v.string(),
  type: v.picklist(notificationTypes),
  createdAt: v.string(),
  /** Without the link and the customer: what is kept for sending opens nothing and names nobody. */
  checkout: v.omit(CheckoutSchema, ['clientToken', 'url', 'customer']),
});
export type Notification = v.InferOutput<typeof NotificationSchema>;
