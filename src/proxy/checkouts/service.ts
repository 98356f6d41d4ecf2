import type {
  Checkout,
  CheckoutEvent,
  CheckoutList,
  CreateCheckout,
  ListCheckoutsQuery,
  RefundCheckout,
  ResolveCheckout,
} from '../../contract/merchant-api.ts';
import type {
  ListProviderWebhooksQuery,
  ProviderWebhook,
  ProviderWebhookList,
} from '../../contract/provider-webhooks.ts';
import type { Sealed } from '../../contract/sealed.ts';
import type { SessionView } from '../../contract/session.ts';
import type { Command } from '../../contract/steps.ts';
import type { BankPage } from '../../contract/view-parts.ts';

/** What a merchant's server may do, over HTTP or in process. Problems are thrown as `ProblemError`. */
export interface MerchantCheckouts {
  /** `created` is false where the same reference and terms, or the same key, met an existing checkout. */
  create(
    input: CreateCheckout,
    options: { idempotencyKey: string },
  ): Promise<{ checkout: Checkout; created: boolean }>;
  get(id: string): Promise<Checkout>;
  list(query: ListCheckoutsQuery): Promise<CheckoutList>;
  /** `replayed` where the same key has done it before: the checkout as it is now. */
  cancel(id: string, options: { idempotencyKey: string }): Promise<{ checkout: Checkout; replayed: boolean }>;
  /** `replayed` as in `cancel`. */
  resolve(
    id: string,
    resolution: ResolveCheckout,
    options: { idempotencyKey: string },
  ): Promise<{ checkout: Checkout; replayed: boolean }>;
  /**
   * Has the whole of a debit paid back, once; answers with what is known after at most the patience of the call. `processing` is asked about until it is settled. `replayed` as
   * in `cancel`.
   */
  refund(
    id: string,
    wish: RefundCheckout,
    options: { idempotencyKey: string },
  ): Promise<{ checkout: Checkout; replayed: boolean }>;
  events(id: string): Promise<readonly CheckoutEvent[]>;
}

/** Which page asks: the random key it made for itself. The page that logged in owns the attempt; others see `in-use`. */
export interface PageIdentity {
  readonly pageKey: string | undefined;
}

export interface CommandRequest {
  readonly command: Command;
  /** The raw JSON body; checked against the contract here. */
  readonly body: unknown;
  readonly idempotencyKey: string;
}

export interface CommandResult {
  readonly view: SessionView;
  readonly replayed: boolean;
}

/** What a payer's page may do. Problems are thrown as `ProblemError`. */
export interface PageCheckouts {
  /** Which checkout a link opens; undefined where there is none. Reads only. */
  byClientToken(
    clientToken: string,
  ): Promise<{ checkoutId: string; allowedOrigins: readonly string[] } | undefined>;
  /** The link of the checkout whose payer the provider sends back to this address; undefined where there is none. Reads only. */
  byReturnToken(returnToken: string): Promise<{ clientToken: Sealed<string> } | undefined>;
  view(checkoutId: string, page: PageIdentity): Promise<SessionView>;
  /** The view once its version is above `after` (at once where `after` is undefined or above the version), undefined after `waitMs`. */
  watch(
    checkoutId: string,
    page: PageIdentity,
    options: { after: number | undefined; waitMs: number; signal: AbortSignal },
  ): Promise<SessionView | undefined>;
  banks(checkoutId: string, query: { q?: string; cursor?: string }): Promise<BankPage>;
  /** Answers when the command is done, or after `patienceMs` with the busy view while the command goes on. */
  command(
    checkoutId: string,
    page: PageIdentity,
    request: CommandRequest,
    options: { patienceMs: number },
  ): Promise<CommandResult>;
}

/** Webhooks of the provider: kept, then a reason to ask. `rejected` is answered 401, `kept` 200. */
export interface WebhookInbox {
  receive(message: { headers: Headers; body: Uint8Array }): Promise<'kept' | 'rejected'>;
}

/** Webhooks of the provider that were kept, for a merchant's server. What stood in them is never shown. */
export interface ProviderWebhooks {
  /** Newest first. */
  list(query: ListProviderWebhooksQuery): Promise<ProviderWebhookList>;
  /** Reads it again and makes the proxy ask about what it names. `replayed` where the same key was its last one. */
  replay(
    id: string,
    options: { idempotencyKey: string },
  ): Promise<{ webhook: ProviderWebhook; replayed: boolean }>;
}

/** What runs without anybody asking: recovery, expiry, verification. */
export interface Completer {
  /** Does everything that is due now, once. Returns how many rows it worked on. */
  tick(): Promise<number>;
}
