import type { Expected } from './checker/coverage.ts';
import { browserFates, databaseFates, providerFates, webhookOdds } from './lines/odds.ts';
import type { Plan } from './plan.ts';
import { planBlows } from './schedule.ts';

/** A run of this many checkouts must meet every fault often; a smaller one less often, and a small one need not meet each. */
const WHOLE = 2_000;
const OF_EACH = 20;

/** What a run by this plan must meet to say anything. */
export function expectedOf(plan: Plan): Expected {
  return {
    faults: [
      ...browserFates.map((fate) => `browser ${fate}`),
      ...providerFates.map((fate) => `provider ${fate}`),
      ...Object.keys(webhookOdds).map((fate) => `webhooks ${fate}`),
      ...databaseFates.map((fate) => `database ${fate}`),
    ],
    ofEach: Math.floor((OF_EACH * Math.min(plan.checkouts, WHOLE)) / WHOLE),
    kills: planBlows(plan).blows.filter(({ blow }) => blow === 'kill').length,
  };
}
