import type { Odds } from './fates.ts';
import type { Call } from './http-line.ts';

const anywhere: Odds = {
  refused: 0.004,
  'reset-before-delivery': 0.004,
  'reset-after-delivery': 0.005,
  'answer-lost': 0.002,
  'half-open': 0.002,
  'cut-mid-body': 0.004,
  dripped: 0.004,
  'bad-gateway': 0.004,
  'bad-gateway-after': 0.004,
  'captive-portal': 0.003,
  late: 0.004,
};

const waiting: Odds = { ...anywhere, 'wait-cut': 0.04, 'answer-late': 0.03 };
const posting: Odds = { ...anywhere, 'delivered-twice': 0.012, 'delivered-again': 0.012 };

/** Between payers, or the merchant's server, and the proxies. */
export function browserOdds({ method, path }: Call): Odds {
  if (path.includes('wait=')) return waiting;
  return method === 'POST' ? posting : anywhere;
}

/** Rare calls, and damage that not every answer has room for, are met more often: a run has to see each. */
const atTheProvider: Odds = {
  ...anywhere,
  'answer-lost': 0.004,
  'half-open': 0.004,
  'captive-portal': 0.005,
  'rate-limited': 0.005,
  'server-error-before': 0.004,
  'server-error-after': 0.005,
  'unknown-word': 0.01,
  'missing-field': 0.008,
  'wrong-type': 0.008,
  oversized: 0.004,
};

/** What may move money: an answer that is lost there is what the proxies are for. */
const money: Odds = {
  ...atTheProvider,
  'reset-after-delivery': 0.025,
  'answer-lost': 0.02,
  'cut-mid-body': 0.015,
  'bad-gateway-after': 0.015,
  'server-error-after': 0.015,
};

/** Its network delivers nothing twice that moves money: that would be the provider's own doing. */
const twice: Odds = { ...atTheProvider, 'delivered-twice': 0.04 };

/** Between the proxies and the provider. */
export function providerOdds({ method, path }: Call): Odds {
  if (/\/(charge|capture|debit)/.test(path)) return money;
  return method === 'POST' && /\/(connect|customers)/.test(path) ? twice : atTheProvider;
}

/** Between the provider and the proxies. */
export const webhookOdds = {
  lost: 0.15,
  repeated: 0.15,
  late: 0.2,
  'hours-late': 0.07,
  refused: 0.03,
  'answer-lost': 0.02,
  'other-reference': 0.03,
  'other-amount': 0.03,
  'other-currency': 0.03,
  forged: 0.03,
  replayed: 0.05,
  oversized: 0.02,
} as const;

/** For every commit, and for everything else that a proxy sends to its database where it goes by the line. */
export const databaseOdds = {
  commit: { 'cut-before-commit': 0.012, 'cut-after-commit': 0.015 },
  other: { reset: 0.0008, 'half-open': 0.0005, late: 0.002 },
} as const;

/** For every statement that writes: how the database refuses it. */
export const refusalOdds = {
  'serialization-failure': 0.001,
  deadlock: 0.0006,
  'disk-full': 0.0008,
  'statement-timeout': 0.0006,
  'lock-timeout': 0.0004,
} as const;

const namesOf = (...odds: readonly object[]): readonly string[] => [...new Set(odds.flatMap(Object.keys))];

/** Everything that may go wrong on these lines. */
export const browserFates = namesOf(waiting, posting);
export const providerFates = namesOf(money, twice);
export const databaseFates = namesOf(databaseOdds.commit, databaseOdds.other);
