import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { page } from '../../../test/support/gallery/screens.tsx';
import { variants } from '../../../test/support/gallery/variants.ts';
import { hostileWords, unfitToShow } from '../../../test/support/hostile-words.ts';

afterEach(cleanup);

const few = Object.entries(variants).filter(([name]) => name !== 'choose-bank-many');
/** Names of all texts that come from a provider or a merchant, but for the four digits that the proxy itself has cut out. */
const fromOutside =
  /^(name|bankName|bankTold|label|description|holder|prompt|support|provider|method|type|narration|reference|providerReference|supportCode|host|colour)$/;
/** A multiple of none of the lists’ lengths, so that one text comes to another place every time. */
const STRIDE = 7;

/** The next text at every place where one comes from outside, from the one with this number on. */
function poisoned<T>(view: T, from: number): T {
  let at = from;
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (!fromOutside.test(key)) return value;
      at += 1;
      return hostileWords[at % hostileWords.length];
    }
    if (Array.isArray(value)) return value.map((each) => poison(each, key));
    if (value === null || typeof value !== 'object' || 'way' in value) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each, name)]));
  };
  return poison(view, '') as T;
}

/** What stands on the page: kinds of elements, names of attributes, and every text that is read or spoken. */
function standing(container: Element) {
  const elements = [...container.querySelectorAll('*')];
  const attributes = elements.flatMap((element) => [...element.attributes]);
  return {
    kinds: new Set(elements.map(({ tagName }) => tagName)),
    names: new Set(attributes.map(({ name }) => name)),
    texts: [
      ...elements.flatMap(({ childNodes }) => [...childNodes].map(({ nodeValue }) => nodeValue ?? '')),
      ...attributes
        .filter(({ name }) => !/^(value|name|src|id|for|d|key)$/.test(name))
        .map(({ value }) => value),
    ],
    leads: attributes
      .filter(({ name }) => /^(href|src|action|formaction)$/.test(name))
      .map(({ value }) => value),
  };
}

test.each(few)('no text from outside becomes anything but short, plain text on %s', (_, moment) => {
  const usual = standing(render(page(moment)).container);
  cleanup();
  const drawn = new Set(usual.kinds);
  for (let from = 0; from < hostileWords.length; from += STRIDE) {
    const { container } = render(page({ ...moment, view: poisoned(moment.view, from) }));
    const { kinds, names, texts, leads } = standing(container);
    expect(
      [...kinds].filter((kind) =>
        /^(SCRIPT|IFRAME|OBJECT|EMBED|STYLE|LINK|BASE|META|IMAGE|VIDEO)$/.test(kind),
      ),
    ).toEqual([]);
    expect([...kinds].filter((kind) => kind === 'IMG' && !drawn.has(kind))).toEqual([]);
    expect([...names].filter((name) => /^on|^srcdoc$/.test(name))).toEqual([]);
    expect(
      texts.filter((text) => unfitToShow.test(text)).map((text) => JSON.stringify(text.slice(0, 80))),
    ).toEqual([]);
    expect(texts.filter((text) => text.length > 700).map((text) => text.slice(0, 80))).toEqual([]);
    expect(leads.filter((lead) => !usual.leads.includes(lead) && !/^tel:|^mailto:/.test(lead))).toEqual([]);
    cleanup();
  }
});
