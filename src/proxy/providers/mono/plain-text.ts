/** Everything that shows nothing itself: controls, zero-width characters, turns of direction, lone surrogates. */
const invisible = /[^\P{C}\n\t]/gu;
/** No language stacks more than three marks on a letter; a hundred of them cover the lines above. */
const stackedMarks = /(\p{M}{3})\p{M}+/gu;

/** Text of the provider made safe to show on one line: no controls, no direction overrides, no lone surrogates, at most `max` characters. */
export function plainLine(text: string, max: number): string {
  return plainLines(text, max).replace(/\s+/g, ' ').trim();
}

/** As `plainLine`, keeping line breaks. A literal backslash followed by an n is one: Mono's titles hold that pair. */
export function plainLines(text: string, max: number): string {
  const broken = text
    .slice(0, max * 8)
    .replace(/(\\r)?\\n|\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return clip(broken, max);
}

function clip(text: string, max: number): string {
  const characters = [...text];
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}
