import type { Plan } from '../plan.ts';

/** What a proxy process is told by whoever started it. */
export type ProxyOrder =
  | {
      readonly kind: 'serve';
      readonly port: number;
      /** Of payers' pages: the line in front of the proxies. */
      readonly publicUrl: string;
      /** The built page. */
      readonly distDir: string;
      readonly databaseUrl: string;
      readonly providerUrl: string;
      readonly merchantUrl: string;
      readonly pushedMs: number;
    }
  /** From now on time is this much later than the machine's, milliseconds. */
  | { readonly kind: 'time'; readonly pushedMs: number }
  /** From now on the machine's clock is so far off, milliseconds; what counts waits is not. */
  | { readonly kind: 'clock'; readonly offMs: number }
  /** Whether it finds no address of any name. */
  | { readonly kind: 'names'; readonly areLost: boolean }
  /** For so long it does nothing at all, milliseconds. */
  | { readonly kind: 'stall'; readonly ms: number };

/** What the bank's process is told. */
export interface BankOrder {
  readonly port: number;
  readonly webhookUrl: string;
  readonly seed: string;
  readonly profile: Plan['profile'];
}

/** What either says: its code is read and it waits for an order; or it serves. */
export type ChildReport = { readonly kind: 'loaded' } | { readonly kind: 'ready' };
