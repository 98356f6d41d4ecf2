import type { Break, ListBreaksQuery } from '../../contract/breaks.ts';
import type { Customer } from '../../contract/customer.ts';
import type {
  CheckoutEvent,
  CreateLink,
  CreateMandate,
  CreatePayment,
  LinkCheckout,
  ListCheckoutsQuery,
  MandateCheckout,
  Notification,
  PaymentCheckout,
  RefundCheckout,
  ResolveCheckout,
} from '../../contract/merchant-api.ts';
import type { Problem } from '../../contract/problem.ts';
import type { ListProviderWebhooksQuery, ProviderWebhook } from '../../contract/provider-webhooks.ts';
import {
  createLinkWords,
  linkCheckoutWords,
  linkExamples,
  linkFieldWords,
  linkQueryWords,
} from './link-words.ts';
import { mandateExamples, mandateFieldWords, mandateQueryWords } from './mandate-words.ts';
import type { Audience } from './route.ts';
import { subAccountFieldWords } from './sub-account-words.ts';

type Words<T> = Readonly<Record<keyof T, string>>;

const createCheckout: Words<Omit<CreateMandate, 'mandate' | 'ways'>> = {
  kind: 'What the payer is asked for.',
  currency: 'ISO 4217.',
  description: 'What the payer pays for, as they read it above the button that pays.',
  reference: 'Your own name for the order. It names at most one checkout that is open or may be paid.',
  customer: 'The payer as far as you know them. Stored encrypted, never shown to the payer’s page.',
  returnUrl:
    'Where a payer who is done goes back to: at one of the configured RETURN_URLS, to the letter, and naming no other address.',
  cancelUrl:
    'Where a payer who gives up goes back to: at one of the configured RETURN_URLS, to the letter, and naming no other address.',
  allowedOrigins:
    'Pages that may embed this checkout: some of the configured ALLOWED_ORIGINS. All of them unless told.',
  bank: 'Id of the bank that stands first in the list.',
  locale: 'Language of the payer’s page.',
  appearance: 'Colour of the buttons, and light or dark.',
  expiresInSeconds:
    'How long the payer may take to start: a day unless told. Never ends what may have been paid.',
  metadata: 'Kept with the checkout and given back to you. Nobody else sees it; put no secret into it.',
};

const createPayment: Words<CreatePayment> = {
  ...createCheckout,
  amountMinor: 'What is debited, in kobo: 500000 is ₦5,000.00. Fixed here; no browser can change it.',
  ways: 'How the payer may pay. `bank`: by logging in to their bank here. `provider-page`: on a page of the provider’s own.',
  pageMethods: 'What the payer may do on the provider’s page.',
  split: 'Who gets which share of it. By the provider’s page only.',
};

const createMandate: Words<CreateMandate> = {
  ...createCheckout,
  mandate: 'What the payer is asked to agree to. In place of an amount.',
  ways: 'Where it is set up. `bank`: here. `provider-page`: on a page of the provider’s own, which a sweep and a signed one always are.',
};

const createLink: Words<CreateLink> = { ...createCheckout, ...createLinkWords };

const checkout: Words<Omit<PaymentCheckout, 'amountMinor' | 'payment' | 'refund'>> = {
  id: 'Ours. Use it to ask for the checkout again.',
  kind: 'What the payer is asked for.',
  mode: 'Whether this is about real money.',
  status:
    '`succeeded` is the only one to give value on. `processing`: sent to the bank, outcome not known yet. `needs_review`: a person must look. ' +
    '`failed`, `cancelled` and `expired` have ended unpaid and free the reference.',
  currency: 'ISO 4217.',
  description: 'As you wrote it.',
  reference: 'As you wrote it.',
  customer: 'As you wrote it.',
  clientToken: 'Opens the payer’s page. Give it to this payer only, and to no log.',
  url: 'The payer’s page: for the script tag, a webview or a message.',
  supportCode: 'What a payer reads out to your support; the list finds the checkout by it.',
  mayHavePaid:
    'True while a debit happened or cannot be ruled out: do not ask for the money by other means. Also while the payer has the address of a page of the provider’s: until 72 hours after it was left, whatever the status. What is paid there after the end comes as `payment.late_success`.',
  duplicateDebit: 'True where the payer was debited twice. One of the two is to be paid back.',
  reviewReason:
    'With `needs_review`: nobody could say whether it was paid, another debit than ours was found, or it was paid after its end.',
  unsettledSince: 'Since when it is not known whether the payer has paid; absent where it is.',
  lastDecline: 'Why the last attempt was refused, if it was.',
  metadata: 'As you wrote it.',
  createdAt: 'ISO 8601, UTC.',
  updatedAt: 'ISO 8601, UTC.',
  expiresAt: 'ISO 8601, UTC.',
};

const paymentCheckout: Words<PaymentCheckout> = {
  ...checkout,
  amountMinor: 'In kobo, as you fixed it.',
  payment: 'The debit that settled it.',
  refund: 'The last refund that was asked for. Only `refunded` means that the payer has been paid back.',
};

const mandateCheckout: Words<MandateCheckout> = {
  ...checkout,
  status:
    '`succeeded`: the bank has approved the mandate. `failed`, `cancelled` and `expired` have ended without one and free the reference.',
  mandate: 'As you ordered it.',
  mandateId: 'The mandate that is being set up, or was.',
  readyToDebit: 'True while the mandate can be debited.',
};

const linkCheckout: Words<LinkCheckout> = { ...checkout, ...linkCheckoutWords };

const payment: Words<NonNullable<PaymentCheckout['payment']>> = {
  providerReference: 'The provider’s name for the debit, for talking to the provider.',
  bank: 'The payer’s bank.',
  accountLastFour: 'The last four digits of the account that was debited.',
  pageMethod:
    'How it was paid on the provider’s own page. Absent where the payer logged in to the bank in the checkout.',
  feeMinor: 'What the provider kept, in kobo.',
  narration: 'What the payer’s bank shows for the debit, where the provider says.',
  paidAt: 'ISO 8601, UTC.',
};

const refund: Words<NonNullable<PaymentCheckout['refund']>> = {
  status:
    '`processing`: sent, or its outcome is not known; it is asked about and not sent again. `refunded`: the provider’s record says so. `failed`: nothing was paid back.',
  providerReference: 'The provider’s name for the debit that is paid back.',
  source: 'Absent where it was paid back at the provider and not asked for here.',
  failure:
    'With `failed`. `too_little`: the source holds less than that. `not_refundable`, `refused`: the provider’s no. `not_sent`: it was never asked.',
  requestedAt: 'ISO 8601, UTC.',
  settledAt: 'ISO 8601, UTC.',
  unsettledSince: 'Nobody could say for 72 hours: look at the provider’s own pages. ISO 8601, UTC.',
};

const refundCheckout: Words<RefundCheckout> = {
  source:
    '`payout`, unless you say otherwise: out of what the provider still owes you for this payment. `wallet`: out of your wallet there.',
  providerReference: 'Which debit, where the payer was debited more than once.',
};

const customer: Words<Customer> = {
  id: 'Yours. With it a payer who has set up a mandate before need not tell their details again.',
  type: 'A person, unless you say that it is a business.',
  name: 'As the bank has it: a mandate is refused where the two differ.',
  email: 'As you know it.',
  phone: 'As you know it.',
  address: 'As you know it.',
};

const resolveCheckout: Words<ResolveCheckout> = {
  as: '`unpaid` frees the reference. `paid` ends the checkout as succeeded on your word.',
  note: 'How you know. Kept with the checkout’s events.',
};

const checkoutEvent: Words<CheckoutEvent> = {
  seq: 'From 1 on, without gaps.',
  type: 'What happened. New ones may come.',
  at: 'ISO 8601, UTC.',
  data: 'More about it; never anything that was typed.',
};

const notification: Words<Notification> = {
  linkedAccount: 'With `account.*`: the account, without its whole number and its holder.',
  id: 'The same on every try, also in the `webhook-id` header: what you have taken once, take no second time.',
  type: 'What happened.',
  createdAt: 'When it happened. ISO 8601, UTC.',
  checkout: 'The checkout as it was then, without link and customer. Ask for it again before you give value.',
  mandate: 'With `mandate.*` and `debit.*`: the mandate as it was then.',
  debit: 'With `debit.*`: the debit as it was then.',
};

const providerWebhook: Words<ProviderWebhook> = {
  id: 'Ours.',
  type: 'What the provider calls it; `unreadable` where nobody could tell.',
  reference: 'The provider’s name for the payment that it is about, where it names one.',
  quarantined: 'Nobody could make sense of it when it was read last. It was kept as it came.',
  receivedAt: 'ISO 8601, UTC.',
  replayedAt: 'When it was last read again. ISO 8601, UTC.',
};

const broken: Words<Break> = {
  id: 'Ours.',
  kind:
    '`missing_here`: a success that nobody ordered here. `missing_there`: paid here, and not in the provider’s list. `amount`, `mode`, `status`, `refund`: the two differ. `duplicate`: the payer paid ' +
    'one checkout more than once, and nothing of it was paid back.',
  providerReference: 'The provider’s name for the payment.',
  checkoutId: 'Whose it is, where it is known here.',
  debitId: 'With a debit of a mandate.',
  ours: 'What is kept here.',
  theirs: 'What the provider’s list says.',
  foundAt: 'When it was found first. ISO 8601, UTC.',
  seenAt: 'When it was found last. ISO 8601, UTC.',
  closedAt: 'When a run looked again and did not find it. Found once more, it is a new one. ISO 8601, UTC.',
};

const problem: Words<Problem> = {
  type: 'The code as a URN.',
  title: 'The code in words, for developers.',
  status: 'As of the answer.',
  code: 'One of a closed list. Build on this.',
  retryable: 'Whether the same call, with the same Idempotency-Key, may do better later.',
  requestId: 'Also in the `Request-Id` header and in the proxy’s log.',
  retryAfter: 'Seconds to wait, also in the `Retry-After` header.',
  view: 'Where the checkout stands, for a payer’s page whose step came too late.',
  field: 'What was refused, as a path into the body, where one field alone was.',
  reason: 'Why, where that can be said. One of a closed list.',
};

/** What a reader of the OpenAPI document is told about fields, by the schema's name there. */
export const fieldWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CreatePayment: createPayment,
  CreateMandate: createMandate,
  PaymentCheckout: paymentCheckout,
  MandateCheckout: mandateCheckout,
  ...mandateFieldWords,
  CreateLink: createLink,
  LinkCheckout: linkCheckout,
  ...linkFieldWords,
  Payment: payment,
  ...subAccountFieldWords,
  Refund: refund,
  RefundCheckout: refundCheckout,
  Customer: customer,
  ResolveCheckout: resolveCheckout,
  CheckoutEvent: checkoutEvent,
  Notification: notification,
  ProviderWebhook: providerWebhook,
  Break: broken,
  Problem: problem,
};

export const queryWords: Words<ListCheckoutsQuery & ListProviderWebhooksQuery & ListBreaksQuery> &
  Readonly<Record<string, string>> = {
  ...mandateQueryWords,
  ...linkQueryWords,
  reference: 'Your name for the order.',
  status: 'Only checkouts that stand so.',
  supportCode: 'What the payer reads on their screen, however they spell it.',
  unsettledForSeconds: 'Only checkouts whose outcome has not been known for at least so long.',
  open: '`true` for those that the last run that looked still found, `false` for the others.',
  quarantined: '`true` for those that nobody could make sense of, `false` for the others.',
  providerReference: 'The provider’s name for a payment.',
  cursor: '`nextCursor` of the page before, or of the list of banks.',
  after: 'The version of the view you have. Any other is answered at once, this one when there is news.',
  wait: 'Seconds to wait for news, at most 25.',
  confirm: 'What the payer of a mandate is about to do: `pause`, `reinstate` or `cancel`.',
  note: 'What was done just now, for the payer to read.',
  opened: 'The digits were right, and the page’s cookie should have come back.',
  q: 'Any word of a bank’s name, its nickname, bank code or USSD code.',
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  merchant: 'For your server, with its secret key. Never call these from a browser.',
  page: 'For the payer’s page, which comes with the proxy; for those who write a page of their own.',
  provider: 'For the provider.',
  anyone: 'Without a key.',
};

export const documentWords =
  'Amounts are whole minor units of their currency (kobo for NGN); times are ISO 8601 in UTC. Only `succeeded` of a checkout, asked for by the ' +
  'merchant’s server, is a reason to give value.\n\nCalls that change something carry an `Idempotency-Key` of your own making (1 to 255 visible characters, no ' +
  'comma). The same key again does nothing twice: it is answered with the checkout or view as it is now and `Idempotent-Replayed: true`. After a lost answer or a ' +
  'problem with `retryable: true`, send the same call with the same key.\n\nEvery refusal is a problem (`application/problem+json`) whose `code` is of a closed list.';

const payer: Customer = { name: 'Ada Obi', email: 'ada@example.com' };

const terms: CreatePayment = {
  kind: 'payment',
  amountMinor: 4_850_000,
  currency: 'NGN',
  description: 'Indigo wrap dress',
  reference: 'order-1042',
  customer: payer,
  returnUrl: 'https://adirelane.example/thanks',
  metadata: { basket: 'b-77' },
};

const facts: Notification['checkout'] = {
  id: 'co_2bmn5ht2aondbmycz1kba0ya',
  kind: 'payment',
  mode: 'test',
  status: 'succeeded',
  amountMinor: terms.amountMinor,
  currency: terms.currency,
  description: terms.description,
  reference: terms.reference,
  supportCode: '7K2-Q9D',
  mayHavePaid: true,
  duplicateDebit: false,
  payment: {
    providerReference: 'T8QX2M4KD7Z1V5R9B3NW',
    bank: 'Fidelity Bank',
    accountLastFour: '6789',
    feeMinor: 5_000,
    paidAt: '2026-11-21T09:01:12.000Z',
  },
  metadata: { basket: 'b-77' },
  createdAt: '2026-11-21T09:00:00.000Z',
  updatedAt: '2026-11-21T09:01:13.000Z',
  expiresAt: '2026-11-22T09:00:00.000Z',
};

/** One example for each schema that a merchant's developer meets. Invented, and checked against its schema by a test. */
export const examples: Readonly<Record<string, unknown>> = {
  CreateCheckout: terms,
  ...mandateExamples,
  ...linkExamples,
  Checkout: {
    ...facts,
    customer: payer,
    clientToken: 'VyON8xqCvVyg4WpJLdODNUfHM3-99lyq',
    url: 'https://pay.adirelane.example/c/VyON8xqCvVyg4WpJLdODNUfHM3-99lyq',
  } satisfies PaymentCheckout,
  ResolveCheckout: {
    as: 'unpaid',
    note: 'The bank confirmed that nothing was debited',
  } satisfies ResolveCheckout,
  Notification: {
    id: 'ntf_5d1v0w2c8k',
    type: 'checkout.succeeded',
    createdAt: facts.updatedAt,
    checkout: facts,
  } satisfies Notification,
};
