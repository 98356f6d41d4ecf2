import type { WireDebit, WireMandateTerms } from './mandate-wire.ts';

/** Mono's webhooks about mandates and their debits, as its documents show them. */
interface WireEventHead<Name extends string> {
  readonly event: Name;
  /** Repeats keep it; older events have none. */
  readonly event_id?: string;
  readonly timestamp?: string;
}

interface WireSender {
  readonly app: string;
  readonly business: string;
}

export type WireMandateEventName =
  | 'events.mandates.created'
  | 'events.mandates.approved'
  | 'events.mandates.ready'
  | 'events.mandates.rejected'
  | 'events.mandates.expired';

/** Something happened to a mandate. `ready` names no customer, `rejected` no amount and no readiness. */
export interface WireMandateWebhook extends WireEventHead<WireMandateEventName> {
  readonly data: WireSender &
    Omit<WireMandateTerms, 'ready_to_debit' | 'nibss_code' | 'amount' | 'customer' | 'live_mode'> &
    Partial<Pick<WireMandateTerms, 'ready_to_debit' | 'nibss_code' | 'amount' | 'customer' | 'live_mode'>> & {
      readonly bank: string;
      readonly description: string;
      readonly message: string;
    };
}

export type WireMandateActionEventName =
  | 'events.mandate.action.pause'
  | 'events.mandate.action.cancel'
  | 'events.mandate.action.cancelled'
  | 'events.mandate.action.reinstate';

/** Somebody did something with a mandate: named by `mandate`, not by `id`. `message` says why where it was cancelled by itself. */
export interface WireMandateActionWebhook extends WireEventHead<WireMandateActionEventName> {
  readonly data: WireSender & {
    readonly mandate: string;
    readonly status: 'success';
    readonly response_code: string;
    readonly message: string;
    readonly timestamps: string;
    readonly documentation: string;
    readonly data: null;
  };
}

export type WireDebitEventName =
  | 'events.mandates.debit.processing'
  | 'events.mandates.debit.successful'
  | 'events.mandates.debit.failed';

export interface WireDebitWebhook extends WireEventHead<WireDebitEventName> {
  readonly data: WireSender & WireDebit;
}

export type WireMandatesWebhook = WireMandateWebhook | WireMandateActionWebhook | WireDebitWebhook;
