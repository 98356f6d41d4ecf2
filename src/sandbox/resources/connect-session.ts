import * as v from 'valibot';
import type { WireConnectSession, WireInstitution } from '../../proxy/providers/mono/wire.ts';
import { formUnder, refusalUnder, troubleAt } from '../connect-trouble.ts';
import { readParameters } from '../parameters.ts';
import { error, json, type Reply } from '../reply.ts';
import type { World } from '../world.ts';

const Opening = v.strictObject({ app: v.string(), institution: v.string(), auth_method: v.string() });

/** `GET /v1/institutions`: a bare array. */
export const listInstitutions = (institutions: readonly WireInstitution[]): Reply => json(200, institutions);

/** `POST /v1/connect/session`: opens a bank session. Entries that share an `_id` are told apart by their methods. */
export function openSession(world: World, body: unknown): Reply {
  const request = readParameters(Opening, body);
  if (!request.ok) return request.reply;
  const { app, institution: institutionId, auth_method } = request.value;
  if (app !== world.appId) return error(400, 'App not found');
  const found = world.institutions
    .filter((institution) => institution._id === institutionId)
    .flatMap((institution) => institution.auth_methods.map((method) => ({ institution, method })));
  if (found.length === 0) return error(404, 'Institution not found');
  const chosen = found.find(({ method }) => method.type === auth_method);
  if (!chosen) return error(400, '"auth_method" is invalid');
  const trouble = troubleAt(world, chosen.institution);
  const refusal = trouble && refusalUnder(world, chosen.institution, trouble);
  if (refusal) return refusal;

  const id = world.ids.named('session_', 10);
  const expiresAt = world.clock.now() + world.profile.bankSessionMs;
  const ui = formUnder(trouble, chosen.method.ui);
  world.sessions.set(id, {
    id,
    ...chosen,
    form: ui,
    expiresAt,
    trouble,
    stage: 'opened',
    over: false,
    scenario: undefined,
    forcedScenario: trouble?.isForced ? trouble.scenario : undefined,
    user: '',
    faultKey: id,
    levels: [],
    asked: undefined,
    wrongCodes: 0,
    refusedCodes: 0,
    refusedAccount: undefined,
    accounts: [],
    account: undefined,
    payment: undefined,
  });
  return json(200, {
    id,
    app,
    institution: institutionId,
    auth_method,
    expiresAt,
    ui,
  } satisfies WireConnectSession);
}
