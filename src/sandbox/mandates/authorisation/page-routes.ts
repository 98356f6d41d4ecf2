import type { Context, Hono } from 'hono';
import { cameraScript, cameraScriptPath } from '../../hosted/camera-script.ts';
import { hostedResponse } from '../../hosted/hosted-page.ts';
import { typedTexts } from '../../hosted/typed-texts.ts';
import type { World } from '../../world.ts';
import type { Mandate } from '../mandate.ts';
import { note } from '../moves.ts';
import type { AuthorisationPage } from './authorisation-page.ts';
import { standInFor } from './stand-in.ts';
import { takeMove } from './take-move.ts';
import { bodyOf, wayBackFrom } from './views.ts';

/** The provider's pages on which a payer names an account and authorises a mandate, by transfer, signature or selfie. Plain forms move them. */
export function addAuthorisationRoutes(app: Hono, world: World): void {
  const shown = (mandate: Mandate, page: AuthorisationPage, complaint?: string): Response =>
    hostedResponse({
      title: 'Authorise a mandate (stand-in)',
      status: complaint === undefined ? 200 : 422,
      body: bodyOf(world, mandate, page, complaint),
      standIn: standInFor(mandate, page),
      leadsTo: mandate.redirectUrl,
      ...(page.step === 'selfie' ? { usesCamera: true } : {}),
    });

  const found = (context: Context): { mandate: Mandate; page: AuthorisationPage } | undefined => {
    const mandate = world.mandates.ofPage(new URL(context.req.url).pathname);
    return mandate?.page && { mandate, page: mandate.page };
  };

  for (const paths of ['/pages/mandate/*', '/pages/selfie/*']) {
    app.get(paths, (context) => {
      const visit = found(context);
      return visit ? shown(visit.mandate, visit.page) : unknownPage();
    });
    app.post(paths, async (context) => {
      const visit = found(context);
      if (!visit) return unknownPage();
      const { mandate, page } = visit;
      const { move = '', ...typed } = await typedTexts(context);
      if (move === 'close') {
        page.isClosed = true;
        note(world, mandate, 'closed');
        return context.redirect(wayBackFrom(mandate, page) ?? page.path, 303);
      }
      const complaint = takeMove({ world, mandate, page }, move, typed);
      return complaint === undefined ? context.redirect(page.path, 303) : shown(mandate, page, complaint);
    });
  }
  app.get(
    cameraScriptPath,
    () => new Response(cameraScript, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }),
  );
}

const unknownPage = (): Response =>
  hostedResponse({
    title: 'No such page (stand-in)',
    status: 404,
    body: '<h1>There is no such page</h1><p class="soft">Nothing was set up here.</p>',
  });
