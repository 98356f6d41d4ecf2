import type { CustomerAsk, EnterAccountProblem } from '../../contract/mandate-view.ts';

const names: readonly CustomerAsk[] = ['firstName', 'lastName', 'businessName'];

/** Whether it is the account that was not taken, and none of the details. */
export function isOfAccount(problem: EnterAccountProblem | undefined): boolean {
  return problem === 'account_refused' || problem === 'offer_gone';
}

/** Whether a detail may be what was not taken. */
export function isInDoubt(problem: EnterAccountProblem | undefined, ask: CustomerAsk): boolean {
  if (problem === undefined || isOfAccount(problem)) return false;
  return problem !== 'name_differs' || names.includes(ask);
}
