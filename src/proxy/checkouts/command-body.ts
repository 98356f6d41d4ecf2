import * as v from 'valibot';
import { type CommandBody, commandBodies } from '../../contract/command-bodies.ts';
import { ProblemError } from '../../contract/problem.ts';
import type { Command } from '../../contract/steps.ts';

/** Checks the body of a command. `account_invalid` where only the account number is not one, else `invalid_request`. */
export function readCommandBody<C extends Command>(command: C, body: unknown): CommandBody<C> {
  const parsed = v.safeParse(commandBodies[command], body);
  if (parsed.success) return parsed.output as CommandBody<C>;
  const isNumber = parsed.issues.every((issue) => v.getDotPath(issue) === 'accountNumber');
  throw new ProblemError(isNumber ? 'account_invalid' : 'invalid_request');
}
