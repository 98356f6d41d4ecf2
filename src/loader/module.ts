export type {
  CloseReason,
  ReplaceableWord,
  Settings,
  WidgetEvent,
  WidgetEventType,
} from '../contract/frame-messages.ts';
export type { Outcome, OutcomeStatus } from '../contract/outcome.ts';
export { create } from './create.ts';
export type * from './embedder-api.ts';
