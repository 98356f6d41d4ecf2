import type { PageBoot } from '../../contract/page-boot.ts';
import type { OfferedWay } from '../../contract/provider-page.ts';

/** Left by `open-page.ts` for the app: what happened on the page before the app was there. */
export interface Handover {
  readonly boot: PageBoot;
  /** Where the page is drawn. */
  readonly root: HTMLElement;
  /** Whether the first screen stands in `root`, with the same markup as the app's own. */
  readonly drawn: boolean;
  /** Calls back once, now or later, when the merchant's page has connected. */
  onConnect(take: (connection: Connection) => void): void;
  /** Ends what the early page does, and tells what the payer has done so far. */
  release(): EarlyDeeds;
}

/** The private line to the merchant's page, after its first message was found good and answered. */
export interface Connection {
  readonly port: MessagePort;
}

/** What a payer can do before the app is there, in the words of the machine's events. */
export type EarlyDeed =
  | { readonly type: 'bank.chosen'; readonly bankId: string }
  | { readonly type: 'bank-missing.told' }
  | ({ readonly type: 'way.chosen' } & OfferedWay)
  | { readonly type: 'cancel.asked' }
  | { readonly type: 'close.asked' };

export interface EarlyDeeds {
  /** Words in the search box. */
  readonly typed: string;
  /** Which row shows that it was tapped: a bank's id, or the key of a way to pay. */
  readonly tapped: string | undefined;
  /** In the order in which they were done. */
  readonly deeds: readonly EarlyDeed[];
  /** Escape was pressed, and nothing nearer took it. What it asks for depends on where the page stands, which the merchant's page tells. */
  readonly escaped: boolean;
}

/** A first screen that is drawn without a library. */
export interface EarlyScreen {
  readonly screen: HTMLElement;
  /** To be called once `screen` is on the page: only there do rows have a height. */
  measure?(): void;
  typed?(): string;
  tapped(): string | undefined;
  /** Stops, and leaves what the app would draw first of a page at rest. */
  release(): void;
}

/** Draws the first screen of a view; undefined where only the app can. `tell` carries the first deed of a payer on, once. */
export type DrawEarly = (view: PageBoot['view'], tell: (deed: EarlyDeed) => void) => EarlyScreen | undefined;
