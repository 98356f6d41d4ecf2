import { Hono } from 'hono';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { renderPage } from './render-page.ts';
import { liveRows, type Shown } from './rows.ts';

const policy = [
  "default-src 'none'",
  'img-src data:',
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The page for people: mandates and what can be done with them, ledger, scenarios, webhooks. */
export function createPageRoutes(shown: Shown): Hono {
  const serve = (type: string, body: () => string) => () =>
    new Response(body(), {
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': policy,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
  return new Hono()
    .get(
      '/',
      serve('text/html', () => renderPage(shown)),
    )
    .get(
      '/_sandbox/live',
      serve('application/json', () => JSON.stringify(liveRows(shown))),
    )
    .get(
      '/_sandbox/page.css',
      serve('text/css', () => pageStyle),
    )
    .get(
      '/_sandbox/page.js',
      serve('text/javascript', () => pageScript),
    );
}
