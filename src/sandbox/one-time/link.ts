import type { WireSplit } from '../../proxy/providers/mono/mandate-wire.ts';
import type { WireLinkMethod } from '../../proxy/providers/mono/one-time-wire.ts';
import type { Payment } from '../world.ts';
import type { LinkScenario } from './scenario.ts';
import type { Visit } from './visit.ts';

/** What was ordered when the page was asked for. */
export interface LinkOrder {
  readonly reference: string;
  /** Kobo. */
  readonly amountMinor: number;
  readonly method: WireLinkMethod;
  readonly description: string;
  readonly redirectUrl: string | undefined;
  readonly customerId: string;
  /** As they were sent. */
  readonly institution: string | undefined;
  readonly authMethod: string | undefined;
  readonly meta: Readonly<Record<string, unknown>> | undefined;
  readonly split: WireSplit | undefined;
}

/** A page of the provider on which one payment can be made. */
export interface PaymentLink extends LinkOrder {
  readonly id: string;
  /** Milliseconds since 1970 UTC, as all times here. */
  readonly createdAt: number;
  readonly scenario: LinkScenario;
  /** Where the payer stands on the page. */
  visit: Visit;
  wrongCodes: number;
  /** What was paid on it, oldest first; more than one only where somebody pays again. */
  readonly payments: Payment[];
  closedAt: number | undefined;
  abandonedAt: number | undefined;
}
