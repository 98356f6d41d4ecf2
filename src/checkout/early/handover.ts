import type { PageBoot } from '../../contract/page-boot.ts';

/** Left by `early.ts` for the app: what happened on the page before the app was there. */
export interface Handover {
  readonly boot: PageBoot;
  /** Where the page is drawn. */
  readonly root: HTMLElement;
  /** Whether the bank list stands in `root`, with the same markup as the app's own. */
  readonly drawn: boolean;
  /** Calls back once, now or later, when the merchant's page has connected. */
  onConnect(take: (connection: Connection) => void): void;
  /** Ends what `early.ts` does, and tells what the payer has done so far. */
  release(): EarlyDeeds;
}

/** The private line to the merchant's page, after its first message was found good and answered. */
export interface Connection {
  readonly port: MessagePort;
}

export interface EarlyDeeds {
  /** Words in the search box. */
  readonly typed: string;
  readonly tappedBankId: string | undefined;
  readonly bankMissingTold: boolean;
  readonly closeAsked: boolean;
}
