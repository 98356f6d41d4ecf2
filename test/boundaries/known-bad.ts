/** Versions with a known hole: name, first bad one, first good one. */
const holes: readonly (readonly [name: string, from: string, until: string])[] = [
  ['hono', '0.0.0', '4.12.34'],
  ['preact', '10.26.5', '10.28.2'],
];

/** Single versions that somebody else than their maintainers gave out: on 8 September 2025, through one stolen account. */
const stolen: ReadonlySet<string> = new Set([
  'ansi-regex@6.2.1',
  'ansi-styles@6.2.2',
  'backslash@0.2.1',
  'chalk@5.6.1',
  'chalk-template@1.1.1',
  'color@5.0.1',
  'color-convert@3.1.1',
  'color-name@2.0.1',
  'color-string@2.1.1',
  'debug@4.4.2',
  'error-ex@1.3.3',
  'has-ansi@6.0.1',
  'is-arrayish@0.3.3',
  'simple-swizzle@0.2.3',
  'slice-ansi@7.1.1',
  'strip-ansi@7.1.1',
  'supports-color@10.2.1',
  'supports-hyperlinks@4.1.1',
  'wrap-ansi@9.0.1',
]);

const isBefore = (one: string, other: string) =>
  one.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' }) < 0;

/** Whether this version is on the list, which is kept by hand: a version that is not may be bad all the same. */
export const isKnownBad = (name: string, version: string): boolean =>
  stolen.has(`${name}@${version}`) ||
  holes.some(([bad, from, until]) => bad === name && !isBefore(version, from) && isBefore(version, until));
