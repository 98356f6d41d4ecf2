import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { MandateControl } from './mandate-control.ts';
import type { MandateLedger } from './mandate-ledger.ts';
import type { MandateScenarioId } from './scenarios.ts';

const Transfer = v.strictObject({
  from: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{10}$/))),
  amountMinor: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
const Nothing = v.strictObject({});
const Weather = v.strictObject({ down: v.boolean() });
const WaitingTime = v.strictObject({ ms: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const NextDebit = v.strictObject({ debit: v.nullable(v.string()) });
const Signed = v.strictObject({ reference: v.pipe(v.string(), v.minLength(10), v.maxLength(24)) });
const Seed = v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)) });

/** What may be done with the mandates of the sandbox, over HTTP. Without a body that fits, nothing happens: 400; for an unknown id 404. */
export function addMandateControlRoutes(app: Hono, control: MandateControl, mandates: MandateLedger): void {
  const { nibss } = control;

  /** Answers 204, or what the work answers. */
  const on = <Body>(
    path: string,
    schema: v.GenericSchema<unknown, Body>,
    work: (body: Body, id: string) => unknown,
  ): void => {
    app.post(path, async (context: Context) => {
      const body = v.safeParse(schema, await context.req.json().catch(() => undefined));
      if (!body.success) return context.json({ message: body.issues[0].message }, 400);
      try {
        const answer = work(body.output, context.req.param('id') ?? '');
        return answer === undefined ? context.body(null, 204) : context.json(answer);
      } catch (cause) {
        if (cause instanceof RangeError) return context.json({ message: cause.message }, 404);
        throw cause;
      }
    });
  };

  app.get('/mandates', (context) =>
    context.json({ mandates: mandates.all(), movements: mandates.movements() }),
  );
  app.get('/mandate-scenarios', (context) => context.json({ scenarios: control.mandateScenarios }));
  app.get('/nibss', (context) => context.json({ down: nibss.isDown() }));
  on('/mandates/seed', Seed, ({ count }) => ({ mandates: control.seedMandates(count) }));
  on('/mandates/seed-signed', Signed, ({ reference }) => control.seedSigned(reference));
  on('/mandates/:id/send', Transfer, (transfer, id) => nibss.send(id, transfer));
  on('/mandates/:id/approve', Nothing, (_, id) => nibss.approve(id));
  on('/mandates/:id/reject', Nothing, (_, id) => nibss.reject(id));
  on('/mandates/:id/make-ready', Nothing, (_, id) => nibss.makeReady(id));
  on('/mandates/:id/give-up', Nothing, (_, id) => nibss.giveUp(id));
  on('/nibss', Weather, ({ down }) => (down ? nibss.goDown() : nibss.goUp()));
  on('/nibss/waiting-time', WaitingTime, ({ ms }) => nibss.setWaitingTime(ms));
  on('/next-debit', NextDebit, ({ debit }) =>
    control.forceNextDebit((debit ?? undefined) as MandateScenarioId | undefined),
  );
}
