import { mandateSteps, paymentSteps } from '../../src/contract/steps.ts';
import type { Expected } from './checker/missing.ts';
import { browserFates, databaseFates, providerFates, webhookOdds } from './lines/odds.ts';
import type { Plan } from './plan.ts';
import { planBlows } from './schedule.ts';
import { countOfEach, spells } from './troubles/spells.ts';
import { toldRefusals } from './troubles/told-refusals.ts';
import { upsets, upsetsOf } from './troubles/upsets.ts';

/** A run of this many checkouts must meet every fault often; a smaller one less often, and a small one need not meet each. */
const WHOLE = 2_000;
const OF_EACH = 20;

/** No customer here lacks details that a bank asks for, and few see a mandate fail before a kill. */
const rarelyStoodAt: ReadonlySet<string> = new Set(['enter-details', 'mandate-failed']);
const everyStep = [...new Set([...paymentSteps, ...mandateSteps])].filter((step) => !rarelyStoodAt.has(step));

/** What a run by this plan must meet to say anything. */
export function expectedOf(plan: Plan): Expected {
  return {
    faults: [
      ...browserFates.map((fate) => `browser ${fate}`),
      'browser offline',
      ...providerFates.map((fate) => `provider ${fate}`),
      ...Object.keys(webhookOdds).map((fate) => `webhooks ${fate}`),
      ...databaseFates.map((fate) => `database ${fate}`),
      ...toldRefusals.map((refusal) => `database ${refusal}`),
    ],
    ofEach: Math.floor((OF_EACH * Math.min(plan.checkouts, WHOLE)) / WHOLE),
    steps: plan.checkouts < WHOLE ? [] : everyStep,
    events: new Map([
      ...spells.map((spell) => [`database ${spell}`, countOfEach(plan)] as const),
      ...upsets.map((upset) => [`process ${upset}`, upsetsOf(plan, upset)] as const),
    ]),
    kills: planned(plan, 'kill'),
    wakeUps: planned(plan, 'freeze'),
  };
}

const planned = (plan: Plan, kind: 'kill' | 'freeze'): number =>
  planBlows(plan).blows.filter(({ blow }) => blow === kind).length;
