import type { WireUi } from '../../proxy/providers/mono/wire.ts';
import { accountOf, type BankAccount } from '../accounts.ts';
import { firstWrong, identifierOf } from '../credentials.ts';
import { questions } from '../forms/questions.ts';
import type { LoginLevel } from '../scenarios/behaviour.ts';
import { scenarioOfUser } from '../scenarios.ts';
import { takeFault } from '../take-fault.ts';
import type { World } from '../world.ts';
import type { PaymentLink } from './link.ts';
import type { PageLogin, Visit } from './visit.ts';

/** What was typed, by the names of the fields. */
export type Typed = Readonly<Record<string, string>>;

/** What the page says above the same form; undefined where the payer got on. */
export type Notice = string | undefined;

const mostWrongCodes = 5;

export const wrongDetails = 'Your bank did not accept these details, or could not answer. Try again.';
const noAnswer = 'Your bank did not answer. Nothing was paid. Try again.';

/** A right login at the bank leads to what it wants to know, and at last to the payment. */
export function logIn(
  world: World,
  link: PaymentLink,
  { institution, method }: Extract<Visit, { at: 'log-in' }>,
  typed: Typed,
): Notice {
  const user = identifierOf(method.ui, typed);
  const scenario = world.forcedScenario ?? scenarioOfUser(user);
  if (user === '' || firstWrong(method.ui, typed)) return wrongDetails;
  const fault = takeFault(world, `page ${scenario.id} ${link.id}`, scenario.behaviour.faults?.login);
  world.forcedScenario = undefined;
  if (fault?.answer.kind === 'refused') return wrongDetails;
  if (fault && fault.effect !== 'done') return noAnswer;
  const login = { institution, method, user, scenario };
  link.visit = nextLevel(login, scenario.behaviour.loginAsks ?? [], undefined);
  return undefined;
}

/** What the bank asks next; with everything answered, what will be paid from where. */
export function nextLevel(
  login: PageLogin,
  levels: readonly LoginLevel[],
  account: BankAccount | undefined,
): Visit {
  const [level, ...left] = levels;
  if (level === undefined) {
    return { at: 'confirm', login, account: account ?? accountOf(login.institution, login.user, 0) };
  }
  if (typeof level === 'string') return { at: 'question', login, asked: questions[level], left, account };
  const accounts = Array.from({ length: level.accounts }, (_, index) =>
    accountOf(login.institution, login.user, index),
  );
  return { at: 'account', login, accounts, left };
}

/** A wrong code may be tried again until the fifth, which begins at the bank again. */
export function refuseCode(link: PaymentLink, asked: WireUi, typed: Typed): Notice {
  if (!firstWrong(asked, typed)) return undefined;
  link.wrongCodes += 1;
  if (link.wrongCodes < mostWrongCodes) return 'That is not right. Try again.';
  link.wrongCodes = 0;
  link.visit = { at: 'bank' };
  return 'Your bank locked this login after too many attempts. Choose a bank.';
}
