import type { enPages } from '../../i18n/en-pages.ts';
import type { LeaveToProviderProps } from '../../machine/facade.ts';

/** Whom the texts are about, as they may be shown. */
export interface Names {
  readonly provider: string;
  readonly merchant: string;
  /** What is paid; empty where nothing is paid now. */
  readonly amount: string;
}

/** What each part of going to the provider's page gets: before it, away, and after it was asked about. */
export interface PlaceProps extends LeaveToProviderProps {
  readonly words: (typeof enPages)['leaving'];
  readonly names: Names;
}
