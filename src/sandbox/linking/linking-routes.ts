import type { Hono } from 'hono';
import { checkKey, withBody } from '../checks.ts';
import { hostedResponse } from '../hosted/hosted-page.ts';
import { typedTexts } from '../hosted/typed-texts.ts';
import type { Handle } from '../mandates/mandate-routes.ts';
import type { World } from '../world.ts';
import { initiateLinking } from './initiate-linking.ts';
import type { Linking } from './linking.ts';
import { listAccounts, listAccountTransactions, readAccount } from './read-accounts.ts';
import { takeMove } from './take-move.ts';
import { bodyOf, pathOf, wayBackFrom } from './views.ts';

interface Deps {
  readonly world: World;
  readonly secretKey: string;
  readonly handle: Handle;
}

/** The calls about linking an account, and the page on which it is done. */
export function addLinkingRoutes(app: Hono, { world, secretKey, handle }: Deps): void {
  app.post('/v2/accounts/initiate', ({ req: { raw } }) =>
    handle(
      'initiate-linking',
      raw,
      async (about) =>
        checkKey(raw, secretKey) ??
        withBody(raw, (body) => {
          const ref = (body as { meta?: { ref?: unknown } } | null)?.meta?.ref;
          about(typeof ref === 'string' ? ref.slice(0, 100) : undefined);
          return initiateLinking(world, body, raw.url);
        }),
    ),
  );
  app.get('/v2/accounts', ({ req: { raw } }) =>
    handle('list-accounts', raw, () => checkKey(raw, secretKey) ?? listAccounts(world, new URL(raw.url))),
  );
  app.get('/v2/accounts/:id', ({ req }) =>
    handle(
      'read-account',
      req.raw,
      () => checkKey(req.raw, secretKey) ?? readAccount(world, req.param('id')),
    ),
  );
  app.get('/v2/accounts/:id/transactions', ({ req }) =>
    handle(
      'account-transactions',
      req.raw,
      () => checkKey(req.raw, secretKey) ?? listAccountTransactions(world, req.param('id')),
    ),
  );
  addLinkPage(app, world);
}

function addLinkPage(app: Hono, world: World): void {
  const shown = (linking: Linking, complaint?: string): Response =>
    hostedResponse({
      title: 'Link an account (stand-in)',
      status: complaint === undefined ? 200 : 422,
      body: bodyOf(world, linking, complaint),
      leadsTo: linking.redirectUrl,
    });

  app.get('/pages/link/:code', ({ req }) => {
    const linking = world.linkings.byCode(req.param('code'));
    return linking ? shown(linking) : unknownPage();
  });
  app.post('/pages/link/:code', async (context) => {
    const linking = world.linkings.byCode(context.req.param('code'));
    if (!linking) return unknownPage();
    const { move = '', ...typed } = await typedTexts(context);
    if (move === 'close' && linking.visit.at !== 'linked') {
      linking.isClosed = true;
      return context.redirect(wayBackFrom(linking) ?? pathOf(linking), 303);
    }
    const complaint = takeMove(world, linking, move, typed);
    return complaint === undefined ? context.redirect(pathOf(linking), 303) : shown(linking, complaint);
  });
}

const unknownPage = (): Response =>
  hostedResponse({
    title: 'No such page (stand-in)',
    status: 404,
    body: '<h1>There is no such page</h1><p class="soft">Nothing was linked here.</p>',
  });
