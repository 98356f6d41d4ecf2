/** Red, green and blue, 0 to 255. */
type Rgb = readonly [number, number, number];

/** Reads `#rrggbb`. Anything else (names, three digits, `url(…)`, more text after it) is undefined. */
export function readColour(text: string | undefined): Rgb | undefined {
  if (text === undefined || !/^#[0-9a-f]{6}$/i.test(text)) return undefined;
  const bits = Number.parseInt(text.slice(1), 16);
  return [bits >> 16, (bits >> 8) & 255, bits & 255];
}

export function writeColour(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** What every text on a background must reach. */
export const TEXT_CONTRAST = 4.5;

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

/** White where it can be read on `background`, else black; one of the two always can. */
export function textOn(background: Rgb): string {
  return writeColour(contrast(white, background) >= TEXT_CONTRAST ? white : black);
}

/** `colour`, moved towards black or white until it can be read on all of `backgrounds`. */
export function readableOn(colour: Rgb, backgrounds: readonly Rgb[], towards: 'black' | 'white'): string {
  const end = towards === 'black' ? black : white;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = colour.map((part, index) => Math.round(part + ((end[index] ?? 0) - part) * share)) as [
      number,
      number,
      number,
    ];
    if (backgrounds.every((background) => contrast(mixed, background) >= TEXT_CONTRAST)) {
      return writeColour(mixed);
    }
  }
  return writeColour(end);
}
