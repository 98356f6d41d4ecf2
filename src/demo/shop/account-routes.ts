import { Hono } from 'hono';
import { accountMark, accountPage } from './account-page.ts';
import type { Accounts } from './accounts.ts';

/** The shop's server for linked accounts. */
export function createAccountRoutes(
  accounts: Accounts,
  sandboxUrl: string,
  headers: Readonly<Record<string, string>>,
): Hono {
  return new Hono()
    .post('/', async (context) => {
      const { number, url } = await accounts.ask();
      return context.json({ number, url }, 201);
    })
    .get('/:number', async (context) => {
      const found = accounts.find(context.req.param('number'));
      if (!found) return context.notFound();
      return context.html(accountPage(found, await accounts.truth(found), sandboxUrl), 200, { ...headers });
    })
    .get('/:number/truth', async (context) => {
      const found = accounts.find(context.req.param('number'));
      if (!found) return context.notFound();
      return context.json({ mark: accountMark(await accounts.truth(found)) });
    });
}
