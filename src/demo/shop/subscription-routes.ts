import { type Context, Hono } from 'hono';
import { type BankHand, type Jump, jumps } from './bank-hand.ts';
import { offerOf } from './clubs.ts';
import { markOf, subscriptionPage } from './subscription-page.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** The shop's server for subscriptions, and the demo's hand at the bank. What is refused elsewhere is told as 409, with the answer in words. */
export function createSubscriptionRoutes(options: {
  subscriptions: Subscriptions;
  /** The proxy's id of the account that was linked for this request of the shop's; undefined where none was. */
  linkedAccount(number: string): Promise<string | undefined>;
  bank: BankHand;
  sandboxUrl: string;
  headers: Record<string, string>;
}): Hono {
  const { subscriptions, linkedAccount, bank, sandboxUrl, headers } = options;
  const app = new Hono();

  function of(context: Context, work: (found: Subscription) => Promise<Response>): Promise<Response> {
    const found = subscriptions.find(context.req.param('number') ?? '');
    return found ? work(found) : Promise.resolve(context.notFound() as Response);
  }

  async function attempt(context: Context, work: () => Promise<unknown>): Promise<Response> {
    try {
      await work();
      return context.body(null, 204);
    } catch (error) {
      return context.json({ error: (error as Error).message }, 409);
    }
  }

  app.post('/', async (context) => {
    const wanted: { club?: unknown; agreement?: unknown; account?: unknown } | null = await context.req
      .json()
      .catch(() => null);
    const offer = offerOf(wanted?.club, wanted?.agreement);
    if (!offer) return context.json({ error: 'There is no such club' }, 400);
    const named = wanted?.account;
    const linkedAccountId = named === undefined ? undefined : await linkedAccount(String(named));
    if (named !== undefined && linkedAccountId === undefined) {
      return context.json({ error: 'There is no such account' }, 400);
    }
    const { number, url } = await subscriptions.begin({ ...offer, linkedAccountId });
    return context.json({ number, url }, 201);
  });
  app.get('/:number', (context) =>
    of(context, async (found) => {
      const [truth, bankTime] = await Promise.all([subscriptions.truth(found), bank.now()]);
      return context.html(subscriptionPage(found, truth, { sandboxUrl, bankTime }), 200, headers);
    }),
  );
  app.get('/:number/truth', (context) =>
    of(context, async (found) => context.json({ mark: markOf(await subscriptions.truth(found)) })),
  );
  app.post('/:number/take', (context) =>
    of(context, async (found) => {
      const wanted: { month?: unknown } | null = await context.req.json().catch(() => null);
      const month = Number(wanted?.month);
      if (!Number.isInteger(month) || month < 1) return context.json({ error: 'Which month?' }, 400);
      return attempt(context, () => subscriptions.take(found, month));
    }),
  );
  app.post('/:number/bank', (context) =>
    of(context, async (found) => {
      const wanted: { does?: unknown } | null = await context.req.json().catch(() => null);
      const does = String(wanted?.does);
      if (does === 'transfer') return attempt(context, () => sendTransfer(found));
      if (Object.hasOwn(jumps, does)) return attempt(context, () => bank.jump(does as Jump));
      return context.json({ error: 'The bank cannot do that' }, 400);
    }),
  );
  return app;

  async function sendTransfer(found: Subscription): Promise<void> {
    const { mandate } = await subscriptions.truth(found);
    if (mandate?.providerId === undefined) throw new Error('No transfer is waited for');
    await bank.sendTransfer(mandate.providerId);
  }
}
