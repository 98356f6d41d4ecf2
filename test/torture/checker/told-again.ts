import type { Facts } from './facts.ts';
import type { Violation } from './violation.ts';

/** I9: what the webhooks have changed once they do not change again. */
export function toldAgainChangesNothing({ toldAgain }: Facts): readonly Violation[] {
  if (!toldAgain) return [];
  const before = new Set(toldAgain.before);
  const after = new Set(toldAgain.after);
  return [
    ...toldAgain.after.filter((row) => !before.has(row)),
    ...toldAgain.before.filter((row) => !after.has(row)),
  ].map((row) => ({
    invariant: 'I9' as const,
    what: 'a webhook that was told again has changed this',
    said: row,
  }));
}
