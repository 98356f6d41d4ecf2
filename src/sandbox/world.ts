import type {
  WireAuthMethod,
  WireInstitution,
  WirePaymentType,
  WireUi,
} from '../proxy/providers/mono/wire.ts';
import type { BankAccount } from './accounts.ts';
import type { SandboxClock } from './clock.ts';
import type { ConnectTrouble } from './connect-trouble.ts';
import type { PageScenario } from './hosted/page-scenarios.ts';
import type { Ids } from './ids.ts';
import type { LedgerBook } from './ledger.ts';
import type { LinkingBook } from './linking/linking.ts';
import type { AccountMoney } from './mandates/account-money.ts';
import type { CustomerBook } from './mandates/customer-book.ts';
import type { MandateBook } from './mandates/mandate-book.ts';
import type { MovementBook } from './mandates/mandate-ledger.ts';
import type { Nibss } from './mandates/nibss.ts';
import type { MandateScenario } from './mandates/scenario.ts';
import type { PaymentLink } from './one-time/link.ts';
import type { LinkBook } from './one-time/link-book.ts';
import type { LinkScenario } from './one-time/scenario.ts';
import type { PaymentBook } from './payment-book.ts';
import type { PaymentRefund } from './payouts/refund.ts';
import type { SubAccountBook } from './payouts/sub-account-book.ts';
import type { Profile } from './profile.ts';
import type { Behaviour, LoginLevel } from './scenarios/behaviour.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { PaymentStage, SessionStage } from './transitions.ts';
import type { Outbox } from './webhooks/outbox.ts';

export interface BankSession {
  readonly id: string;
  readonly institution: WireInstitution;
  readonly method: WireAuthMethod;
  /** What the session itself asks for. */
  readonly form: WireUi;
  readonly expiresAt: number;
  /** The bank made trouble about this connection. */
  readonly trouble: ConnectTrouble | undefined;
  stage: SessionStage;
  /** Ended before its time. */
  over: boolean;
  scenario: Scenario | undefined;
  /** Chosen by a control call: it holds for every login of this session. */
  forcedScenario: Scenario | undefined;
  /** Typed into the field that chooses the scenario. */
  user: string;
  /** Whose faults are counted together: a user's, or this session's where its scenario was forced. */
  faultKey: string;
  /** Still to be asked, in this order, before the login is through. */
  levels: readonly LoginLevel[];
  /** What the bank waits for, while it waits. */
  asked: WireUi | undefined;
  wrongCodes: number;
  /** Right ones that were refused all the same. */
  refusedCodes: number;
  /** The account that the bank does not take. */
  refusedAccount: BankAccount | undefined;
  accounts: readonly BankAccount[];
  account: BankAccount | undefined;
  payment: Payment | undefined;
}

export interface Payment {
  readonly id: string;
  readonly sessionId: string;
  readonly instrumentId: string;
  readonly institution: WireInstitution;
  readonly method: WireAuthMethod;
  readonly account: BankAccount;
  readonly scenario: Pick<Scenario, 'id' | 'behaviour'>;
  /** That of the scenario, as the profile has changed it. */
  readonly behaviour: Behaviour;
  /** The page that it was paid on; none where the payer logged in through the merchant. */
  readonly link: PaymentLink | undefined;
  readonly type: WirePaymentType;
  readonly description: string;
  readonly reference: string;
  /** What was ordered, kobo. */
  readonly orderedMinor: number;
  readonly createdAt: number;
  /** What was debited, kobo; the order until then. */
  amountMinor: number;
  updatedAt: number;
  stage: PaymentStage;
  asked: WireUi | undefined;
  /** How many questions of its own the capture has put. */
  captureQuestions: number;
  wrongCodes: number;
  refusedCodes: number;
  /** When the capture took effect, and the money moved. */
  capturedAt: number | undefined;
  debitedAt: number | undefined;
  /** A debit that comes whatever is answered is on its way. */
  hasStrayDebit: boolean;
  /** How often verify was asked since the capture. */
  verifyReads: number;
  refund: PaymentRefund | undefined;
}

/** Everything one sandbox knows. */
export interface World {
  readonly appId: string;
  readonly liveMode: boolean;
  readonly clock: SandboxClock;
  readonly ids: Ids;
  readonly institutions: readonly WireInstitution[];
  readonly ledger: LedgerBook;
  readonly outbox: Outbox;
  readonly sessions: Map<string, BankSession>;
  readonly payments: PaymentBook;
  readonly links: LinkBook;
  readonly subAccounts: SubAccountBook;
  readonly customers: CustomerBook;
  readonly mandates: MandateBook;
  readonly movements: MovementBook;
  readonly nibss: Nibss;
  readonly money: AccountMoney;
  readonly linkings: LinkingBook;
  /** The start dates that scenarios take for used, by account number. */
  readonly firstStartDays: Map<string, string>;
  /** Faults that come a number of times, counted by scenario, call and user. */
  readonly faultsHad: Map<string, number>;
  /** Banks that make trouble about the next connection. */
  readonly connectTroubles: Map<WireInstitution, ConnectTrouble>;
  /** Aborted once the sandbox stops. */
  readonly stopping: AbortSignal;
  profile: Profile;
  /** Taken by the next login, whoever logs in. */
  forcedScenario: Scenario | undefined;
  /** Taken by the next page for a payment that is asked for, whatever its amount. */
  forcedLink: LinkScenario | undefined;
  /** Taken by the next refund, whatever its payment. */
  forcedRefund: LinkScenario | undefined;
  /** Taken by the next page for a mandate or for linking. */
  forcedPage: PageScenario | undefined;
  /** Taken by the next debit, whatever its mandate. */
  forcedDebit: MandateScenario | undefined;
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();
