import type { MandateGlance } from '../../mandates/service.ts';
import { clipped, html, type Markup } from '../markup.ts';
import { pageFrame } from './page-frame.ts';

/**
 * The page of a mandate whose account nobody has told us yet. The link alone opens nothing, and there are no digits to ask for: who asks, and the way
 * on, is all that is said.
 */
export function untoldPage({
  nonce,
  merchantName,
  mode,
  standing,
}: Pick<MandateGlance, 'merchantName' | 'mode' | 'standing'> & { readonly nonce: string }): string {
  const name = clipped(merchantName, 60);
  const { title, sentences } = wordsOf(standing, name);
  return pageFrame(
    { title: `Payments to ${name}`, nonce, mode, merchant: { name: merchantName } },
    html`<div class="body">
<h1>${title}</h1>
${sentences.map((sentence): Markup => html`<p class="text">${sentence}</p>`)}
</div>`,
  );
}

interface Words {
  readonly title: string;
  readonly sentences: readonly string[];
}

function wordsOf(standing: MandateGlance['standing'], name: string): Words {
  const opens = `It opens with the last four digits of the account that payments to ${name} are taken from. We have not been told yet which account that is. Once we are, this link asks you for them.`;
  switch (standing) {
    case 'over':
      return {
        title: 'This page cannot be opened',
        sentences: [
          `It is over, and we were not told which account it was for. ${name} can tell you what came of it.`,
        ],
      };
    case 'being-set-up':
      return {
        title: 'This page cannot be opened yet',
        sentences: [
          `It is still being set up: your bank has not agreed to it yet, as far as we have been told. The link that you set it up with shows how far it is. Questions? Ask ${name}.`,
          opens,
        ],
      };
    case 'agreed':
      return {
        title: 'This page cannot be opened yet',
        sentences: [
          opens,
          `Until then ask ${name}: they can tell you how it stands, and can pause or cancel it for you.`,
        ],
      };
  }
}
