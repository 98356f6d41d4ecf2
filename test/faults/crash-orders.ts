/** What the test tells a process that will be killed. */
export interface CrashOrder {
  readonly store: { readonly dataDir: string } | { readonly url: string };
  readonly sandboxUrl: string;
  readonly monoKey: string;
  /** What the process before it left behind. */
  readonly earlier: { readonly checkoutId: string; readonly user: string } | undefined;
  /** `killAfter` counts statements from the first command that pays. Left out by the last process, which only settles. */
  readonly pay: { readonly user: string; readonly killAfter: number } | undefined;
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
