import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Control } from './control.ts';
import { addPageControlRoutes } from './hosted/page-control-routes.ts';
import type { Ledger } from './ledger.ts';
import type { LinkingLedger } from './linking/linking-ledger.ts';
import { addMandateControlRoutes } from './mandates/mandate-control-routes.ts';
import type { MandateLedger } from './mandates/mandate-ledger.ts';
import { addLinkControlRoutes } from './one-time/link-control-routes.ts';
import type { LinkLedger } from './one-time/link-ledger.ts';
import { type ScenarioId, scenarioById } from './scenarios.ts';

const ProfileChoice = v.strictObject({
  profile: v.picklist(['kind', 'hostile']),
  seed: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
});
const Push = v.strictObject({
  ms: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400 * 86_400_000)),
});
const NextScenario = v.strictObject({ scenario: v.nullable(v.string()) });

interface ControlRouteOptions {
  readonly control: Control;
  readonly ledger: Ledger;
  readonly mandates: MandateLedger;
  readonly linkings: LinkingLedger;
  readonly links: LinkLedger;
}

/**
 * The control object over HTTP. It changes only this sandbox and holds nothing that was typed; cross-site pages are kept
 * out because every change needs a JSON body.
 */
export function createControlRoutes({
  control,
  ledger,
  mandates,
  links,
  linkings,
}: ControlRouteOptions): Hono {
  const { webhooks } = control;
  const app = new Hono();

  app.get('/ledger', (context) =>
    context.json({
      debits: ledger.debits(),
      credits: ledger.credits(),
      totalMinor: ledger.totalMinor(),
      currency: 'NGN',
    }),
  );
  app.get('/scenarios', (context) =>
    context.json({ scenarios: control.scenarios, next: control.forcedScenario() ?? null }),
  );
  app.get('/profile', (context) => context.json({ profile: control.profile() }));
  app.get('/calls', (context) => context.json({ calls: control.calls() }));
  app.get('/clock', (context) => context.json({ now: new Date(control.clock.now()).toISOString() }));
  app.get('/webhooks', (context) => context.json({ webhooks: webhooks.log() }));

  app.use('*', async (context, next) => {
    if (context.req.method === 'POST' && context.req.header('content-type') !== 'application/json') {
      return context.json({ message: 'Send application/json' }, 415);
    }
    return next();
  });
  app.post('/reset', (context) => {
    control.reset();
    return context.body(null, 204);
  });
  app.post('/next-scenario', async (context) => {
    const body = v.safeParse(NextScenario, await context.req.json().catch(() => undefined));
    const id = body.success ? body.output.scenario : undefined;
    if (id === undefined || (id !== null && !scenarioById(id))) {
      return context.json({ message: 'Expected {"scenario": id or null}, see /_sandbox/scenarios' }, 400);
    }
    control.forceNextScenario((id ?? undefined) as ScenarioId | undefined);
    return context.body(null, 204);
  });
  app.post('/profile', async (context) => {
    const body = v.safeParse(ProfileChoice, await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ message: 'Expected {"profile": "kind" or "hostile"}' }, 400);
    control.useProfile(body.output.profile, body.output.seed);
    return context.body(null, 204);
  });
  app.post('/clock/advance', async (context) => {
    const body = v.safeParse(Push, await context.req.json().catch(() => undefined));
    if (!body.success) return context.json({ message: 'Expected {"ms": at most 400 days}' }, 400);
    const { clock } = control;
    if (!clock.advance) return context.json({ message: 'This clock cannot be moved' }, 409);
    clock.advance(body.output.ms);
    return context.body(null, 204);
  });
  app.post('/webhooks/hold', (context) => {
    webhooks.hold();
    return context.body(null, 204);
  });
  app.post('/webhooks/release', async (context) => {
    await webhooks.release();
    return context.body(null, 204);
  });
  app.post('/webhooks/:id/deliver', async (context) => {
    await webhooks.deliver(idOf(context));
    return context.body(null, 204);
  });
  app.post('/webhooks/:id/drop', (context) => {
    webhooks.drop(idOf(context));
    return context.body(null, 204);
  });
  addPageControlRoutes(app, control, linkings);
  addMandateControlRoutes(app, control, mandates);
  addLinkControlRoutes(app, control, links);
  return app;
}

const idOf = (context: Context): number => Number(context.req.param('id'));
