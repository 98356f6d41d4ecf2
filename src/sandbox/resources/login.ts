import { accountOf, listedAccount } from '../accounts.ts';
import { firstWrong, identifierOf } from '../credentials.ts';
import { questions } from '../forms.ts';
import { readInputs } from '../parameters.ts';
import { answered, error, type Reply, refused } from '../reply.ts';
import { scenarioOfUser } from '../scenarios.ts';
import { illegalMoves, sessionMoves } from '../transitions.ts';
import type { BankSession, World } from '../world.ts';
import { loggedIn } from './logged-in.ts';

/**
 * `POST /v1/connect/login`: takes the fields of the method's form. The first field that is not masked chooses the
 * scenario; a wrong secret is refused with one code for every reason, and may be tried again.
 */
export function logIn(world: World, session: BankSession, body: unknown): Reply {
  if (!sessionMoves[session.stage].includes('login')) return error(400, illegalMoves.login);
  const form = session.method.ui;
  const inputs = readInputs(form, body);
  if (!inputs.ok) return inputs.reply;
  const user = identifierOf(form, inputs.value);
  const scenario = world.forcedScenario ?? scenarioOfUser(user);
  const refuses = scenario.behaviour.login === 'refuse';
  if (refuses || user === '' || firstWrong(form, inputs.value)) {
    if (refuses) world.forcedScenario = undefined;
    return refused('Invalid login credentials, or your bank could not be reached');
  }

  world.forcedScenario = undefined;
  session.scenario = scenario;
  const count = scenario.behaviour.login === 'ask-account' ? 3 : 1;
  session.accounts = Array.from({ length: count }, (_, index) => accountOf(session.institution, user, index));
  session.account = undefined;
  switch (scenario.behaviour.login) {
    case 'ask-account':
      session.stage = 'account-asked';
      session.asked = undefined;
      return answered(101, session.accounts.map(listedAccount));
    case 'ask-question':
      session.stage = 'answer-asked';
      session.asked = questions.security;
      return answered(102, questions.security);
    default:
      return loggedIn(world, session);
  }
}
