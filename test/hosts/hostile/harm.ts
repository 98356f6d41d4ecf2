import { unfitToShow } from '../../support/hostile-words.ts';

/** What stands in a document that a hostile text could have brought there. */
export interface Shown {
  /** The global that only a script of such a text would make. */
  readonly sprung: unknown;
  readonly violations: readonly string[];
  readonly wide: readonly string[];
  readonly foreign: readonly string[];
  readonly handlers: readonly string[];
  readonly leads: readonly string[];
  readonly sideways: boolean;
  readonly texts: readonly string[];
}

/** Runs in the document, before anything else: what its policy refuses is written down. */
export function writesDownViolations(): void {
  const violations: string[] = [];
  Object.assign(globalThis, { violations });
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
}

/** Runs in the document. */
export function whatIsShown(sprung: string): Shown {
  const bag = globalThis as unknown as Record<string, unknown>;
  const elements = [...document.body.querySelectorAll<HTMLElement>('*')];
  const wide = elements.filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    const hides = element.closest('[class*="sr-only"], [class*="spoken"], .visually-hidden');
    return width > 1 && !hides && (left < -1 || right > innerWidth + 1);
  });
  const foreign = elements.filter(({ tagName }) =>
    /^(IFRAME|OBJECT|EMBED|LINK|META|BASE|VIDEO)$/.test(tagName),
  );
  const attributes = elements.flatMap((element) => [...element.attributes]);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, nodeValue } = walker.currentNode;
    if (!/^(SCRIPT|STYLE)$/.test(parentElement?.tagName ?? '')) texts.push(nodeValue ?? '');
  }
  return {
    sprung: bag[sprung] ?? 'nothing',
    violations: bag['violations'] as string[],
    wide: wide.map((element) => `${element.tagName}.${element.className}`),
    foreign: foreign.map(({ outerHTML }) => outerHTML.slice(0, 99)),
    handlers: attributes.filter(({ name }) => /^on|^srcdoc$|^formaction$/.test(name)).map(({ name }) => name),
    leads: attributes
      .filter(({ name }) => /^(href|src|action)$/.test(name))
      .map(({ value }) => value)
      .filter(
        (value) => !/^(data:image\/png;base64,|\/|#|tel:|mailto:|https?:\/\/127\.0\.0\.1:)/.test(value),
      ),
    sideways: document.documentElement.scrollWidth > innerWidth,
    texts,
  };
}

/** What is wrong with it. */
export const harmIn = ({ texts, ...others }: Shown) => ({
  ...others,
  unfit: texts.filter((text) => unfitToShow.test(text)).map((text) => JSON.stringify(text.slice(0, 80))),
  long: texts.filter((text) => text.length > 900).map((text) => text.slice(0, 80)),
});

export const noHarm = {
  sprung: 'nothing',
  violations: [],
  wide: [],
  foreign: [],
  handlers: [],
  leads: [],
  sideways: false,
  unfit: [],
  long: [],
};
