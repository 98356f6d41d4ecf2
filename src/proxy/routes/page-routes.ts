import type { PageBoot } from '../../contract/page-boot.ts';
import type { ProblemError } from '../../contract/problem.ts';
import type { PageCheckouts } from '../checkouts/service.ts';
import { contentPolicy } from '../pages/content-policy.ts';
import type { PageTemplate } from '../pages/page-template.ts';
import type { PageTokens } from '../pages/page-token.ts';
import { type PlainPage, plainPage } from '../pages/plain-page.ts';
import { createNonce, htmlReply } from './html-reply.ts';
import type { RateLimit } from './rate-limit.ts';
import { type Reply, type Route, route } from './route.ts';

export interface PageDeps {
  readonly pages: PageCheckouts;
  readonly tokens: PageTokens;
  readonly template: PageTemplate;
  readonly logoOrigin: string | undefined;
  /** By address. */
  readonly limitPageOpens: RateLimit;
}

/** What client tokens look like at most; anything else opens nothing without being looked up. */
export const clientTokenShape = /^[A-Za-z0-9_-]{16,200}$/;

/** The page that a payer opens. Looking at it changes nothing, however often and by whomever. */
export function pageRoutes(deps: PageDeps): Route[] {
  return [
    route({
      method: 'GET',
      path: '/c/{clientToken}',
      name: 'openCheckoutPage',
      shed: 'first',
      summary: 'The checkout page, with the first view and a page token in it',
      audience: 'anyone',
      anyQuery: true,
      answers: { 200: undefined, 404: undefined, 429: undefined, 503: undefined },
      handle({ params, headers, address }) {
        deps.limitPageOpens(address);
        return checkoutPage(deps, params['clientToken'] ?? '', headers.get('accept-encoding'));
      },
      refuse: refusePage,
    }),
    route({
      method: 'GET',
      path: '/r/{returnToken}',
      name: 'returnFromProvider',
      summary:
        'Where the provider’s own page sends its payer back to: leads to the checkout page. Nothing that comes with it is read',
      audience: 'anyone',
      anyQuery: true,
      answers: { 303: undefined, 404: undefined, 429: undefined, 503: undefined },
      async handle({ params, headers, address }) {
        deps.limitPageOpens(address);
        const token = params['returnToken'] ?? '';
        const found = clientTokenShape.test(token) ? await deps.pages.byReturnToken(token) : undefined;
        if (!found) return plainReply('unknown', headers.get('accept-encoding'));
        return {
          status: 303,
          headers: { location: `/c/${found.clientToken.open()}#returned`, 'cache-control': 'no-store' },
        };
      },
      refuse: refusePage,
    }),
  ];
}

/** What a person sees in a problem's stead. */
export function refusePage({ code, retryAfter = 5 }: ProblemError, headers: Headers): Promise<Reply> {
  const page = code === 'rate_limited' ? 'busy' : 'unreachable';
  return plainReply(page, headers.get('accept-encoding'), { 'retry-after': String(retryAfter) });
}

/** A page that says one thing, with the same headers as the checkout's own. */
export async function plainReply(
  page: PlainPage,
  acceptEncoding: string | null,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const nonce = createNonce();
  const { status, html } = plainPage(page, nonce);
  const policy = contentPolicy({ nonce, logoOrigin: undefined, frameAncestors: [] });
  const reply = await htmlReply(status, html, policy, acceptEncoding);
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

async function checkoutPage(
  deps: PageDeps,
  clientToken: string,
  acceptEncoding: string | null,
): Promise<Reply> {
  const found = clientTokenShape.test(clientToken) ? await deps.pages.byClientToken(clientToken) : undefined;
  if (!found) return plainReply('unknown', acceptEncoding);
  const { checkoutId, allowedOrigins } = found;
  const view = await deps.pages.view(checkoutId, { pageKey: undefined });
  const { pageToken, expiresAt } = deps.tokens.mint(checkoutId);
  const nonce = createNonce();
  const boot: PageBoot = { view, pageToken, pageTokenExpiresAt: expiresAt, allowedOrigins };
  const policy = contentPolicy({ nonce, logoOrigin: deps.logoOrigin, frameAncestors: allowedOrigins });
  return htmlReply(200, deps.template.fill({ nonce, boot }), policy, acceptEncoding);
}
