import type { CheckoutTimes } from '../../../src/proxy/checkouts/settings.ts';
import type { MonoTimeouts } from '../../../src/proxy/providers/mono/settings.ts';

const second = 1_000;

/** A run is real time: what waits for minutes in production waits for seconds. The rules are the same. */
export const shorterTimes: Partial<CheckoutTimes> = {
  verifyWaitsMs: [...[0.4, 0.6, 1, 1, 1.5].map((seconds) => seconds * second), 2 * second],
  failedReadsApartMs: 3 * second,
  probeMs: second,
  watchedReadMs: second,
  sweepMs: 4 * second,
  fullSweepMs: 20 * second,
  owedWaitsMs: [second, 2 * second, 4 * second],
  lookupsApartMs: 3 * second,
};

export const shorterTimeouts: Partial<MonoTimeouts> = {
  institutions: 3 * second,
  openSession: 3 * second,
  logInExtra: 0,
  logInLeast: 4 * second,
  logInMost: 4 * second,
  openPayment: 3 * second,
  charge: 3 * second,
  capture: 3 * second,
  verify: 2 * second,
  listPayments: 5 * second,
};
