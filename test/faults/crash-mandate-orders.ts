import type { DebitStatus } from '../../src/contract/mandate-api.ts';

/** A payer sets up a mandate as far as the transfer, or a merchant debits one that is ready. */
export type MandatePart = 'set-up' | 'debit';

export interface MandateCrashPoint {
  readonly part: MandatePart;
  /** Counts commits, and the beginning and the answer of each call, from the first command or the debit on. */
  readonly killAt: number;
  /** Tells payers apart: each has details and an account of their own. */
  readonly payer: number;
}

/** What the test tells a process that will be killed. */
export interface MandateCrashOrder {
  readonly databaseUrl: string;
  readonly sandboxUrls: Readonly<Record<MandatePart, string>>;
  readonly monoKey: string;
  /** What the process before it left behind. */
  readonly earlier: (MandateCrashPoint & { readonly checkoutId: string }) | undefined;
  /** Left out by the last process, which only settles. */
  readonly act: MandateCrashPoint | undefined;
}

export interface SettledMandate {
  readonly providerId: string | undefined;
  readonly reference: string;
  readonly state: string;
  readonly owed: string | undefined;
}

export type MandateCrashReport =
  | { readonly kind: 'loaded' }
  | {
      readonly kind: 'settled';
      /** Steps that the payer saw after the restart, in order. */
      readonly seen: readonly string[];
      readonly told: readonly string[];
      readonly mandates: readonly SettledMandate[];
      readonly debit: { readonly status: DebitStatus; readonly providerReference: string } | undefined;
      readonly debitedMinor: number;
      readonly events: readonly number[];
    }
  | { readonly kind: 'acting'; readonly checkoutId: string }
  | { readonly kind: 'done'; readonly boundaries: readonly string[] };
