import * as v from 'valibot';
import { type CreateCheckout, CreateCheckoutSchema } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';

/** Checks the terms of a new checkout. `amount_invalid` where the amount alone is wrong, else `invalid_request`. */
export function parseCreateCheckout(input: unknown): CreateCheckout {
  const result = v.safeParse(CreateCheckoutSchema, input);
  if (result.success) return result.output;
  const amountAlone = result.issues.every((issue) => v.getDotPath(issue) === 'amountMinor');
  const given = typeof input === 'object' && input !== null && 'amountMinor' in input;
  throw new ProblemError(amountAlone && given ? 'amount_invalid' : 'invalid_request');
}
