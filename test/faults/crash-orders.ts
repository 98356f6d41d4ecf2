export interface CrashPoint {
  readonly user: string;
  readonly part: 'login' | 'payment';
  readonly killAfter: number;
}

/** What the test tells a process that will be killed. */
export interface CrashOrder {
  readonly store: { readonly dataDir: string } | { readonly url: string };
  readonly sandboxUrl: string;
  readonly monoKey: string;
  /** What the process before it left behind. */
  readonly earlier: { readonly checkoutId: string; readonly user: string } | undefined;
  /**
   * `killAfter` counts statements of one part: of the login, from the choice of the bank to the confirmation; or of the payment, from there
   * on. Left out by the last process, which only settles.
   */
  readonly pay: CrashPoint | undefined;
}

export type CrashReport =
  | { readonly kind: 'loaded' }
  | {
      readonly kind: 'settled';
      /** Steps that the payer saw after the restart, in order. */
      readonly seen: readonly string[];
      readonly told: readonly string[];
      readonly status: string;
      readonly references: readonly string[];
      readonly events: readonly number[];
    }
  | { readonly kind: 'paying'; readonly checkoutId: string }
  | { readonly kind: 'paid'; readonly step: string; readonly statements: number };

export type Settled = Extract<CrashReport, { kind: 'settled' }>;
