/**
 * Text from a bank, provider or merchant as it may be shown: without control, direction, zero-width and half characters, and
 * clipped. Line breaks stay where `lines` is set.
 */
export function plainText(text: string, max = 120, lines = false): string {
  const clean = text
    .slice(0, max * 4)
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
      character === '\n' || character === '\u2028' || character === '\u2029' ? (lines ? '\n' : ' ') : '',
    )
    .trim();
  const characters = Array.from(clean);
  return characters.length <= max ? clean : `${characters.slice(0, max - 1).join('')}…`;
}
