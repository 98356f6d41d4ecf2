import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import type { RaiseAlarm } from './alarm.ts';
import type { Completer, MerchantCheckouts, PageCheckouts, WebhookInbox } from './service.ts';
import type { CheckoutSettings } from './settings.ts';

export interface CheckoutsOptions {
  readonly store: Store;
  readonly provider: Provider;
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly settings: CheckoutSettings;
  readonly raiseAlarm: RaiseAlarm;
  /** Random bytes; injected by tests that need the same ids every time. */
  readonly random?: (size: number) => Uint8Array;
  /** Waits that are not rules of money: a watcher's, a command's patience. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Called when something became due, so that the completer need not wait for its next round. */
  readonly onDue?: () => void;
}

export interface Checkouts {
  readonly merchant: MerchantCheckouts;
  readonly pages: PageCheckouts;
  readonly inbox: WebhookInbox;
  readonly completer: Completer;
  /** Resolves once no command is running: for the drain on stop. */
  idle(): Promise<void>;
}

/** The rules of money, over a store and a provider. */
export function createCheckouts(_options: CheckoutsOptions): Checkouts {
  throw new Error('not provided');
}
