/** Text from a bank or merchant as it may be shown: no control, direction, zero-width or half characters, clipped to `max`. */
export function plainText(text: string, max = 120): string {
  const clean = text
    .slice(0, max * 4)
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
      /[\n\u2028\u2029]/.test(character) ? ' ' : '',
    )
    .trim();
  const characters = Array.from(clean);
  return characters.length <= max ? clean : `${characters.slice(0, max - 1).join('')}…`;
}

/** Two letters for a name: of its first two telling words, or the first two of the only one. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !/^(bank|plc|ltd|limited|the|of|for|and)$/i.test(word));
  const [first = words[0] ?? '', second] = telling;
  const letters =
    second === undefined
      ? Array.from(first).slice(0, 2).join('')
      : `${Array.from(first)[0]}${Array.from(second)[0]}`;
  return letters.toUpperCase();
}

/** `money(500000)` is `₦5,000.00`, in kobo. */
export function money(amountMinor: number): string {
  const digits = String(amountMinor).padStart(3, '0');
  return `₦${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`;
}

/** White where it can be read on `#rrggbb`, else black; undefined where that is no colour. */
export function textOn(colour: string | undefined): string | undefined {
  if (colour === undefined || !/^#[0-9a-f]{6}$/i.test(colour)) return undefined;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= 4.5 ? '#ffffff' : '#000000';
}
