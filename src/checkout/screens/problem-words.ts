import type { Words } from '../i18n/en.ts';
import type { PageProblem } from '../machine/facade.ts';

type Known = keyof Words['problems'];

/** What a payer reads for each problem. Undefined: the current view, shown instead, says all there is to say. */
const byCode: Record<PageProblem, Known | undefined> = {
  no_connection: 'offline',
  no_answer: 'noAnswer',
  page_outdated: 'outdated',
  held_back: 'heldBack',
  invalid_request: 'refused',
  idempotency_key_required: 'refused',
  unauthenticated: 'linkUnknown',
  token_expired: 'outdated',
  webhook_rejected: 'fault',
  origin_not_allowed: 'refused',
  not_found: 'linkUnknown',
  method_not_allowed: 'refused',
  request_timeout: 'offline',
  step_in_progress: 'inProgress',
  step_out_of_order: undefined,
  reference_in_use: 'fault',
  already_final: undefined,
  too_large: 'refused',
  unsupported_media_type: 'refused',
  idempotency_key_reused: 'refused',
  amount_invalid: 'fault',
  dates_invalid: 'fault',
  account_invalid: 'refused',
  split_invalid: 'fault',
  cap_exceeded: 'fault',
  mandate_not_ready: 'fault',
  mandate_paused: 'fault',
  mandate_ended: 'fault',
  mandate_fixed: 'fault',
  refund_not_possible: 'fault',
  locked: 'tooMany',
  rate_limited: 'wait',
  headers_too_large: 'refused',
  internal: 'fault',
  provider_unreachable: 'provider',
  overloaded: 'wait',
  store_unavailable: 'fault',
};

export function problemWords(problem: PageProblem | undefined, words: Words['problems']): string | undefined {
  if (problem === undefined) return undefined;
  const known = problem in byCode ? byCode[problem] : 'fault';
  return known === undefined ? undefined : words[known];
}
