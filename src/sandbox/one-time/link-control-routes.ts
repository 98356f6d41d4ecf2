import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { standInEnds } from './ends.ts';
import type { LinkControl } from './link-control.ts';
import type { LinkLedger } from './link-ledger.ts';
import type { LinkScenarioId } from './scenarios.ts';

const Nothing = v.strictObject({});
const End = v.strictObject({ as: v.picklist(Object.keys(standInEnds) as (keyof typeof standInEnds)[]) });
const Next = v.strictObject({ scenario: v.nullable(v.string()) });

/** What may be done with payments by link, over HTTP. Without a body that fits nothing happens: 400; for an unknown id 404. */
export function addLinkControlRoutes(app: Hono, control: LinkControl, links: LinkLedger): void {
  const { payer } = control;

  const on = <Body>(
    path: string,
    schema: v.GenericSchema<unknown, Body>,
    work: (body: Body, id: string) => void,
  ): void => {
    app.post(path, async (context: Context) => {
      const body = v.safeParse(schema, await context.req.json().catch(() => undefined));
      if (!body.success) return context.json({ message: body.issues[0].message }, 400);
      try {
        work(body.output, context.req.param('id') ?? '');
        return context.body(null, 204);
      } catch (cause) {
        if (cause instanceof RangeError) return context.json({ message: cause.message }, 404);
        throw cause;
      }
    });
  };

  app.get('/links', (context) => context.json({ links: links.all() }));
  app.get('/link-scenarios', (context) => context.json({ scenarios: control.linkScenarios }));
  on('/links/:id/end', End, ({ as }, id) => payer.end(id, as));
  on('/links/:id/close', Nothing, (_, id) => payer.close(id));
  on('/links/:id/abandon', Nothing, (_, id) => payer.abandon(id));
  on('/links/:id/pay-again', Nothing, (_, id) => payer.payAgain(id));
  on('/next-link', Next, ({ scenario }) =>
    control.forceNextLink((scenario ?? undefined) as LinkScenarioId | undefined),
  );
  on('/next-refund', Next, ({ scenario }) =>
    control.forceNextRefund((scenario ?? undefined) as LinkScenarioId | undefined),
  );
}
