import type { ComponentType } from 'preact';
import type { PageBoot } from '../contract/page-boot.ts';
import type { SessionView } from '../contract/session.ts';
import type { Step } from '../contract/steps.ts';
import type { OpenLine } from './effects/open-line.ts';
import type { ScreenProps } from './machine/facade.ts';

export type LateScreens = { readonly [S in Step]?: ComponentType<ScreenProps<S>> };

/** Everything of one kind of checkout that is not needed to find the bank: it comes while the payer looks for it. */
export interface Late {
  readonly screens: LateScreens;
  /** Screens that only some checkouts of the kind come to, as far as one that stands like this may. Rejects where they cannot be had. */
  more?(view: SessionView): Promise<LateScreens>;
  openLine(page: Window, boot: PageBoot, pageKey: string): OpenLine;
}
