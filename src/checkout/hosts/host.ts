import type { CloseAsker, CloseReason, LoaderToFrame, WidgetEvent } from '../../contract/frame-messages.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { PayerEvent, Shown } from '../machine/facade.ts';

/** The running checkout, for a host that needs to know where it stands. */
export interface RunningFlow {
  now(): Shown;
  send(event: PayerEvent): void;
}

/** Who opened the page, behind one face. A host carries words out; what happened is decided before it is told. */
export interface Host {
  readonly kind: 'frame' | 'hosted' | 'webview';
  outcome(outcome: Outcome): void;
  /** `backTo` is where the merchant wants a payer to go who came by the link. */
  close(reason: CloseReason, outcome: Outcome, backTo: string | undefined): void;
  event(event: WidgetEvent): void;
  locked(locked: boolean): void;
  onCloseAsked(ask: (by: CloseAsker) => void): void;
  /** Where the page may be there before the payer sees it: when they do. */
  readonly seen?: Promise<void>;
  /** What the merchant's page sets, at once where it has, and whenever it changes. */
  onSettings?(take: (told: Extract<LoaderToFrame, { type: 'settings' }>) => void): void;
  /** In CSS pixels. */
  height?(height: number): void;
  /** The payer has pressed Escape, perhaps before it is known whether that asks for anything here. */
  escape?(): void;
  follow?(flow: RunningFlow): void;
}
