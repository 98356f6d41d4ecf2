import { troublesConnecting } from '../connect-trouble.ts';
import { firstWrong, identifierOf } from '../credentials.ts';
import { withFault } from '../faults.ts';
import { readInputs } from '../parameters.ts';
import { error, type Reply, refused, sessionExpired } from '../reply.ts';
import { scenarioOfUser } from '../scenarios.ts';
import { illegalMoves, takesOfSession } from '../transitions.ts';
import type { BankSession, World } from '../world.ts';
import { askNextLevel } from './login-levels.ts';

/**
 * `POST /v1/connect/login`: takes the fields of the session's form. The first field that is not masked chooses the
 * scenario; a wrong secret is refused with one code for every reason, and may be tried again.
 */
export function logIn(world: World, session: BankSession, body: unknown): Reply {
  if (!takesOfSession(session.stage, 'login', world.profile)) return error(400, illegalMoves.login);
  const { form } = session;
  const inputs = readInputs(form, body);
  if (!inputs.ok) return inputs.reply;
  const user = identifierOf(form, inputs.value);
  const forced = session.forcedScenario ?? world.forcedScenario;
  const scenario = forced ?? scenarioOfUser(user);
  const refusesAll = scenario.behaviour.faults?.login?.answer.kind === 'refused';
  if (!refusesAll && (user === '' || firstWrong(form, inputs.value))) {
    return refused('Invalid login credentials, or your bank could not be reached');
  }

  if (troublesConnecting(scenario) && session.trouble?.scenario !== scenario) {
    world.connectTroubles.set(session.institution, { scenario, isForced: false, refused: 0 });
    session.over = true;
    return sessionExpired;
  }
  if (scenario === forced) {
    session.forcedScenario = forced;
    world.forcedScenario = undefined;
  }
  session.scenario = scenario;
  session.user = user;
  session.faultKey = scenario === forced ? session.id : user;
  return withFault(world, session, 'login', () => {
    session.levels = scenario.behaviour.loginAsks ?? [];
    session.wrongCodes = 0;
    session.refusedCodes = 0;
    session.account = undefined;
    return askNextLevel(world, session);
  });
}
