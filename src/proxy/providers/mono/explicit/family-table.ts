import { accessRowsOf, failureRowsOf, leftoverRowsOf } from './every-call-rows.ts';
import { type ExplicitRow, fineCodes } from './row.ts';
import { createExplicitTable, type ExplicitTable } from './table.ts';

/**
 * The reviewed table of calls whose answers carry an object where they are done and none where they are turned away. `refusals` are its
 * own rows, which decide between that and what settles nothing.
 */
export function familyTable<Call extends string, Reason extends string>(
  family: string,
  calls: readonly Call[],
  refusals: readonly ExplicitRow<Call, Reason>[],
): ExplicitTable<Call, Reason> {
  const done: ExplicitRow<Call, never> = {
    id: `${family}-call-done`,
    calls,
    says: 'yes',
    code: fineCodes,
    means: { is: 'done' },
    from: 'documented',
  };
  return createExplicitTable<Call, Reason>(failureRowsOf(family, calls), [
    ...accessRowsOf(family, calls, { limited: { isBare: true }, unauthorised: { isBare: true } }),
    done,
    ...refusals,
    ...leftoverRowsOf(family, calls),
  ]);
}
