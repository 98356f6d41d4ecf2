import type { Facts } from './facts.ts';
import type { Violation } from './violation.ts';

/** I6: a process that is told to end brings to an end what it has begun and says that all is well; and none ends unasked. */
export function processesEndInOrder({ record }: Facts): readonly Violation[] {
  const processes = record.filter((entry) => entry.kind === 'process');
  const crashed = processes.filter(({ code }) => code !== undefined && code !== null && code !== 0);
  const told = processes.filter(({ what }) => what === 'terminated').length;
  const well = processes.filter(({ code }) => code === 0).length;
  return [
    ...crashed.map((entry) => ({ invariant: 'I6' as const, what: 'a process ended unasked', said: entry })),
    ...(well < told
      ? [
          {
            invariant: 'I6' as const,
            what: 'a process that was told to end did not end in order',
            said: well,
            truth: told,
          },
        ]
      : []),
  ];
}
