import type {
  WireCustomer,
  WireDebitStatus,
  WireMandateBank,
  WireSplit,
} from '../../proxy/providers/mono/mandate-wire.ts';
import type { DebitBehaviour } from './behaviour.ts';
import type { MandateScenario } from './scenario.ts';

/** Where a mandate stands. `cancelled` and the three after it are ends. */
export type MandateStage = 'initiated' | 'approved' | 'suspended' | 'cancelled' | 'rejected' | 'expired';

/** A transfer that reached one of the destinations. `amountMinor` is kobo, `at` milliseconds since 1970 UTC. */
export interface Transfer {
  readonly from: string;
  readonly amountMinor: number;
  readonly at: number;
}

/** One debit of a mandate. Kobo, milliseconds since 1970 UTC. */
export interface MandateDebit {
  readonly reference: string;
  readonly amountMinor: number;
  readonly narration: string;
  readonly feeBearer: 'business' | 'customer';
  readonly split: WireSplit | undefined;
  readonly sessionId: string;
  readonly createdAt: number;
  /** Reading it knows nothing of it before. */
  readonly hiddenUntil: number;
  readonly tells: DebitBehaviour['tells'];
  status: WireDebitStatus;
  /** NIBSS's two digits: 00 done, 99 processing. */
  code: string;
  message: string;
  takenAt: number | undefined;
}

/** What a mandate was created with. */
export interface MandateTerms {
  readonly customer: WireCustomer;
  readonly reference: string;
  readonly bank: WireMandateBank;
  readonly accountNumber: string;
  readonly accountName: string;
  /** The most that may be taken in all, kobo. */
  readonly amountMinor: number;
  readonly description: string;
  readonly feeBearer: 'business' | 'customer';
  /** `YYYY-MM-DD`, by the calendar of Lagos. */
  readonly startDay: string;
  readonly endDay: string;
  readonly meta: Readonly<Record<string, unknown>>;
}

export interface Mandate extends MandateTerms {
  readonly id: string;
  readonly nibssCode: string;
  readonly createdAt: number;
  readonly scenario: MandateScenario;
  /** Webhooks about it leave. */
  readonly isTold: boolean;
  readonly transfers: Transfer[];
  readonly debits: MandateDebit[];
  stage: MandateStage;
  /** Cancelled by a call: it answers as if it had never been. */
  isDeleted: boolean;
  isReady: boolean;
  /** A right transfer came and its approval is under way. */
  isAuthorised: boolean;
  approvedAt: number | undefined;
  readyAt: number | undefined;
  endedAt: number | undefined;
  endedBecause: string | undefined;
  /** What was taken so far, kobo. */
  takenMinor: number;
  /** Failed debits of one day of Lagos: enough of them lock the mandate until the day is over. */
  failures: { readonly day: string; readonly insufficient: number; readonly other: number };
}

/** What may still be taken, kobo. */
export const balanceOf = ({ amountMinor, takenMinor }: Mandate): number => amountMinor - takenMinor;
