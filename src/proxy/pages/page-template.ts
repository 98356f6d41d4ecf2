import type { PageBoot } from '../../contract/page-boot.ts';

const NONCE = '__NONCE__';
const BOOT = '__BOOT__';

/** The built checkout page, ready to be filled in. */
export interface PageTemplate {
  fill(values: { nonce: string; boot: PageBoot }): string;
}

/** Reads the places to fill in from the built `index.html`. Throws where it is not the page this proxy expects. */
export function createPageTemplate(html: string): PageTemplate {
  const halves = html.split(BOOT);
  const [before, after] = halves;
  if (before === undefined || after === undefined || halves.length !== 2 || !html.includes(NONCE)) {
    throw new Error(`index.html must hold ${BOOT} once and ${NONCE}; build the page again`);
  }
  return {
    fill: ({ nonce, boot }) =>
      before.replaceAll(NONCE, nonce) + scriptJson(boot) + after.replaceAll(NONCE, nonce),
  };
}

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
