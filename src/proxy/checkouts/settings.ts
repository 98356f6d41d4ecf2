/** Waits and limits, in milliseconds unless named otherwise. */
export interface CheckoutTimes {
  /** Without a payer's command for this long, a bank login is dropped. */
  readonly bankSessionIdleMs: number;
  readonly defaultExpirySeconds: number;
  /** Waits between two asks of verify: the first one after the outcome became unknown, the last one repeated. */
  readonly verifyWaitsMs: readonly number[];
  /** Two reads of `failed` this far apart are a refusal. */
  readonly failedReadsApartMs: number;
  /** What verify has not settled by then waits for a person. */
  readonly reviewAfterMs: number;
  readonly resolveAfterMs: number;
  /** While a person looks into it, verify is asked this often. */
  readonly reviewVerifyMs: number;
  /** A payment that was created earlier than this before our mint is not ours. */
  readonly clockToleranceMs: number;
  readonly bankListFreshMs: number;
  readonly probeMs: number;
  /** The transfer of a mandate is taken for this long after its creation (Mono: within one hour). */
  readonly transferDeadlineMs: number;
  /** A checkout whose transfer may still be approved stays open for this long after the deadline. */
  readonly afterDeadlineMs: number;
  /**
   * For this long after the approval whoever opens the checkout's link is shown the address of the payer's own page. The link may have gone through
   * many hands, and shows the last four digits that the page asks for.
   */
  readonly payerUrlShownMs: number;
  /** A mandate whose page is in front is read this often. */
  readonly watchedReadMs: number;
  /** The list of mandates is swept this often, by one process. */
  readonly sweepMs: number;
  /** All of the list, with what is approved already. */
  readonly fullSweepMs: number;
  /** Waits between two tries to have a mandate cancelled or paused at the provider, the last one repeated. */
  readonly owedWaitsMs: readonly number[];
  /** A cancellation that is not confirmed by then is alarmed. */
  readonly owedAlarmMs: number;
  /**
   * Two reads of the list this far apart that do not have a mandate say that it was not created. How soon the list has a new one no document says:
   * one that comes later still is found by its webhook or by the sweep of all, and cancelled.
   */
  readonly lookupsApartMs: number;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

export const defaultTimes: CheckoutTimes = {
  bankSessionIdleMs: 5 * minute,
  defaultExpirySeconds: 86_400,
  verifyWaitsMs: [
    ...[1, 2, 3, 5, 5, 8, 8, 8, 8, 8].map((seconds) => seconds * second),
    ...Array.from({ length: 60 }, () => 10 * second),
    ...Array.from({ length: 50 }, () => minute),
    10 * minute,
  ],
  failedReadsApartMs: minute,
  reviewAfterMs: 72 * hour,
  resolveAfterMs: hour,
  reviewVerifyMs: hour,
  clockToleranceMs: 5 * minute,
  bankListFreshMs: 10 * minute,
  probeMs: 5 * second,
  transferDeadlineMs: hour,
  afterDeadlineMs: 10 * minute,
  payerUrlShownMs: 6 * hour,
  watchedReadMs: 3 * second,
  sweepMs: minute,
  fullSweepMs: 6 * hour,
  owedWaitsMs: [...[2, 5, 15, 30, 60].map((seconds) => seconds * second), 5 * minute],
  owedAlarmMs: hour,
  lookupsApartMs: 15 * second,
};

/** Bank logins, and one-time codes, that a checkout may get wrong. */
export const TRIES = 5;

export interface CheckoutSettings {
  /** Address payers see, without a path. */
  readonly publicUrl: string;
  readonly merchant: { readonly name: string; readonly support?: string; readonly logo?: string };
  /** Origins that may embed a checkout. */
  readonly allowedOrigins: readonly string[];
  /** Exact origins (`https://shop.example`) and app schemes (`adire:`) that a payer may be sent back to. */
  readonly returnUrls: readonly string[];
  /**
   * With live keys, larger payments are refused until one live payment was verified, and larger debits, also those that the provider makes by itself,
   * until one live debit was. Infinity lifts it. In minor units.
   */
  readonly trialLimitMinor: number;
  /** The provider has enabled mandates by selfie for this merchant. */
  readonly selfieMandates?: boolean;
  /** Commands of one checkout, over all processes. Not counted where left out. */
  readonly commandsPerMinute?: number;
  /** Logins of one user at one bank within an hour, over all checkouts. Not counted where left out. */
  readonly bankLoginsPerHour?: number;
  readonly times: CheckoutTimes;
}
