import { accountOf, listedAccount } from '../accounts.ts';
import { questions } from '../forms/questions.ts';
import { answered, type Reply } from '../reply.ts';
import type { BankSession, World } from '../world.ts';
import { asLoginQuestion } from './placed-form.ts';

/** Puts what the bank still wants to know, one after the other; at last 99 and a code. One account alone needs no choice. */
export function askNextLevel(world: World, session: BankSession): Reply {
  const [level, ...rest] = session.levels;
  session.levels = rest;
  session.asked = undefined;
  if (level === undefined) {
    session.stage = 'logged-in';
    session.account ??= accountOf(session.institution, session.user, 0);
    return answered(99, { code: world.ids.named('code_', 20) });
  }
  if (typeof level === 'object') {
    session.stage = 'account-asked';
    session.accounts = Array.from({ length: level.accounts }, (_, index) =>
      accountOf(session.institution, session.user, index),
    );
    return answered(
      101,
      session.accounts.map((account, index) => listedAccount(account, level.odd ? index : undefined)),
    );
  }
  session.stage = 'answer-asked';
  session.asked = questions[level];
  return answered(102, asLoginQuestion(session.scenario?.behaviour.formIn, session.asked));
}
