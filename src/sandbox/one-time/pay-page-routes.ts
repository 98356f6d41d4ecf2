import type { Context, Hono } from 'hono';
import { formOf } from '../hosted/form-markup.ts';
import { hostedResponse } from '../hosted/hosted-page.ts';
import { typedTexts } from '../hosted/typed-texts.ts';
import { escaped } from '../page/escaped.ts';
import type { World } from '../world.ts';
import { endAs, sendAgain, standInEnds } from './ends.ts';
import { close } from './leave.ts';
import type { PaymentLink } from './link.ts';
import { goBack, moveOn } from './moves.ts';
import { payPage } from './pay-page.ts';
import { wayBackFrom } from './way-back.ts';

/** The provider's page for one payment. It is moved by plain forms; one that ends it sends the payer back, where the scenario has a way back. */
export function addPayPageRoutes(app: Hono, world: World): void {
  const path = '/pages/pay/:id';

  const shown = (link: PaymentLink, notice?: string): Response =>
    hostedResponse({
      title: 'Pay with Mono (stand-in)',
      status: notice === undefined ? 200 : 422,
      body: payPage(world, link, notice),
      standIn: standIn(link),
      leadsTo: link.redirectUrl,
    });
  const leave = (context: Context, link: PaymentLink): Response => {
    const target = wayBackFrom(link);
    return target === undefined ? seeAgain(context, link) : context.redirect(target, 303);
  };
  const linkOf = (context: Context): PaymentLink | undefined =>
    world.links.byId(context.req.param('id') ?? '');

  app.get(path, (context) => {
    const link = linkOf(context);
    return link ? shown(link) : unknownPage();
  });
  app.get(`${path}/return`, (context) => {
    const link = linkOf(context);
    return link ? leave(context, link) : unknownPage();
  });
  app.post(path, async (context) => {
    const link = linkOf(context);
    if (!link) return unknownPage();
    const { move, ...typed } = await typedTexts(context);
    switch (move) {
      case 'close':
        close(world, link);
        return leave(context, link);
      case 'back':
        goBack(link);
        return seeAgain(context, link);
      case 'again':
        sendAgain(world, link);
        return seeAgain(context, link);
      case 'end':
        return endAs(world, link, typed['as'] ?? '') ? seeAgain(context, link) : leave(context, link);
      default: {
        const wasOpen = link.payments.length === 0;
        const notice = moveOn(world, link, move ?? '', typed);
        if (notice !== undefined) return shown(link, notice);
        return wasOpen && link.payments.length > 0 ? leave(context, link) : seeAgain(context, link);
      }
    }
  });
}

const seeAgain = (context: Context, link: PaymentLink): Response =>
  context.redirect(`/pages/pay/${link.id}`, 303);

const unknownPage = (): Response =>
  hostedResponse({
    title: 'No such page (stand-in)',
    status: 404,
    body: '<h1>There is no such page</h1><p class="soft">Nothing was paid here.</p>',
  });

const button = (name: string, label: string): string =>
  `<button type="submit" name="as" value="${escaped(name)}">${escaped(label)}</button>`;

/** How the payment may be made to end without any of the steps. */
function standIn(link: PaymentLink): string {
  const action = `/pages/pay/${link.id}`;
  const again =
    link.method === 'transfer' && link.payments.length > 0
      ? formOf(action, 'again', '<button type="submit">Send the same amount again</button>')
      : '';
  const ways =
    link.payments.length > 0
      ? ''
      : formOf(
          action,
          'end',
          Object.entries(standInEnds)
            .map(([name, { label }]) => button(name, label))
            .join('') + button('abandoned', 'Let the page run out'),
        );
  if (ways) return `<h2>Only here: how should it end?</h2>${ways}`;
  return again && `<h2>Only here: pay once more?</h2>${again}`;
}
