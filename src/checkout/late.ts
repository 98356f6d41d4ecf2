import type { ComponentType } from 'preact';
import type { PageBoot } from '../contract/page-boot.ts';
import type { Step } from '../contract/steps.ts';
import type { OpenLine } from './effects/open-line.ts';
import type { ScreenProps } from './machine/facade.ts';

export type LateScreens = { readonly [S in Step]?: ComponentType<ScreenProps<S>> };

/** Everything of one kind of checkout that is not needed to find the bank: it comes while the payer looks for it. */
export interface Late {
  readonly screens: LateScreens;
  openLine(page: Window, boot: PageBoot, pageKey: string): OpenLine;
}
