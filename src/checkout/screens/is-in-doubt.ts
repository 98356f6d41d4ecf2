import type { CustomerAsk, EnterAccountProblem } from '../../contract/mandate-view.ts';

const names: readonly CustomerAsk[] = ['firstName', 'lastName', 'businessName'];

/** Whether a detail may be what was not taken. */
export function isInDoubt(problem: EnterAccountProblem | undefined, ask: CustomerAsk): boolean {
  if (problem === undefined || problem === 'account_refused') return false;
  return problem !== 'name_differs' || names.includes(ask);
}
