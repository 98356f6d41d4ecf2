import type { WireCustomerAnswer, WireListMeta, WireValidationError } from './mandate-wire.ts';

/** Mono's JSON about linking an account (Connect Link), as its documents show it. The unit of a balance is not told. */

/** `POST /v2/accounts/initiate`. With an institution the payer is shown its login at once. */
export interface WireLinkRequest {
  readonly customer: { readonly name: string; readonly email: string };
  readonly scope: 'auth';
  /** `ref` is ours. */
  readonly meta?: { readonly ref?: string };
  readonly redirect_url?: string;
  /** `id` from the list of institutions, `auth_method` the type of one of its methods, such as `internet_banking`. */
  readonly institution?: { readonly id: string; readonly auth_method: string };
}

/** What answers about linked accounts stand in. An error has `data: null`. */
export interface WireLinkEnvelope<Data> extends WireCustomerAnswer<Data> {
  readonly timestamp: string;
}

/** What a payer opens is `mono_url`. `customer` is the provider's id of the customer. */
export interface WireOpenedLink {
  readonly mono_url: string;
  readonly customer: string;
  readonly meta: { readonly ref?: string };
  readonly scope: 'auth';
  readonly redirect_url?: string;
  readonly created_at: string;
}

export type WireLinkAnswer = WireLinkEnvelope<WireOpenedLink> | WireLinkEnvelope<null> | WireValidationError;

/** In capitals in every sample; one sentence writes `processing` and `failed` small. */
export type WireDataStatus = 'AVAILABLE' | 'PROCESSING' | 'FAILED';

/** `GET /v2/accounts/{id}`. `bvn` is its last four digits here. */
export interface WireLinkedAccount {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly type: string;
    readonly account_number: string;
    readonly balance: number;
    readonly bvn: string;
    readonly institution: { readonly name: string; readonly bank_code: string; readonly type: string };
  };
  readonly meta: { readonly data_status: WireDataStatus; readonly auth_method: string };
}

export type WireLinkedAccountAnswer = WireLinkEnvelope<WireLinkedAccount> | WireLinkEnvelope<null>;

/** An account in the list. `bvn` has all eleven digits here, and `status` is the data status. */
export interface WireListedAccount {
  readonly id: string;
  readonly name: string;
  readonly account_number: string;
  readonly currency: string;
  readonly balance: number;
  readonly auth_method: string;
  readonly status: WireDataStatus;
  readonly bvn: string;
  readonly type: string;
  readonly institution: {
    readonly id: string;
    readonly name: string;
    readonly bank_code: string;
    readonly type: string;
  };
  readonly customer: { readonly id: string; readonly name: string; readonly email: string };
}

/** `GET /v2/accounts?page=`. The published 400 says "Invalid id query parameter". */
export interface WireLinkedAccountList extends WireLinkEnvelope<readonly WireListedAccount[]> {
  readonly meta: WireListMeta;
}

/** `GET /v2/accounts/{id}/transactions`. */
export interface WireAccountTransaction {
  readonly id: string;
  readonly narration: string;
  readonly amount: number;
  readonly type: 'debit' | 'credit';
  readonly balance: number;
  readonly date: string;
  readonly category: string;
}

export interface WireAccountTransactions extends WireLinkEnvelope<readonly WireAccountTransaction[]> {
  readonly meta: {
    readonly total: number;
    readonly page: number;
    readonly previous: string | null;
    readonly next: string | null;
  };
}

/**
 * An account was linked. The guide's sample has the id only; the newer one names the customer too, and has a `meta`. Nothing has an `event_id`.
 */
export interface WireAccountConnectedWebhook {
  readonly event: 'mono.events.account_connected';
  readonly data: {
    readonly id: string;
    readonly customer?: string;
    readonly meta?: { readonly ref?: string };
  };
}

/** Its data have come, could not be had, or are still being fetched. Here the spelling is mixed: `_id`, `accountNumber`, `created_at`. */
export interface WireAccountUpdatedWebhook {
  readonly event: 'mono.events.account_updated';
  readonly data: {
    readonly meta: {
      readonly data_status: WireDataStatus;
      readonly auth_method: string;
      readonly ref?: string;
    };
    readonly account: {
      readonly _id: string;
      readonly name: string;
      readonly accountNumber: string;
      readonly currency: string;
      readonly balance: number;
      readonly type: string;
      readonly bvn: string;
      readonly authMethod: string;
      readonly institution: { readonly name: string; readonly bankCode: string; readonly type: string };
      readonly created_at: string;
      readonly updated_at: string;
    };
  };
}

export type WireLinkWebhook = WireAccountConnectedWebhook | WireAccountUpdatedWebhook;
