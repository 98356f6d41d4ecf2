import { accountOf } from '../accounts.ts';
import { credentials, firstWrong, identifierOf } from '../credentials.ts';
import type { World } from '../world.ts';
import { linkAccount } from './link-account.ts';
import type { Linking, LinkingVisit, LoggedIn } from './linking.ts';
import { linkingScenarioOf } from './scenarios.ts';

export type Typed = Readonly<Record<string, string>>;

const refusedLogin = 'Your bank did not accept these details, or could not answer. Try again.';

/** Does what a form of the page asks for, at the place it belongs to; nothing for a form of another one. The answer is what is wrong with what was typed. */
export function takeMove(world: World, linking: Linking, move: string, typed: Typed): string | undefined {
  const { visit } = linking;
  linking.isClosed = false;
  if (move === 'other-bank' && visit.at !== 'linked') {
    linking.visit = { at: 'bank' };
    return undefined;
  }
  if (move !== visit.at) return undefined;
  switch (visit.at) {
    case 'bank':
      return chooseBank(world, linking, typed['bank'] ?? '');
    case 'log-in':
      return logIn(linking, visit, typed);
    case 'code':
      if ((typed['code'] ?? '').trim() !== credentials.token) return 'This code is not right.';
      linking.visit = { ...visit, at: 'consent' };
      return undefined;
    case 'consent':
      return consent(world, linking, visit);
    case 'account': {
      const account = visit.accounts[Number(typed['account'] ?? '0')];
      if (!account) return 'Choose an account.';
      linkAccount(world, linking, visit, account);
      return undefined;
    }
    case 'linked':
      return undefined;
  }
}

function chooseBank({ institutions }: World, linking: Linking, chosen: string): string | undefined {
  const [id, type, methodType] = chosen.split(' ');
  const institution = institutions.find((one) => one._id === id && one.type === type);
  const method = institution?.auth_methods.find((one) => one.type === methodType);
  if (!institution || !method) return 'Choose your bank.';
  linking.visit = { at: 'log-in', institution, method };
  return undefined;
}

function logIn(
  linking: Linking,
  { institution, method }: Extract<LinkingVisit, { at: 'log-in' }>,
  typed: Typed,
): string | undefined {
  const user = identifierOf(method.ui, typed);
  const scenario = linkingScenarioOf(user);
  const isWrong = user === '' || firstWrong(method.ui, typed) !== undefined;
  if (isWrong || scenario.behaviour.refusesLogin) return refusedLogin;
  const login: LoggedIn = { institution, method, user, scenario };
  linking.visit = { at: scenario.behaviour.asksCode ? 'code' : 'consent', ...login };
  return undefined;
}

/** One account needs no choice. */
function consent(
  world: World,
  linking: Linking,
  { at: _, ...login }: { at: 'consent' } & LoggedIn,
): undefined {
  const { institution, user, scenario } = login;
  const accounts = Array.from({ length: scenario.behaviour.accounts ?? 1 }, (__, index) =>
    accountOf(institution, user, index),
  );
  const [only, ...others] = accounts;
  if (only && others.length === 0) linkAccount(world, linking, login, only);
  else linking.visit = { at: 'account', accounts, ...login };
  return undefined;
}
