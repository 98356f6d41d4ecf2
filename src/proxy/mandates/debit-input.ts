import * as v from 'valibot';
import { type CreateDebit, CreateDebitSchema, type Split } from '../../contract/mandate-api.ts';
import { type ProblemCode, ProblemError } from '../../contract/problem.ts';

const WHOLE_PER_CENT = 100;
/** Decimal per cents do not add up exactly in binary. */
const ROUNDING = 1e-9;

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

/** Something is always left to the business: the provider takes its fee from there. */
function isDivisible({ type, distribution }: Split, amountMinor: number): boolean {
  const shares = distribution.map(({ value }) => value);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (new Set(distribution.map(({ account }) => account)).size < distribution.length) return false;
  return type === 'percentage'
    ? sum < WHOLE_PER_CENT - ROUNDING
    : shares.every(Number.isSafeInteger) && sum < amountMinor;
}
