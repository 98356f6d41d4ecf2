import * as v from 'valibot';
import type { ProblemCode } from '../../contract/problem.ts';

const amounts = [
  'amountMinor',
  'mandate.totalCapMinor',
  'mandate.perDebitMinor',
  'mandate.schedule.firstDebitMinor',
  'mandate.schedule.smallestPartMinor',
];
const days = ['mandate.startDate', 'mandate.endDate', 'mandate.schedule.firstDebitDate'];

/** Which problem a refused create is: that of the amount or the dates where these alone are wrong. */
export function problemOfTerms(issues: readonly v.BaseIssue<unknown>[]): ProblemCode {
  const paths = issues.map((issue) => v.getDotPath(issue) ?? '');
  const given = issues.every(({ received }) => received !== 'undefined');
  if (given && paths.every((path) => amounts.includes(path))) return 'amount_invalid';
  return given && paths.every((path) => days.includes(path)) ? 'dates_invalid' : 'invalid_request';
}
