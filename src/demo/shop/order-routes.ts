import { type Context, Hono } from 'hono';
import type { ShopOptions } from './create-shop.ts';
import { goodById } from './goods.ts';
import { orderMark, orderPage } from './order-page.ts';
import { isChoice, type Order, type Orders } from './orders.ts';

/** The shop's server for orders. What the proxy refuses is told as 409, with its answer in words. */
export function createOrderRoutes(
  orders: Orders,
  options: ShopOptions,
  headers: Readonly<Record<string, string>>,
): Hono {
  const app = new Hono();

  function of(context: Context, work: (found: Order) => Promise<Response>): Promise<Response> {
    const found = orders.find(context.req.param('number') ?? '');
    return found ? work(found) : Promise.resolve(context.notFound() as Response);
  }

  app.post('/', async (context) => {
    const wanted: { good?: unknown; choice?: unknown } | null = await context.req.json().catch(() => null);
    const good = goodById(wanted?.good);
    const choice = wanted?.choice ?? 'bank';
    if (!good || !isChoice(choice)) return context.json({ error: 'There is no such thing in the shop' }, 400);
    const { number, url } = await orders.place(good, choice);
    return context.json({ number, url }, 201);
  });
  app.get('/:number', (context) =>
    of(context, async (found) =>
      context.html(orderPage(found, await orders.truth(found), options), 200, { ...headers }),
    ),
  );
  app.get('/:number/truth', (context) =>
    of(context, async (found) => {
      const truth = await orders.truth(found);
      return context.json({ mark: orderMark(truth) });
    }),
  );
  app.post('/:number/refund', (context) =>
    of(context, async (found) => {
      try {
        await orders.refund(found);
        return context.body(null, 204);
      } catch (error) {
        return context.json({ error: (error as Error).message }, 409);
      }
    }),
  );
  return app;
}
