import { Hono } from 'hono';
import type { CallName } from './profile.ts';
import { error, type Reply } from './reply.ts';
import { listInstitutions, openSession } from './resources/connect-session.ts';
import { capture, charge, openPayment } from './resources/direct-pay.ts';
import { commit, logIn } from './resources/login.ts';
import { listTransactions, verify } from './resources/payments.ts';
import { respond } from './respond.ts';
import type { BankSession, World } from './world.ts';

/** A call as it came and how it was answered, without what was typed. `status` is undefined while it has no answer. */
export interface LoggedCall {
  readonly call: CallName;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly reference: string | undefined;
  status: number | undefined;
}

export interface RouteOptions {
  readonly world: World;
  readonly secretKey: string;
  readonly calls: LoggedCall[];
}

/** The provider's API as a Hono app. */
export function createRoutes({ world, secretKey, calls }: RouteOptions): Hono {
  const app = new Hono();

  const checkKey = (request: Request): Reply | undefined =>
    request.headers.get('mono-sec-key') === secretKey
      ? undefined
      : error(401, 'Unauthorized: invalid mono-sec-key');

  const findSession = (request: Request): BankSession | Reply => {
    const session = world.sessions.get(request.headers.get('x-session-id') ?? '');
    if (!session) return error(401, 'Invalid session, x-session-id is not known');
    return session.expiresAt > world.clock.now() ? session : error(401, 'Session has expired');
  };

  const readBody = async (request: Request): Promise<{ body: unknown } | undefined> => {
    const text = await request.text();
    if (text === '') return { body: {} };
    try {
      return { body: JSON.parse(text) };
    } catch {
      return undefined;
    }
  };

  const handle = async (
    call: CallName,
    request: Request,
    answer: () => Promise<Reply>,
  ): Promise<Response> => {
    const proceed = async (): Promise<Response> => respond(world, request, await answer());
    const reference = call === 'verify' ? lastSegment(request.url) : undefined;
    const logged: LoggedCall = {
      call,
      at: new Date(world.clock.now()).toISOString(),
      reference,
      status: undefined,
    };
    calls.push(logged);
    const response = await (world.profile.intercept?.({ call, request }, proceed) ?? proceed());
    logged.status = response.status;
    return response;
  };

  const withBody = async (request: Request, answer: (body: unknown) => Reply): Promise<Reply> => {
    const read = await readBody(request);
    return read ? answer(read.body) : error(400, 'Body is not JSON');
  };

  const inSession = (call: CallName, path: string, resource: SessionResource): void => {
    app.post(path, ({ req: { raw } }) =>
      handle(call, raw, async () => {
        const stop = checkKey(raw);
        if (stop) return stop;
        const session = findSession(raw);
        if ('kind' in session) return session;
        return withBody(raw, (body) => resource(world, session, body));
      }),
    );
  };

  app.get('/v1/institutions', ({ req: { raw } }) =>
    handle('institutions', raw, async () => listInstitutions(world.institutions)),
  );
  app.post('/v1/connect/session', ({ req: { raw } }) =>
    handle(
      'connect-session',
      raw,
      async () => checkKey(raw) ?? withBody(raw, (body) => openSession(world, body)),
    ),
  );
  inSession('login', '/v1/connect/login', logIn);
  inSession('commit', '/v1/connect/commit', commit);
  inSession('direct-pay-session', '/v1/direct-pay/session', openPayment);
  inSession('charge', '/v1/direct-pay/charge', charge);
  inSession('capture', '/v1/direct-pay/capture', capture);
  app.get('/v2/payments/verify/:reference', ({ req }) =>
    handle('verify', req.raw, async () => checkKey(req.raw) ?? verify(world, req.param('reference'))),
  );
  app.get('/v2/payments/transactions', ({ req: { raw } }) =>
    handle('transactions', raw, async () => checkKey(raw) ?? listTransactions(world, new URL(raw.url))),
  );
  return app;
}

type SessionResource = (world: World, session: BankSession, body: unknown) => Reply;

const lastSegment = (url: string): string =>
  decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
