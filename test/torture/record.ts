/** Which of a run's four lines, or what else, a fault was put on. */
export type FaultPlace =
  | 'browser'
  | 'provider'
  | 'webhooks'
  | 'database'
  | 'process'
  | 'customer'
  | 'merchant';

/**
 * What a torture run writes down while it runs. The checker knows this, the sandbox's books and the database, and nothing else. `at` is
 * `Date.now()` of the machine that drives the run; amounts are kobo.
 */
export type Entry =
  /** The merchant's server made a checkout. */
  | {
      readonly kind: 'created';
      readonly at: number;
      readonly checkoutId: string;
      readonly of: 'payment' | 'mandate';
      readonly reference: string;
      readonly amountMinor: number | undefined;
    }
  /** A customer's page shows something else than before: `screen` is the machine's, `step` and `version` are those of the view behind it. */
  | {
      readonly kind: 'screen';
      readonly at: number;
      readonly checkoutId: string;
      /** One opened page: another device, another tab, and every reload is another one. */
      readonly page: string;
      /** Of the checkout inside the view that was answered; anything but `checkoutId` is a leak. */
      readonly viewId: string;
      readonly screen: string;
      readonly step: string;
      readonly version: number;
      /** Whether the view lets a new attempt be started, or says that none was paid. */
      readonly amountMinor: number | undefined;
      readonly payee: string | undefined;
    }
  /** A customer pressed something that goes to the server. */
  | {
      readonly kind: 'command';
      readonly at: number;
      readonly checkoutId: string;
      readonly page: string;
      readonly command: string;
      readonly version: number;
    }
  /** A customer's page is gone for good: what it showed last is what they believe. `cameBack` says whether it is one that looked after everything had healed. */
  | {
      readonly kind: 'left';
      readonly at: number;
      readonly checkoutId: string;
      readonly page: string;
      readonly cameBack: boolean;
    }
  /** The merchant's server was told, signature right, and answered 2xx (`taken`) or failed. */
  | {
      readonly kind: 'receipt';
      readonly at: number;
      readonly eventId: string;
      readonly type: string;
      readonly checkoutId: string | undefined;
      readonly taken: boolean;
      readonly body: unknown;
    }
  /** The merchant's server ordered a debit of a mandate, a refund, a cancel; with what came back. */
  | {
      readonly kind: 'ordered';
      readonly at: number;
      readonly what: 'debit' | 'refund' | 'cancel';
      readonly checkoutId: string;
      readonly id: string | undefined;
      readonly amountMinor: number | undefined;
      readonly status: number;
    }
  /** A provider's webhook reached a proxy (by its line) and was answered. */
  | {
      readonly kind: 'webhook';
      readonly at: number;
      /** SHA-256 of its bytes, hex: the inbox must hold each that was answered 2xx. */
      readonly digest: string;
      readonly status: number;
    }
  /** A fault has really fired: not one that was only drawn. */
  | {
      readonly kind: 'fault';
      readonly at: number;
      readonly place: FaultPlace;
      readonly fault: string;
      readonly checkoutId?: string;
      /** Of an attempt, at the provider, where the call named one. */
      readonly reference?: string;
    }
  | {
      readonly kind: 'process';
      readonly at: number;
      readonly process: string;
      readonly what: 'started' | 'ready' | 'killed' | 'stopped' | 'continued' | 'terminated' | 'ended';
      readonly code?: number | null;
    }
  /** From here on no fault fires any more. */
  | { readonly kind: 'healed'; readonly at: number };

/** Takes an entry down, in order, in memory and as a line of JSON in the run's folder. */
export interface Record {
  note(entry: Entry): void;
}
