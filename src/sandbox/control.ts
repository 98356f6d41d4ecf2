import type { CallLog, LoggedCall } from './call-log.ts';
import type { SandboxClock } from './clock.ts';
import { createPageControl, type PageControl } from './hosted/page-control.ts';
import { hostileProfile } from './hostile-profile.ts';
import { createMandateControl, type MandateControl } from './mandates/mandate-control.ts';
import { createLinkControl, type LinkControl } from './one-time/link-control.ts';
import { kindProfile, type Profile } from './profile.ts';
import { type Scenario, type ScenarioId, scenarioById, scenarios } from './scenarios.ts';
import type { Outbox } from './webhooks/outbox.ts';
import type { World } from './world.ts';

/** What stands beside the provider's API, for tests, the demo and the page. */
export interface Control extends MandateControl, LinkControl, PageControl {
  readonly scenarios: readonly Scenario[];
  readonly clock: SandboxClock;
  readonly webhooks: Omit<Outbox, 'enqueue' | 'reset'>;
  /** Calls so far, oldest first, without what was typed. */
  calls(): readonly LoggedCall[];
  /** The next login behaves like this, whoever logs in, and so do further ones of its bank session. Undefined calls it off. Throws a RangeError for an unknown id. */
  forceNextScenario(id: ScenarioId | undefined): void;
  forcedScenario(): ScenarioId | undefined;
  /** Switches between the two ways to be, from the next payment on. The seed decides what a hostile provider does. */
  useProfile(name: Profile['name'], seed?: string): void;
  profile(): Profile['name'];
  /** Changes how the provider is, from the next call on. */
  adjust(changes: Partial<Profile>): void;
  /** Drops sessions, payments, customers, mandates, ledgers, webhooks and calls, and restores the profile the sandbox was made with. */
  reset(): void;
}

export function createControl(world: World, log: CallLog): Control {
  const madeWith = world.profile;
  return {
    ...createMandateControl(world),
    ...createPageControl(world),
    ...createLinkControl(world),
    scenarios,
    clock: world.clock,
    webhooks: world.outbox,
    calls: log.calls,
    forceNextScenario(id) {
      const scenario = id === undefined ? undefined : scenarioById(id);
      if (id !== undefined && !scenario) throw new RangeError(`There is no scenario "${id}"`);
      world.forcedScenario = scenario;
    },
    forcedScenario: () => world.forcedScenario?.id as ScenarioId | undefined,
    useProfile(name, seed = crypto.randomUUID()) {
      world.profile = name === 'hostile' ? hostileProfile(seed) : kindProfile;
    },
    profile: () => world.profile.name,
    adjust(changes) {
      world.profile = { ...world.profile, ...changes };
    },
    reset() {
      world.sessions.clear();
      world.payments.reset();
      world.links.reset();
      world.subAccounts.reset();
      world.forcedLink = undefined;
      world.forcedRefund = undefined;
      world.customers.reset();
      world.mandates.reset();
      world.movements.reset();
      world.money.reset();
      world.linkings.reset();
      world.nibss.isDown = false;
      world.nibss.waiting.clear();
      world.firstStartDays.clear();
      world.forcedPage = undefined;
      world.forcedDebit = undefined;
      world.faultsHad.clear();
      world.connectTroubles.clear();
      world.ledger.reset();
      world.outbox.reset();
      world.forcedScenario = undefined;
      world.profile = madeWith;
      log.reset();
    },
  };
}
