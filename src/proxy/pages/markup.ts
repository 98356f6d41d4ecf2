const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control, direction, zero-width and half characters: nothing of a name, and able to make a page read as something else. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Markup that was put together by `html`; only such is inserted as it is. */
export interface Markup {
  readonly markup: string;
}

export const nothing: Markup = { markup: '' };

/** Puts markup together. Every text is escaped, in elements and in attributes; undefined shows nothing. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | Markup | readonly Markup[] | undefined)[]
): Markup {
  const shown = values.map((value) => {
    if (value === undefined) return '';
    if (typeof value === 'string') return escapeText(value);
    return [value]
      .flat()
      .map((piece) => (piece as Markup).markup)
      .join('');
  });
  return { markup: String.raw({ raw: parts }, ...shown) };
}

function escapeText(text: string): string {
  return text
    .replace(unseen, (character) => (character === '\n' ? '\n' : ''))
    .replace(/[&<>"']/g, (letter) => entities[letter] ?? '');
}

/** A name as it fits a line. */
export function clipped(text: string, max: number): string {
  const characters = Array.from(text.trim());
  return characters.length <= max ? text.trim() : `${characters.slice(0, max - 1).join('')}…`;
}
