import { readableOn, readColour, textOn } from './contrast.ts';

interface Appearance {
  readonly accent?: string;
  readonly theme?: 'light' | 'dark' | 'auto';
}

/** Paper and sunk surface of each theme, as in tokens.css. */
const surfaces = {
  light: [
    [255, 255, 255],
    [245, 246, 248],
  ],
  dark: [
    [20, 24, 31],
    [29, 34, 43],
  ],
} as const;

/**
 * Puts the merchant's accent and theme on the page. An accent that is not `#rrggbb` is left out; text on it and text in it
 * are moved until they reach a contrast of 4.5 in either theme.
 */
export function applyAppearance(root: HTMLElement, appearance: Appearance | undefined): void {
  const theme = appearance?.theme;
  if (theme === 'light' || theme === 'dark') root.dataset['theme'] = theme;
  else delete root.dataset['theme'];
  const accent = readColour(appearance?.accent);
  const values: Record<string, string> | undefined = accent && {
    '--merchant-fill': `${appearance?.accent}`,
    '--merchant-on': textOn(accent),
    '--merchant-ink-light': readableOn(accent, surfaces.light, 'black'),
    '--merchant-ink-dark': readableOn(accent, surfaces.dark, 'white'),
    '--merchant-halo': `${appearance?.accent}33`,
  };
  for (const name of ['fill', 'on', 'ink-light', 'ink-dark', 'halo'].map((part) => `--merchant-${part}`)) {
    const value = values?.[name];
    if (value === undefined) root.style.removeProperty(name);
    else root.style.setProperty(name, value);
  }
}
