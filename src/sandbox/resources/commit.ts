import { firstWrong } from '../credentials.ts';
import { withFault } from '../faults.ts';
import { readInputs } from '../parameters.ts';
import { error, type Reply, refused } from '../reply.ts';
import { illegalMoves, takesOfSession } from '../transitions.ts';
import type { BankSession, World } from '../world.ts';
import { askNextLevel } from './login-levels.ts';
import { refusesRightCode, rejectLoginCode } from './wrong-code.ts';

/** `POST /v1/connect/commit`: takes what the login asked for, under the names it asked by. */
export function commit(world: World, session: BankSession, body: unknown): Reply {
  if (!takesOfSession(session.stage, 'commit', world.profile)) return error(400, illegalMoves.commit);
  if (session.stage === 'account-asked') return chooseAccount(world, session, body);
  const { asked } = session;
  const inputs = readInputs(asked, body);
  if (!inputs.ok) return inputs.reply;
  const wrong =
    asked && (firstWrong(asked, inputs.value) ?? refusesRightCode(session, session.scenario, asked));
  if (wrong && asked) return rejectLoginCode(world, session, wrong, asked);
  return withFault(world, session, 'commit', () => askNextLevel(world, session));
}

function chooseAccount(world: World, session: BankSession, body: unknown): Reply {
  const choice = readAccountChoice(body);
  if (choice === undefined) return error(400, '"account" is required');
  const account =
    'index' in choice
      ? session.accounts[choice.index - world.profile.accountIndexBase]
      : session.accounts.find(({ number }) => number === choice.number);
  if (!account) return error(400, '"account" is invalid');
  if (session.scenario?.behaviour.refusesFirstAccount) session.refusedAccount ??= account;
  if (account === session.refusedAccount) return refused('This account cannot be used for direct debit');
  return withFault(world, session, 'commit', () => {
    session.account = account;
    return askNextLevel(world, session);
  });
}

/** The published body has the index in quotes; a number means the same. The one of v2 names the account by its number. */
function readAccountChoice(body: unknown): { index: number } | { number: string } | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { account, accountNumber, ...others } = body as { account?: unknown; accountNumber?: unknown };
  if (Object.keys(others).length > 0) return undefined;
  if (typeof accountNumber === 'string') return account === undefined ? { number: accountNumber } : undefined;
  if (typeof account === 'number') return { index: account };
  return typeof account === 'string' && /^\d{1,3}$/.test(account) ? { index: Number(account) } : undefined;
}
