import type { Sealed } from '../../contract/sealed.ts';
import type { MandateAnswer } from './mandate-provider.ts';
import type { OpenedProviderPage } from './page-provider.ts';

/** How often a fixed mandate debits: a named rhythm, or every `every` days, weeks or months. */
export type Rhythm =
  | { readonly frequency: 'daily' | 'weekly' | 'monthly' | 'yearly' }
  | { readonly frequency: 'days' | 'weeks' | 'months'; readonly every: number };

/** The debits that the provider itself makes of a fixed mandate. Days are `YYYY-MM-DD`, amounts minor units. */
export interface ProviderSchedule {
  readonly rhythm: Rhythm;
  readonly firstDebitDate: string;
  readonly firstDebitMinor?: number;
  /** Tries on one day, 1 to 6. */
  readonly retries: number;
  /** Days that a debit is gone on with before the next date counts. */
  readonly graceDays: number;
  /** What is tried where the whole amount is not there. */
  readonly partMinor: number;
}

/** A mandate that is set up on the provider's own page, where bank and account are asked. `reference` is ours, 20 characters A–Z 0–9. */
export interface PageMandateOrder {
  readonly customerId: string;
  readonly reference: string;
  readonly type: 'emandate' | 'sweep' | 'signed';
  /** Of a variable mandate the total, of a fixed one each debit, in minor units. */
  readonly amountMinor: number;
  /** Undefined for a variable mandate. */
  readonly schedule?: ProviderSchedule;
  readonly startDate: string;
  readonly endDate: string;
  readonly description: string;
  readonly returnUrl: string;
}

export interface OpenedMandatePage extends OpenedProviderPage {
  /** The mandate exists from now on, by the provider's id. */
  readonly providerId: string;
}

/** What the rules call for mandates by the provider's own page. */
export interface MandatePageProvider {
  patienceMs(call: 'open-mandate-page'): number;
  open(order: Sealed<PageMandateOrder>): Promise<MandateAnswer<OpenedMandatePage>>;
}
