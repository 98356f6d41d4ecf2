import { answered, type Reply } from '../reply.ts';
import type { BankSession, World } from '../world.ts';

/** The login is through: 99 and a code. One account alone needs no choice. */
export const loggedIn = (world: World, session: BankSession): Reply => {
  session.stage = 'logged-in';
  session.asked = undefined;
  session.account ??= session.accounts[0];
  return answered(99, { code: world.ids.named('code_', 20) });
};
