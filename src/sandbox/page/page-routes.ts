import { Hono } from 'hono';
import type { Control } from '../control.ts';
import type { Ledger } from '../ledger.ts';
import type { MandateLedger } from '../mandates/mandate-ledger.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { renderPage } from './render-page.ts';
import { liveRows } from './rows.ts';

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

interface PageOptions {
  readonly control: Control;
  readonly ledger: Ledger;
  readonly mandates: MandateLedger;
}

/** The page for people: mandates and what can be done with them, ledger, scenarios, webhooks. */
export function createPageRoutes({ control, ledger, mandates }: PageOptions): Hono {
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
      serve('text/html', () => renderPage(control, ledger, mandates)),
    )
    .get(
      '/_sandbox/live',
      serve('application/json', () => JSON.stringify(liveRows(control, ledger, mandates))),
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
