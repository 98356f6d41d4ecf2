import type { WireDataStatus } from '../../proxy/providers/mono/link-wire.ts';
import type { WireCustomer } from '../../proxy/providers/mono/mandate-wire.ts';
import type { WireAuthMethod, WireInstitution } from '../../proxy/providers/mono/wire.ts';
import type { BankAccount } from '../accounts.ts';
import type { PageTrouble } from '../hosted/trouble.ts';
import type { LinkingScenario } from './scenarios.ts';

/** Where the payer logs in. */
export interface ChosenBank {
  readonly institution: WireInstitution;
  readonly method: WireAuthMethod;
}

/** A login that the bank took. `user` chose the scenario; nothing else that was typed is kept. */
export interface LoggedIn extends ChosenBank {
  readonly user: string;
  readonly scenario: LinkingScenario;
}

/** Where the payer stands on the page. */
export type LinkingVisit =
  | { readonly at: 'bank' }
  | ({ readonly at: 'log-in' } & ChosenBank)
  | ({ readonly at: 'code' } & LoggedIn)
  | ({ readonly at: 'consent' } & LoggedIn)
  | ({ readonly at: 'account'; readonly accounts: readonly BankAccount[] } & LoggedIn)
  | { readonly at: 'linked'; readonly account: ConnectedAccount };

/** The provider's page on which a payer links an account. */
export interface Linking {
  readonly code: string;
  readonly customer: WireCustomer;
  readonly ref: string | undefined;
  readonly redirectUrl: string | undefined;
  readonly trouble: PageTrouble;
  readonly createdAt: number;
  visit: LinkingVisit;
  isClosed: boolean;
}

/** An account that was linked, once and for good: its id is the same however often that is done. Kobo; milliseconds since 1970 UTC. */
export interface ConnectedAccount {
  readonly id: string;
  readonly holder: string;
  readonly number: string;
  readonly type: BankAccount['type'];
  readonly balanceMinor: number;
  readonly institution: WireInstitution;
  readonly authMethod: string;
  readonly customer: WireCustomer;
  readonly linkedAt: number;
  readonly scenario: LinkingScenario;
  dataStatus: WireDataStatus;
  updatedAt: number;
}

/** What was linked and the pages for it, oldest first. */
export interface LinkingBook {
  open(linking: Linking): void;
  byCode(code: string): Linking | undefined;
  all(): readonly Linking[];
  connect(account: ConnectedAccount): void;
  account(id: string): ConnectedAccount | undefined;
  accounts(): readonly ConnectedAccount[];
  reset(): void;
}

export function createLinkingBook(): LinkingBook {
  const pages = new Map<string, Linking>();
  const accounts = new Map<string, ConnectedAccount>();
  return {
    open: (linking) => void pages.set(linking.code, linking),
    byCode: (code) => pages.get(code),
    all: () => [...pages.values()],
    connect: (account) => void accounts.set(account.id, account),
    account: (id) => accounts.get(id),
    accounts: () => [...accounts.values()],
    reset() {
      pages.clear();
      accounts.clear();
    },
  };
}
