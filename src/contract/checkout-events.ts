/** The calls of the provider whose answers are written down, by the name they have in events. */
const answeredCalls = ['connect', 'log-in', 'commit', 'open-payment', 'charge', 'capture', 'verify'] as const;

/** Every type of entry in a checkout's history. Others may come with a later version. */
export const checkoutEventTypes = [
  'checkout.created',
  'bank.chosen',
  'attempt.started',
  ...answeredCalls.map((call) => `${call}.answered` as const),
  'charge.sent',
  'capture.sent',
  'attempt.abandoned',
  'attempt.declined',
  'attempt.unavailable',
  'payer.sent_back',
  'payment.stopped',
  'payment.read_failed',
  'payment.failed',
  'payment.verified',
  'payment.mismatch',
  'payment.late_success',
  'payment.duplicate_debit',
  'lease.expired',
  'fence.refused',
  'checkout.succeeded',
  'checkout.failed',
  'checkout.cancelled',
  'checkout.expired',
  'checkout.needs_review',
  'checkout.resolved',
] as const;
export type CheckoutEventType = (typeof checkoutEventTypes)[number];
