import type {
  WireCustomer,
  WireDebitStatus,
  WireMandateBank,
  WireMandateType,
  WireSplit,
  WireVerificationMethod,
} from '../../proxy/providers/mono/mandate-wire.ts';
import type { AuthorisationPage } from './authorisation/authorisation-page.ts';
import type { DebitBehaviour } from './behaviour.ts';
import type { LinkedAccount } from './linked-accounts.ts';
import type { MandateScenario } from './scenario.ts';
import { type Schedule, scheduledMinor } from './schedule.ts';

/**
 * Where a mandate stands. `awaiting_authorization`: nobody has begun on the provider's page; `authorized`: the bank looks at a signature.
 * `cancelled` and the two after it are ends.
 */
export type MandateStage =
  | 'awaiting_authorization'
  | 'initiated'
  | 'authorized'
  | 'approved'
  | 'suspended'
  | 'cancelled'
  | 'rejected'
  | 'expired';

export const isOver = (stage: MandateStage): boolean =>
  stage === 'cancelled' || stage === 'rejected' || stage === 'expired';

/** An account at a bank that takes direct debit. */
export interface MandateAccount {
  readonly bank: WireMandateBank;
  /** Ten digits. */
  readonly number: string;
  /** In capitals. */
  readonly holder: string;
}

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
  /** The account that it was taken from. */
  from: MandateAccount | undefined;
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
  readonly type: WireMandateType;
  readonly verification: WireVerificationMethod;
  /** Of a fixed mandate; undefined for a variable one. */
  readonly schedule: Schedule | undefined;
  readonly redirectUrl: string | undefined;
  readonly account: MandateAccount | undefined;
  /** The most that may be taken in all, or what a fixed mandate takes each time, kobo. */
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
  /** The provider's page for this mandate, where it has one. */
  readonly page: AuthorisationPage | undefined;
  /** Undefined until the payer has named it on the provider's page. */
  account: MandateAccount | undefined;
  /** That of the account; until there is one, the one that waits. */
  scenario: MandateScenario;
  /** Of a sweep: the payer's other accounts. */
  linked: readonly LinkedAccount[];
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

/** What may be taken in all, kobo: of a fixed mandate every debit of its schedule. */
export const totalOf = ({ amountMinor, schedule, endDay }: MandateTerms): number =>
  schedule ? scheduledMinor(schedule, amountMinor, endDay) : amountMinor;

/** What may still be taken, kobo. */
export const balanceOf = (mandate: Mandate): number => totalOf(mandate) - mandate.takenMinor;

/** Throws where nobody has named it yet: then nothing can have been approved or taken. */
export function accountOf({ id, account }: Mandate): MandateAccount {
  if (!account) throw new RangeError(`The account of mandate "${id}" is not known yet`);
  return account;
}
