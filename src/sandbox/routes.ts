import { Hono } from 'hono';
import type { CallLog } from './call-log.ts';
import { checkKey, findSession, withBody } from './checks.ts';
import { addHostedStyle } from './hosted/hosted-page.ts';
import { addLinkingRoutes } from './linking/linking-routes.ts';
import { addAuthorisationRoutes } from './mandates/authorisation/page-routes.ts';
import { addMandateRoutes, type Handle } from './mandates/mandate-routes.ts';
import { addPayPageRoutes } from './one-time/pay-page-routes.ts';
import { addPaymentRoutes } from './payment-routes.ts';
import type { CallName } from './profile.ts';
import type { Reply } from './reply.ts';
import { capture } from './resources/capture.ts';
import { charge } from './resources/charge.ts';
import { commit } from './resources/commit.ts';
import { listInstitutions, openSession } from './resources/connect-session.ts';
import { openPayment } from './resources/direct-pay-session.ts';
import { logIn } from './resources/login.ts';
import { listTransactions } from './resources/transactions.ts';
import { verify } from './resources/verify.ts';
import { respond } from './respond.ts';
import { spelled } from './spelling.ts';
import type { BankSession, World } from './world.ts';

export interface RouteOptions {
  readonly world: World;
  readonly secretKey: string;
  readonly log: CallLog;
}

type SessionResource = (world: World, session: BankSession, body: unknown) => Reply;

/** The provider's API as a Hono app. */
export function createRoutes({ world, secretKey, log }: RouteOptions): Hono {
  const app = new Hono();

  const handle: Handle = async (call, request, answer) => {
    const logged = log.begin(call);
    const about = (reference: string | undefined): void => {
      logged.reference = reference;
    };
    const proceed = async (): Promise<Response> => respond(world, request, await answer(about));
    const response = await (world.profile.intercept?.({ call, request }, proceed) ?? proceed());
    logged.status = response.status;
    return response;
  };

  const inSession = (call: CallName, path: string, resource: SessionResource): void => {
    app.post(path, ({ req: { raw } }) =>
      handle(call, raw, async (about) => {
        const stop = checkKey(raw, secretKey);
        if (stop) return stop;
        const session = findSession(world, raw);
        if ('kind' in session) return session;
        const reply = await withBody(raw, (body) => resource(world, session, body));
        about(session.payment?.reference);
        return spelled(world, call, session, reply);
      }),
    );
  };

  app.get('/v1/institutions', ({ req: { raw } }) =>
    handle('institutions', raw, () => listInstitutions(world.institutions)),
  );
  app.post('/v1/connect/session', ({ req: { raw } }) =>
    handle(
      'connect-session',
      raw,
      async () =>
        checkKey(raw, secretKey) ??
        spelled(world, 'connect-session', undefined, await withBody(raw, (body) => openSession(world, body))),
    ),
  );
  inSession('login', '/v1/connect/login', logIn);
  inSession('commit', '/v1/connect/commit', commit);
  inSession('direct-pay-session', '/v1/direct-pay/session', openPayment);
  inSession('charge', '/v1/direct-pay/charge', charge);
  inSession('capture', '/v1/direct-pay/capture', capture);
  app.get('/v2/payments/verify/:reference', ({ req }) =>
    handle('verify', req.raw, (about) => {
      const reference = req.param('reference');
      about(reference);
      return checkKey(req.raw, secretKey) ?? verify(world, reference);
    }),
  );
  app.get('/v2/payments/transactions', ({ req: { raw } }) =>
    handle('transactions', raw, () => checkKey(raw, secretKey) ?? listTransactions(world, new URL(raw.url))),
  );
  addPaymentRoutes(app, { world, secretKey, handle });
  addAuthorisationRoutes(app, world);
  addLinkingRoutes(app, { world, secretKey, handle });
  addMandateRoutes(app, { world, secretKey, handle });
  addHostedStyle(app);
  addPayPageRoutes(app, world);
  return app;
}
