import * as v from 'valibot';
import { AmountMinorSchema, CurrencySchema } from './amounts.ts';
import { CustomerSchema } from './customer.ts';
import { LinkedBankAccountSchema } from './link-api.ts';
import { DebitSchema, MandateSchema, SplitSchema } from './mandate-api.ts';
import { MandateOrderSchema } from './mandate-terms.ts';
import { pageMethods, refundSources, ways } from './provider-page.ts';
import { declineReasons } from './view-parts.ts';

const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const absoluteUrl = text(2048);
/** At least one of them. */
const several = <const T extends readonly [string, ...string[]]>(of: T) =>
  v.pipe(v.array(v.picklist(of)), v.minLength(1), v.maxLength(of.length));

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

const ordered = {
  currency: CurrencySchema,
  description: text(140),
  reference: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)),
  customer: v.exactOptional(CustomerSchema),
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
};

/**
 * Body of `POST /v1/checkouts`. `amountMinor` is in minor units of `currency` (kobo). `reference` is the merchant's own and
 * names at most one open or paid checkout. `returnUrl` and `cancelUrl` must be among the configured ones.
 * A mandate has `mandate` and no amount of its own.
 */
export const CreateCheckoutSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('payment'),
    amountMinor: AmountMinorSchema,
    ...ordered,
    /** In the order in which they are offered; by a bank login alone where nothing is said. */
    ways: v.exactOptional(several(ways)),
    /** With the way `provider-page`: what the payer may do there. From an account alone where nothing is said. */
    pageMethods: v.exactOptional(several(pageMethods)),
    /** Divides what is paid. Only by the provider's page, since no other call of the provider takes one. */
    split: v.exactOptional(SplitSchema),
  }),
  v.strictObject({
    kind: v.literal('mandate'),
    mandate: MandateOrderSchema,
    /** One of them. Where nothing is said here at the bank, and on the provider's page what goes only there. */
    ways: v.exactOptional(v.pipe(v.array(v.picklist(ways)), v.length(1))),
    ...ordered,
  }),
  /** Nothing is paid. Needs the customer's name and e-mail address; `description` says what the data are wanted for. */
  v.strictObject({ kind: v.literal('link'), ...ordered, currency: v.exactOptional(CurrencySchema) }),
]);
export type CreateCheckout = v.InferOutput<typeof CreateCheckoutSchema>;
export type CreatePayment = Extract<CreateCheckout, { kind: 'payment' }>;
export type CreateMandate = Extract<CreateCheckout, { kind: 'mandate' }>;
export type CreateLink = Extract<CreateCheckout, { kind: 'link' }>;

/** Why a payment was not paid back. `too_little`: the source that was named does not hold enough. `not_sent`: the provider was never asked. */
export const refundFailures = ['too_little', 'not_refundable', 'refused', 'not_sent'] as const;
export type RefundFailure = (typeof refundFailures)[number];

/**
 * Body of `POST /v1/checkouts/{id}/refund`: the whole amount is paid back to the account it came from. `providerReference` names the debit, and must be there
 * where more than one was found.
 */
export const RefundCheckoutSchema = v.strictObject({
  source: v.exactOptional(v.picklist(refundSources)),
  providerReference: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Z0-9]{20}$/))),
});
export type RefundCheckout = v.InferOutput<typeof RefundCheckoutSchema>;

/** `processing` also stands for an outcome that is not known yet: asked for until it is. Only `failed` means that nothing was paid back. */
export const RefundSchema = v.object({
  status: v.picklist(['processing', 'refunded', 'failed']),
  /** Of the debit that is paid back. */
  providerReference: v.string(),
  /** Absent where it was paid back at the provider and not asked for here. */
  source: v.exactOptional(v.picklist(refundSources)),
  failure: v.exactOptional(v.picklist(refundFailures)),
  requestedAt: v.string(),
  settledAt: v.exactOptional(v.string()),
  /** Since when a person has to look: the provider has not told for three days whether it was done. */
  unsettledSince: v.exactOptional(v.string()),
});

/** The debit that settled a checkout, as the provider's verify told it. */
export const PaymentSchema = v.object({
  providerReference: v.string(),
  bank: v.exactOptional(v.string()),
  accountLastFour: v.exactOptional(v.string()),
  /** How it was paid on the provider's own page; absent where the payer logged in to the bank here. */
  pageMethod: v.exactOptional(v.picklist(pageMethods)),
  feeMinor: v.exactOptional(v.number()),
  /** What the payer's bank shows for the debit, where the provider says. */
  narration: v.exactOptional(v.string()),
  paidAt: v.string(),
});

const checkout = {
  id: v.string(),
  mode: v.picklist(['test', 'live']),
  status: v.picklist(checkoutStatuses),
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
  metadata: v.record(v.string(), v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
  expiresAt: v.string(),
};

const ofPayment = {
  kind: v.literal('payment'),
  amountMinor: v.number(),
  payment: v.exactOptional(PaymentSchema),
  /** The last one that was asked for. */
  refund: v.exactOptional(RefundSchema),
};

/** `succeeded` of a mandate means that the bank has approved it; `readyToDebit` says the rest. */
const ofMandate = {
  kind: v.literal('mandate'),
  mandate: MandateOrderSchema,
  /** The try that goes on, or was last. */
  mandateId: v.exactOptional(v.string()),
  readyToDebit: v.boolean(),
};

/** `succeeded` means that an account is linked: what is known of it is told apart. */
const ofLink = { kind: v.literal('link') };

/**
 * A checkout as the merchant's server sees it. `succeeded` is the only status to give value on. `mayHavePaid` is true while
 * a debit has happened or cannot be ruled out: do not ask the payer to pay again by other means.
 */
export const CheckoutSchema = v.variant('kind', [
  v.object({ ...checkout, ...ofPayment }),
  v.object({ ...checkout, ...ofMandate }),
  v.object({ ...checkout, ...ofLink }),
]);
export type Checkout = v.InferOutput<typeof CheckoutSchema>;
export type PaymentCheckout = Extract<Checkout, { kind: 'payment' }>;
export type MandateCheckout = Extract<Checkout, { kind: 'mandate' }>;
export type LinkCheckout = Extract<Checkout, { kind: 'link' }>;

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
 * `payment.duplicate_debit`. `account.linked` comes after an end, too, where the payer has linked the account after all. `mandate.late_approval`: the bank approved what had been ended here; it is cancelled there.
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
  'payment.refunded',
  'payment.refund_failed',
  'payment.refund_unsettled',
  'mandate.created',
  'mandate.approved',
  'mandate.ready',
  'mandate.paused',
  'mandate.reinstated',
  'mandate.cancelled',
  'mandate.rejected',
  'mandate.ended',
  'mandate.late_approval',
  'debit.processing',
  'debit.succeeded',
  'debit.failed',
  'debit.late_success',
  'debit.needs_review',
  'account.linked',
  'account.data_available',
  'account.data_failed',
] as const;
export type NotificationType = (typeof notificationTypes)[number];

const secret = ['clientToken', 'url', 'customer'] as const;

/** Body of an outgoing webhook (Standard Webhooks). `id` also stands in the `webhook-id` header and never changes on a retry. */
export const NotificationSchema = v.object({
  id: v.string(),
  type: v.picklist(notificationTypes),
  createdAt: v.string(),
  /** Without the link and the customer: what is kept for sending opens nothing and names nobody. */
  checkout: v.variant('kind', [
    v.omit(v.object({ ...checkout, ...ofPayment }), secret),
    v.omit(v.object({ ...checkout, ...ofMandate }), secret),
    v.omit(v.object({ ...checkout, ...ofLink }), secret),
  ]),
  /** With `mandate.*` and `debit.*`. */
  mandate: v.exactOptional(v.omit(MandateSchema, ['payerUrl', 'customer', 'accountHolder'])),
  /** With `debit.*`. */
  debit: v.exactOptional(DebitSchema),
  /** With `account.*`: without the whole number and the holder. */
  linkedAccount: v.exactOptional(LinkedBankAccountSchema),
});
export type Notification = v.InferOutput<typeof NotificationSchema>;
