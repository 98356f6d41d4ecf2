import * as v from 'valibot';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly retryable: boolean;
}

/** The closed list of problems. A code that is not here is never sent; what a payer reads comes from the checkout's words. */
export const problems = {
  invalid_request: { status: 400, title: 'The request is not what this call takes', retryable: false },
  idempotency_key_required: { status: 400, title: 'An Idempotency-Key header is required', retryable: false },
  unauthenticated: { status: 401, title: 'The key or token is missing or not known', retryable: false },
  token_expired: { status: 401, title: 'The page token has run out', retryable: true },
  webhook_rejected: { status: 401, title: 'The webhook was not accepted', retryable: false },
  origin_not_allowed: { status: 403, title: 'This origin may not make this call', retryable: false },
  not_found: { status: 404, title: 'There is nothing here', retryable: false },
  method_not_allowed: { status: 405, title: 'This method is not for this address', retryable: false },
  request_timeout: { status: 408, title: 'The request did not arrive in time', retryable: true },
  step_in_progress: { status: 409, title: 'A step is being carried out', retryable: true },
  step_out_of_order: { status: 409, title: 'The checkout is at another step', retryable: false },
  reference_in_use: { status: 409, title: 'The reference belongs to another checkout', retryable: false },
  already_final: { status: 409, title: 'The checkout has ended', retryable: false },
  mandate_not_ready: { status: 409, title: 'The mandate cannot be debited yet', retryable: true },
  mandate_paused: { status: 409, title: 'The mandate is paused', retryable: false },
  mandate_ended: { status: 409, title: 'The mandate has ended', retryable: false },
  mandate_fixed: { status: 409, title: 'The provider debits this mandate by itself', retryable: false },
  refund_not_possible: { status: 409, title: 'There is nothing to pay back', retryable: false },
  too_large: { status: 413, title: 'The body is too large', retryable: false },
  unsupported_media_type: { status: 415, title: 'The body must be application/json', retryable: false },
  idempotency_key_reused: {
    status: 422,
    title: 'The Idempotency-Key was used for something else',
    retryable: false,
  },
  amount_invalid: { status: 422, title: 'The amount is not acceptable', retryable: false },
  dates_invalid: { status: 422, title: 'The dates are not acceptable', retryable: false },
  account_invalid: { status: 422, title: 'The account number is not acceptable', retryable: false },
  split_invalid: { status: 422, title: 'The split is not acceptable', retryable: false },
  cap_exceeded: { status: 422, title: 'The mandate has not so much left', retryable: false },
  locked: { status: 423, title: 'Too many tries', retryable: false },
  rate_limited: { status: 429, title: 'Too many requests', retryable: true },
  headers_too_large: { status: 431, title: 'The headers are too large', retryable: false },
  internal: { status: 500, title: 'Something went wrong here', retryable: true },
  provider_unreachable: { status: 502, title: 'The provider cannot be reached', retryable: true },
  overloaded: { status: 503, title: 'Too busy at the moment', retryable: true },
  store_unavailable: { status: 503, title: 'The store cannot be reached', retryable: true },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;

/** Why a field was refused, where that can be said without telling what is there. `account_chosen_on_provider_page`: none is entered here. */
export const problemReasons = ['account_chosen_on_provider_page'] as const;
export type ProblemReason = (typeof problemReasons)[number];

export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** The body of every error answer (`application/problem+json`). `retryAfter` is in seconds; `view` comes with `step_out_of_order` and `already_final`; `field` is the path of what was refused, where one alone was. */
export const ProblemSchema = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.picklist(problemCodes),
  retryable: v.boolean(),
  requestId: v.string(),
  retryAfter: v.exactOptional(v.number()),
  view: v.exactOptional(v.unknown()),
  field: v.exactOptional(v.string()),
  reason: v.exactOptional(v.picklist(problemReasons)),
});
export type Problem = v.InferOutput<typeof ProblemSchema>;

/** Thrown inside the proxy to end a request with a problem. Carries nothing that a caller may not see. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly retryAfter: number | undefined;
  readonly view: unknown;
  readonly field: string | undefined;
  readonly reason: ProblemReason | undefined;

  constructor(
    code: ProblemCode,
    extra: { retryAfter?: number; view?: unknown; field?: string; reason?: ProblemReason } = {},
  ) {
    super(problems[code].title);
    this.name = 'ProblemError';
    this.code = code;
    this.retryAfter = extra.retryAfter;
    this.view = extra.view;
    this.field = extra.field;
    this.reason = extra.reason;
  }
}
