import type { Hono } from 'hono';
import { escaped } from '../page/escaped.ts';
import { cameraScriptPath } from './camera-script.ts';
import { hostedStyle } from './hosted-style.ts';

/** A page of the provider. `body` and `standIn` are markup, all else is text. */
export interface HostedPage {
  readonly title: string;
  /** In place of 200. */
  readonly status?: number;
  readonly body: string;
  /** What only the stand-in has, below the page: buttons by which it goes another way. */
  readonly standIn?: string;
  /** Where its forms may lead to, beside the page's own address. */
  readonly leadsTo?: string | undefined;
  /** Whether the page asks for the camera. It has a script then, and works without. */
  readonly usesCamera?: true;
}

/** The page as it is served. It works without script, and nothing of it may be framed. */
export function hostedResponse({
  title,
  status = 200,
  body,
  standIn,
  leadsTo,
  usesCamera,
}: HostedPage): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${escaped(title)}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/pages/hosted.css">
  ${usesCamera ? `<script type="module" src="${cameraScriptPath}"></script>` : ''}
</head>
<body>
  <header><p class="stand-in"><strong>Stand-in for Mono’s page.</strong> No real bank, no real money.</p></header>
  <main>${body}</main>
  ${standIn ? `<footer>${standIn}</footer>` : ''}
</body>
</html>`;
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(leadsTo, usesCamera),
      'permissions-policy': usesCamera ? 'camera=(self)' : 'camera=()',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  });
}

/** A form may end in a redirect, which browsers hold against `form-action` too. */
const policy = (leadsTo: string | undefined, usesCamera: true | undefined): string =>
  [
    "default-src 'none'",
    ...(usesCamera ? ["script-src 'self'"] : []),
    'img-src data:',
    "style-src 'self'",
    `form-action 'self'${leadsTo === undefined ? '' : ` ${sourceOf(leadsTo)}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

function sourceOf(address: string): string {
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
}

/** What all of these pages look like. */
export const addHostedStyle = (app: Hono): void =>
  void app.get(
    '/pages/hosted.css',
    () => new Response(hostedStyle, { headers: { 'content-type': 'text/css' } }),
  );
