import type {
  WireAuthMethod,
  WireInstitution,
  WirePaymentType,
  WireUi,
} from '../proxy/providers/mono/wire.ts';
import type { BankAccount } from './accounts.ts';
import type { SandboxClock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { LedgerBook } from './ledger.ts';
import type { PaymentBook } from './payment-book.ts';
import type { Profile } from './profile.ts';
import type { Scenario } from './scenarios.ts';
import type { PaymentStage, SessionStage } from './transitions.ts';
import type { Outbox } from './webhooks/outbox.ts';

export interface BankSession {
  readonly id: string;
  readonly institution: WireInstitution;
  readonly method: WireAuthMethod;
  readonly expiresAt: number;
  stage: SessionStage;
  scenario: Scenario | undefined;
  /** What the bank waits for, while it waits. */
  asked: WireUi | undefined;
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
  readonly scenario: Scenario;
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
  /** The capture's own question was put already. */
  askedAtCapture: boolean;
  wrongCodes: number;
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
  /** Aborted once the sandbox stops. */
  readonly stopping: AbortSignal;
  profile: Profile;
  /** Taken by the next login, whoever logs in. */
  forcedScenario: Scenario | undefined;
}

export const isoTime = (ms: number): string => new Date(ms).toISOString();
