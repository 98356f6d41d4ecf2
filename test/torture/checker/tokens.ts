import type { Facts } from './facts.ts';
import type { Violation } from './violation.ts';

/** I14: a page token opens its checkout for its time and no longer. */
export function lateTokensOpenNothing({ lateTokenStatus }: Facts): readonly Violation[] {
  if (lateTokenStatus === undefined || lateTokenStatus === 401) return [];
  return [
    { invariant: 'I14', what: 'a page token opened its checkout after its time', said: lateTokenStatus },
  ];
}
