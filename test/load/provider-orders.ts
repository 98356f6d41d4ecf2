/** What the process that stands for provider and merchant is told to begin with. */
export interface ProviderOrder {
  readonly port: number;
  /** Where the merchant's own server takes webhooks. */
  readonly merchantPort: number;
  readonly secretKey: string;
  readonly appId: string;
  /** How long every answer of the provider takes, milliseconds. */
  readonly latencyMs: number;
  readonly webhook: { readonly url: string; readonly secret: string };
}

/** What happened there: debits by how many there are of one reference, and what the merchant was told by its type. */
export interface ProviderFacts {
  readonly debits: number;
  readonly debitedTwice: number;
  readonly told: Readonly<Record<string, number>>;
}

export type ProviderWord =
  | { readonly kind: 'begin'; readonly order: ProviderOrder }
  | { readonly kind: 'count' };
export type ProviderReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'counted'; readonly facts: ProviderFacts };
