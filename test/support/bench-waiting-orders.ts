/** What the bench tells the process that is measured. */
export interface WaitingOrder {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  readonly secretKey: string;
  readonly monoKey: string;
  readonly webhookSecret: string;
  readonly port: number;
}

/** CPU time in microseconds since `ready`; `most` is the largest resident size since then, in bytes. */
export type WaitingReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'used'; readonly cpu: number; readonly most: number };
