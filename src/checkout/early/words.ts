/** Words that the page shows before the app is there; the build takes them from the catalogue. `{0}` and `{1}` are filled in. */
export interface EarlyWords {
  readonly pay: string;
  readonly atMost: string;
  readonly paidTo: string;
  readonly close: string;
  readonly testMode: string;
  readonly working: string;
  readonly title: string;
  readonly search: string;
  readonly placeholder: string;
  readonly list: string;
  readonly business: string;
  readonly troubled: string;
  readonly down: string;
  readonly downHint: string;
  readonly passes: string;
  readonly least: string;
  readonly leastHint: string;
  readonly noLogin: string;
  readonly noAnswer: string;
  readonly none: string;
  readonly noneHint: string;
  readonly missing: string;
  readonly notices: Readonly<Record<string, string>>;
  readonly waysTitle: string;
}

declare global {
  const EARLY_WORDS: EarlyWords;
  /** Address of the app's module. */
  const APP_MODULE: string;
  /** Addresses of what the app needs once a bank is chosen, by kind; by `${kind}-page` where the provider's own page is in question, by `${kind}-transfer` where it is not. Not every kind has both. */
  const LATE_MODULES: Readonly<Record<string, readonly string[]>>;
  /** Addresses of the styles that are not in the page itself. */
  const APP_STYLES: readonly string[];
}

export const words = EARLY_WORDS;

export function fill(text: string, ...values: string[]): string {
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}
