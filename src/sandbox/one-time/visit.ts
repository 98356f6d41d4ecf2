import type { WireAuthMethod, WireInstitution, WireUi } from '../../proxy/providers/mono/wire.ts';
import type { BankAccount } from '../accounts.ts';
import type { LoginLevel } from '../scenarios/behaviour.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** Somebody who has logged in to a bank on the page, or is about to. */
export interface PageLogin {
  readonly institution: WireInstitution;
  readonly method: WireAuthMethod;
  /** Typed into the first field that is not masked. It chooses the scenario, and nothing else that was typed is kept. */
  readonly user: string;
  readonly scenario: Scenario;
}

/** Where the payer stands on the page. `paid`: something was paid or refused, and the payment says what. */
export type Visit =
  | { readonly at: 'bank' }
  | { readonly at: 'log-in'; readonly institution: WireInstitution; readonly method: WireAuthMethod }
  | {
      readonly at: 'question';
      readonly login: PageLogin;
      readonly asked: WireUi;
      readonly left: readonly LoginLevel[];
      readonly account: BankAccount | undefined;
    }
  | {
      readonly at: 'account';
      readonly login: PageLogin;
      readonly accounts: readonly BankAccount[];
      readonly left: readonly LoginLevel[];
    }
  | { readonly at: 'confirm'; readonly login: PageLogin; readonly account: BankAccount }
  | {
      readonly at: 'approve';
      readonly login: PageLogin;
      readonly account: BankAccount;
      readonly asked: WireUi;
      readonly left: readonly WireUi[];
    }
  | { readonly at: 'transfer' }
  | { readonly at: 'number' }
  | { readonly at: 'chat' }
  | { readonly at: 'unknown' }
  | { readonly at: 'paid' };
