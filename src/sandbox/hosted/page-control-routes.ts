import type { Hono } from 'hono';
import * as v from 'valibot';
import type { LinkingLedger } from '../linking/linking-ledger.ts';
import type { PageControl } from './page-control.ts';
import { type PageScenarioId, pageScenarioById } from './page-scenarios.ts';

const NextPage = v.strictObject({ page: v.nullable(v.string()) });
const Money = v.strictObject({
  bankCode: v.pipe(v.string(), v.minLength(1), v.maxLength(10)),
  number: v.pipe(v.string(), v.regex(/^\d{10}$/)),
  amountMinor: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** What may be chosen for the pages of mandates and of linking, over HTTP. Without a body that fits, nothing happens: 400. */
export function addPageControlRoutes(app: Hono, control: PageControl, linkings: LinkingLedger): void {
  app.get('/linkings', (context) => context.json({ pages: linkings.pages(), accounts: linkings.accounts() }));
  app.get('/page-scenarios', (context) =>
    context.json({ scenarios: control.pageScenarios, next: control.forcedPage() ?? null }),
  );
  app.get('/linking-scenarios', (context) => context.json({ scenarios: control.linkingScenarios }));
  app.post('/next-page', async (context) => {
    const body = v.safeParse(NextPage, await context.req.json().catch(() => undefined));
    const id = body.success ? body.output.page : undefined;
    if (id === undefined || (id !== null && !pageScenarioById(id))) {
      return context.json({ message: 'Expected {"page": id or null}, see /_sandbox/page-scenarios' }, 400);
    }
    control.forceNextPage((id ?? undefined) as PageScenarioId | undefined);
    return context.body(null, 204);
  });
  app.post('/money', async (context) => {
    const body = v.safeParse(Money, await context.req.json().catch(() => undefined));
    if (!body.success) {
      return context.json({ message: 'Expected {"bankCode", "number", "amountMinor": kobo}' }, 400);
    }
    const { amountMinor, ...account } = body.output;
    control.putMoney(account, amountMinor);
    return context.body(null, 204);
  });
}
