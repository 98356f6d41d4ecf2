import type { Sealed } from '../../contract/sealed.ts';
import type { ExplicitAnswer, OpenedProviderPage, PageCustomer } from './page-provider.ts';

/** The provider's calls about linking an account. None moves money. */
export type LinkCall = 'open-link' | 'read-account' | 'list-accounts';

export interface LinkOrder {
  /** Ours, 20 characters A–Z 0–9. The provider repeats it where it repeats anything. */
  readonly reference: string;
  readonly customer: PageCustomer;
  readonly returnUrl: string;
  /** The bank whose login is to be shown at once, where it is known. */
  readonly institution?: { readonly id: string; readonly methodId: string };
}

export interface OpenedLink extends OpenedProviderPage {
  /** The provider's customer: its accounts are searched where the account linked is not named. */
  readonly customerId: string | undefined;
}

/** Three different things: the data are being fetched, they are there, they could not be had. */
export const dataStatuses = ['processing', 'available', 'failed'] as const;
export type DataStatus = (typeof dataStatuses)[number];

/** An account that a payer has linked. `providerId` never changes. Money is in minor units. */
export interface ProviderLinkedAccount {
  readonly providerId: string;
  readonly customerId?: string;
  readonly holder?: string;
  readonly number: Sealed<string> | undefined;
  readonly type?: string;
  readonly currency: string;
  readonly balanceMinor?: number;
  readonly bankName?: string;
  readonly bankCode?: string;
  readonly nipCode?: string;
  readonly dataStatus: DataStatus;
}

export interface LinkedAccountPage {
  readonly accounts: readonly ProviderLinkedAccount[];
  readonly next: number | undefined;
}

export interface LinkProvider {
  patienceMs(call: LinkCall): number;
  open(order: Sealed<LinkOrder>): Promise<ExplicitAnswer<OpenedLink, 'details_refused' | 'refused'>>;
  readAccount(providerId: string): Promise<ExplicitAnswer<ProviderLinkedAccount, 'not_found' | 'refused'>>;
  listAccounts(page: number): Promise<ExplicitAnswer<LinkedAccountPage, 'refused'>>;
}
