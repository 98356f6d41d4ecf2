import * as v from 'valibot';
import { type CreateCheckout, CreateCheckoutSchema } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import { problemOfTerms } from '../checkouts/problem-of-terms.ts';

/** Checks the terms of a new checkout. `amount_invalid` or `dates_invalid` where these alone are wrong, else `invalid_request`. */
export function parseCreateCheckout(input: unknown): CreateCheckout {
  const result = v.safeParse(CreateCheckoutSchema, input);
  if (result.success) return result.output;
  throw new ProblemError(problemOfTerms(result.issues));
}
