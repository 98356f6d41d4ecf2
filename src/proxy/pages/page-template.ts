import type { PageBoot } from '../../contract/page-boot.ts';
import type { BuiltPages } from '../assets/built-files.ts';

const NONCE = '__NONCE__';
const BOOT = '__BOOT__';

/** The built checkout page, ready to be filled in: the one for the step that its view stands at. */
export interface PageTemplate {
  fill(values: { nonce: string; boot: PageBoot }): string;
}

/** Reads the places to fill in from the built pages. Throws where one is not the page this proxy expects. */
export function createPageTemplate(pages: BuiltPages): PageTemplate {
  const usual = fillerOf('index.html', pages.usual);
  const chooseWay = fillerOf('choose-way.html', pages.chooseWay);
  return {
    fill: (values) => (values.boot.view.step === 'choose-way' ? chooseWay : usual)(values),
  };
}

function fillerOf(name: string, html: string): PageTemplate['fill'] {
  const halves = html.split(BOOT);
  const [before, after] = halves;
  if (before === undefined || after === undefined || halves.length !== 2 || !html.includes(NONCE)) {
    throw new Error(`${name} must hold ${BOOT} once and ${NONCE}; build the page again`);
  }
  return ({ nonce, boot }) =>
    before.replaceAll(NONCE, nonce) + scriptJson(boot) + after.replaceAll(NONCE, nonce);
}

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
