import type { PageBoot } from '../../contract/page-boot.ts';
import type { BuiltPages } from '../assets/built-files.ts';
import { titleOf } from './page-title.ts';
import { withoutScript } from './without-script.ts';

const places = ['__NONCE__', '__BOOT__', '__TITLE__', '__NO_SCRIPT__'] as const;
type Place = (typeof places)[number];

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

function fillerOf(name: string, page: string): PageTemplate['fill'] {
  // What is filled in may hold the name of another place: all of them are found once, before.
  const pieces = page.split(new RegExp(`(${places.join('|')})`));
  if (pieces.filter((piece) => piece === '__BOOT__').length !== 1 || !places.every(includedIn(pieces))) {
    throw new Error(`${name} must hold ${places.join(', ')}, and the second once; build the page again`);
  }
  return ({ nonce, boot }) => {
    const values: Readonly<Record<Place, string>> = {
      __NONCE__: nonce,
      __BOOT__: scriptJson(boot),
      __TITLE__: titleOf(boot.view),
      __NO_SCRIPT__: withoutScript(boot.view).markup,
    };
    return pieces.map((piece) => (isPlace(piece) ? values[piece] : piece)).join('');
  };
}

const includedIn = (pieces: readonly string[]) => (place: Place) => pieces.includes(place);

const isPlace = (piece: string): piece is Place => places.some((place) => place === piece);

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
