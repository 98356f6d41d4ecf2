import type { PageMethod } from '../../contract/provider-page.ts';
import type { LatePart } from './late-parts.ts';

/** Words that the page shows before the app is there; the build takes them from the catalogue. `{0}` and `{1}` are filled in. */
export interface EarlyWords {
  readonly pay: string;
  readonly atMost: string;
  readonly paidTo: string;
  readonly until: string;
  readonly untilLagos: string;
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
}

/** Words of the choice of how to pay. `{0}` is the provider. */
export interface WayWords {
  readonly title: string;
  readonly list: string;
  readonly names: Readonly<Record<'bank' | PageMethod, string>>;
  readonly hints: Readonly<Record<'bank' | PageMethod, string>>;
  readonly notices: Readonly<Record<'page_given_up' | 'page_not_opened', string>>;
  readonly goOn: string;
  readonly working: string;
  readonly cancel: string;
}

declare global {
  const EARLY_WORDS: EarlyWords;
  const WAY_WORDS: WayWords;
  /** Address of the app's module. */
  const APP_MODULE: string;
  /** Addresses of what the app needs once a first choice is made: of each part, with all that it needs itself. */
  const LATE_MODULES: Partial<Readonly<Record<LatePart, readonly string[]>>>;
  /** Addresses of the styles that are not in the page itself. */
  const APP_STYLES: readonly string[];
}

export const words = EARLY_WORDS;

export function fill(text: string, ...values: string[]): string {
  return text.replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}
