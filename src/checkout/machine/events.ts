import type { CloseReason, WidgetEventType } from '../../contract/frame-messages.ts';
import type { Outcome } from '../../contract/outcome.ts';
import type { SessionView } from '../../contract/session.ts';
import type { FoundBanks, PageProblem, PayerEvent } from './facade.ts';

/** What the network tells. `view.came` carries the whole view; `problem` says why an asked-for step is not what it shows. */
export type LineEvent =
  | { readonly type: 'view.came'; readonly view: SessionView; readonly problem?: PageProblem }
  | { readonly type: 'line.lost' }
  | { readonly type: 'line.found' }
  /** Watching was refused, not merely interrupted. */
  | { readonly type: 'watch.failed' };

export type FlowEvent = PayerEvent | LineEvent;

/** What the machine says to whoever opened the page. An outcome is said once. */
export type Emitted =
  | { readonly type: 'outcome'; readonly outcome: Outcome }
  | {
      readonly type: 'close';
      readonly reason: CloseReason;
      readonly outcome: Outcome;
      /** Where the merchant wants a payer to go who came by the link. */
      readonly backTo: string | undefined;
    }
  | {
      readonly type: 'happened';
      readonly what: WidgetEventType;
      readonly data: { step?: string; bankId?: string };
    };

/** Facts only. Nothing that was typed into a bank's form is ever here. */
export interface FlowContext {
  readonly view: SessionView;
  readonly problem: PageProblem | undefined;
  /** When a command that can move money was sent, in milliseconds of the monotonic clock, until a view came that knows of it. */
  readonly sentAt: number | undefined;
  /** The wait for an outcome, told by watching while that command is still on its way. */
  readonly held: SessionView | undefined;
  readonly outcomeTold: boolean;
  /** The payer was told once that closing does not undo what may have been paid. */
  readonly warned: boolean;
  readonly bankMissingTold: boolean;
  readonly wanted: { readonly q: string; readonly cursor: string | undefined };
  readonly found: FoundBanks | undefined;
}
