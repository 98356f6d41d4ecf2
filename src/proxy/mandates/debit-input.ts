import * as v from 'valibot';
import { type CreateDebit, CreateDebitSchema } from '../../contract/mandate-api.ts';
import { type ProblemCode, ProblemError } from '../../contract/problem.ts';
import { isDivisible } from '../checkouts/split.ts';

/** Checks a debit that is ordered. `amount_invalid` or `split_invalid` where that alone is wrong, else `invalid_request`. */
export function readDebitInput(input: unknown): CreateDebit {
  const parsed = v.safeParse(CreateDebitSchema, input);
  if (!parsed.success) throw new ProblemError(problemOf(parsed.issues));
  const { split, amountMinor } = parsed.output;
  if (split && !isDivisible(split, amountMinor)) throw new ProblemError('split_invalid');
  return parsed.output;
}

function problemOf(issues: readonly v.BaseIssue<unknown>[]): ProblemCode {
  const paths = issues.map((issue) => v.getDotPath(issue) ?? '');
  if (paths.every((path) => path === 'split' || path.startsWith('split.'))) return 'split_invalid';
  const given = issues.every(({ received }) => received !== 'undefined');
  return given && paths.every((path) => path === 'amountMinor') ? 'amount_invalid' : 'invalid_request';
}
