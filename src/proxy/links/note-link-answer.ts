import type { Draft } from '../checkouts/draft.ts';
import type { LinkCall } from '../providers/link-provider.ts';
import type { ExplicitAnswer } from '../providers/page-provider.ts';

/** Raises what an operator must see of an answer, and keeps the provider's code for support. */
export function noteLinkAnswer(
  draft: Draft,
  call: LinkCall,
  answer: ExplicitAnswer<unknown, string>,
  link: string,
): void {
  const code = 'code' in answer ? answer.code : '';
  const cause = 'cause' in answer ? answer.cause : '';
  const reason = answer.kind === 'refused' ? { reason: answer.reason } : {};
  draft.record(`${call}.answered`, { link, answer: answer.kind, cause, code, ...reason });
  const facts = { checkout: draft.checkout.id, call, code };
  if (call === 'open-link' && answer.kind === 'refused') draft.alarm('page_refused', { ...facts, ...reason });
  if (cause === 'unknown_code') draft.alarm('provider_unknown_code', facts);
  if (cause === 'unknown_shape' || cause === 'unreadable_body') draft.alarm('provider_unknown_shape', facts);
  if (cause === 'our_key_refused') draft.alarm('provider_key_refused', facts);
}
