import { clipped, html } from './markup.ts';
import { pageFrame } from './page-frame.ts';

/**
 * The page of a mandate whose account nobody has told us yet. The link alone opens nothing, and there are no digits to ask for: who asks, and the way
 * on, is all that is said.
 */
export function untoldPage({
  nonce,
  merchantName,
  mode,
}: {
  readonly nonce: string;
  readonly merchantName: string;
  readonly mode: 'test' | 'live';
}): string {
  const name = clipped(merchantName, 60);
  return pageFrame(
    { title: `Payments to ${name}`, nonce, mode, merchant: { name: merchantName } },
    html`<div class="body">
<h1>This page cannot be opened yet</h1>
<p class="text">It opens with the last four digits of the account that payments to ${name} are taken from. We have not been told yet which account that is. Once we are, this link asks you for them.</p>
<p class="text">Until then ask ${name}: they can tell you how it stands, and can pause or cancel it for you. The link that you set it up with shows how far that is.</p>
</div>`,
  );
}
