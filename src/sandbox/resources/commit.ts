import { firstWrong } from '../credentials.ts';
import { readInputs } from '../parameters.ts';
import { error, type Reply } from '../reply.ts';
import { illegalMoves, sessionMoves } from '../transitions.ts';
import type { BankSession, World } from '../world.ts';
import { loggedIn } from './logged-in.ts';
import { rejectCode } from './wrong-code.ts';

function chooseAccount(world: World, session: BankSession, body: unknown): Reply {
  const inputs = readAccountChoice(body);
  if (inputs === undefined) return error(400, '"account" is required');
  const account = session.accounts[inputs - world.profile.accountIndexBase];
  if (!account) return error(400, '"account" is invalid');
  session.account = account;
  return loggedIn(world, session);
}

/** The published body has the index in quotes; a number means the same. */
function readAccountChoice(body: unknown): number | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { account, ...others } = body as { account?: unknown };
  if (Object.keys(others).length > 0) return undefined;
  if (typeof account === 'number') return account;
  return typeof account === 'string' && /^\d{1,3}$/.test(account) ? Number(account) : undefined;
}

/** `POST /v1/connect/commit`: takes what the login asked for, under the names it asked by. */
export function commit(world: World, session: BankSession, body: unknown): Reply {
  if (!sessionMoves[session.stage].includes('commit')) return error(400, illegalMoves.commit);
  if (session.stage === 'account-asked') return chooseAccount(world, session, body);
  const inputs = readInputs(session.asked, body);
  if (!inputs.ok) return inputs.reply;
  const wrong = session.asked && firstWrong(session.asked, inputs.value);
  if (wrong && session.asked) return rejectCode(world, wrong, session.asked);
  return loggedIn(world, session);
}
