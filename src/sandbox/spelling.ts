import type { CallName } from './profile.ts';
import type { Reply } from './reply.ts';
import type { BankSession, World } from './world.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The reply in the spelling that this session or the profile has. Resources answer in v1's. */
export function spelled(world: World, call: CallName, session: BankSession | undefined, reply: Reply): Reply {
  const spelling = session?.scenario?.behaviour.spelling ?? world.profile.spelling;
  return spelling === 'v1' ? reply : inVersion2(world, call, reply);
}

function inVersion2(world: World, call: CallName, reply: Reply): Reply {
  if (reply.kind === 'later') return { ...reply, reply: inVersion2(world, call, reply.reply) };
  if (reply.kind !== 'json' || !isObject(reply.body)) return reply;
  const timestamp = new Date(world.clock.now()).toISOString();
  const { body } = reply;
  if (reply.status >= 400) return { ...reply, body: { ...body, status: 'failed', timestamp } };
  const about = { status: 'successful', message: messages[call] ?? 'Request was successful', timestamp };
  if (call === 'connect-session') return { ...reply, body: { ...about, data: sessionData(body) } };
  if (call === 'capture' && body['responseCode'] === undefined) {
    return { ...reply, body: { ...about, data: body['data'] } };
  }
  const { responseCode } = body;
  const data = responseData(body['data']);
  return {
    ...reply,
    body: call === 'login' ? { ...about, responseCode, data } : { ...about, data: { responseCode, ...data } },
  };
}

const messages: Readonly<Partial<Record<CallName, string>>> = {
  'connect-session': 'Session created successfully',
  login: 'Login processed',
  commit: 'Input processed',
};

function sessionData({ ui, id, expiresAt, institution }: JsonObject): JsonObject {
  return { session: { id, scope: 'payments', expiresAt, institution }, ui };
}

/** A list of accounts and a form each get a name; what stands beside them stays. */
function responseData(data: unknown): JsonObject {
  if (Array.isArray(data)) return { accounts: data };
  if (!isObject(data)) return {};
  const { title, form, ui, ...others } = data;
  const asked = form === undefined ? ui : { title, form };
  return asked === undefined ? others : { ...others, userInput: asked };
}
