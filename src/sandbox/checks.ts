import { error, keyRefused, type Reply, sessionExpired } from './reply.ts';
import type { BankSession, World } from './world.ts';

/** `mono-sec-key`, from opening a bank session on. */
export const checkKey = (request: Request, secretKey: string): Reply | undefined =>
  request.headers.get('mono-sec-key') === secretKey ? undefined : keyRefused;

/** `x-session-id`, from the login on. */
export function findSession(world: World, request: Request): BankSession | Reply {
  const session = world.sessions.get(request.headers.get('x-session-id') ?? '');
  if (!session) return error(401, 'Invalid session, x-session-id is not known');
  return session.over || session.expiresAt <= world.clock.now() ? sessionExpired : session;
}

/** A missing body means an empty object: charge and capture are called without one. */
export async function withBody(request: Request, answer: (body: unknown) => Reply): Promise<Reply> {
  const text = await request.text();
  if (text === '') return answer({});
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return error(400, 'Body is not JSON');
  }
  return answer(body);
}
