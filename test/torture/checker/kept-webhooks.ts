import type { Facts } from './facts.ts';
import { grouped } from './grouped.ts';
import type { Violation } from './violation.ts';

/** I8: what was answered 2xx is in the inbox, and there once. */
export function webhooksAreKept(facts: Facts): readonly Violation[] {
  const kept = grouped(facts.inbox, ({ digest }) => digest);
  const lost = facts.record.flatMap((entry): Violation[] => {
    if (entry.kind !== 'webhook' || entry.status < 200 || entry.status > 299 || kept.has(entry.digest))
      return [];
    return [{ invariant: 'I8', what: 'a webhook was taken and is not kept', said: entry }];
  });
  const twice = [...kept].flatMap(([digest, rows]): Violation[] =>
    rows.length > 1
      ? [{ invariant: 'I8', what: 'a webhook is kept twice', said: digest, truth: rows.length }]
      : [],
  );
  return [...lost, ...twice];
}
