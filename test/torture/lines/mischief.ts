import { oddsAt } from '../occasion.ts';
import type { Plan } from '../plan.ts';
import type { Record } from '../record.ts';
import type { DatabaseFate } from './database-line.ts';
import { createDealer } from './dealt-fates.ts';
import type { Fate } from './fates.ts';
import type { Call } from './http-line.ts';
import { browserOdds, databaseOdds, providerOdds, webhookOdds } from './odds.ts';
import type { WebhookFate } from './webhook-line.ts';
import { checkoutOf, createReferences } from './whose-call.ts';

/** Decides on every line what goes wrong, and writes down what did. After `heal` nothing does. */
export interface Mischief {
  begin(): void;
  heal(): void;
  browser(call: Call): Fate | undefined;
  provider(call: Call): Fate | undefined;
  webhook(): WebhookFate | undefined;
  database(isCommit: boolean): DatabaseFate | undefined;
  noteBrowser(fate: Fate, call: Call): void;
  noteProvider(fate: Fate, call: Call): void;
  noteWebhook(fate: WebhookFate): void;
  noteDatabase(fate: DatabaseFate): void;
}

export function createMischief(plan: Plan, record: Record): Mischief {
  const { occasion } = plan;
  let isOn = false;
  const browser = createDealer<Fate>(plan.draw('browser line'));
  const provider = createDealer<Fate>(plan.draw('provider line'));
  const webhook = createDealer<WebhookFate>(plan.draw('webhook line'));
  const database = createDealer<DatabaseFate>(plan.draw('database line'));
  const references = createReferences();
  return {
    begin() {
      isOn = true;
    },
    heal() {
      isOn = false;
    },
    browser: (call) => (isOn ? browser(oddsAt(occasion, 'browser', browserOdds(call))) : undefined),
    provider: (call) => {
      references.learn(call);
      return isOn ? provider(oddsAt(occasion, 'provider', providerOdds(call))) : undefined;
    },
    webhook: () => (isOn ? webhook(oddsAt(occasion, 'webhooks', webhookOdds)) : undefined),
    database: (isCommit) =>
      isOn
        ? database(oddsAt(occasion, 'database', isCommit ? databaseOdds.commit : databaseOdds.other))
        : undefined,
    noteBrowser(fault, call) {
      const checkoutId = checkoutOf(call);
      record.note({
        kind: 'fault',
        at: Date.now(),
        place: 'browser',
        fault,
        ...(checkoutId && { checkoutId }),
      });
    },
    noteProvider(fault, call) {
      const reference = references.of(call);
      record.note({
        kind: 'fault',
        at: Date.now(),
        place: 'provider',
        fault,
        ...(reference && { reference }),
      });
    },
    noteWebhook: (fault) => record.note({ kind: 'fault', at: Date.now(), place: 'webhooks', fault }),
    noteDatabase: (fault) => record.note({ kind: 'fault', at: Date.now(), place: 'database', fault }),
  };
}
