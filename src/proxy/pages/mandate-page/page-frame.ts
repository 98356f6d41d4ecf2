import { readFileSync } from 'node:fs';
import { clipped, html, type Markup, nothing } from '../markup.ts';

const styles = ['mandate-page.css', 'mandate-overview.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('');

export interface Frame {
  /** What the browser's tab says. */
  readonly title: string;
  readonly nonce: string;
  readonly mode?: 'test' | 'live';
  /** Whose page it is. Absent where that is nobody's business. */
  readonly merchant?: { readonly name: string; readonly logo?: string | undefined };
  /** Beside the merchant's name. */
  readonly headline?: string;
}

/** A whole page: no script, its styles inside, the checkout's look. */
export function pageFrame({ title, nonce, mode, merchant, headline }: Frame, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${{ markup: styles }}</style>
</head>
<body><div class="app">
<header>
${mode === 'test' ? html`<p class="test-bar">Test mode · no money moves</p>` : nothing}
${merchant ? top(merchant, headline) : nothing}
</header>
<main>${body}</main>
</div></body>
</html>
`.markup;
}

function top(merchant: NonNullable<Frame['merchant']>, headline: string | undefined): Markup {
  const mark = merchant.logo
    ? html`<img class="mark" src="${merchant.logo}" alt="" width="36" height="36">`
    : html`<span class="mark" aria-hidden="true">${initials(merchant.name)}</span>`;
  return html`<div class="top">${mark}<div class="top-text"><p class="payee">${clipped(merchant.name, 60)}</p>${
    headline ? html`<p class="amount">${headline}</p>` : nothing
  }</div></div>`;
}

/** Two letters for a merchant without a logo. */
function initials(name: string): string {
  const [first = '', second = ''] = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    second === '' ? Array.from(first).slice(0, 2) : [Array.from(first)[0], Array.from(second)[0]];
  return letters.join('').toUpperCase();
}
