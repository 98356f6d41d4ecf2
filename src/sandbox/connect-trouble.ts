import type { WireInstitution, WireUi } from '../proxy/providers/mono/wire.ts';
import { faultReply } from './faults.ts';
import { captchaField } from './forms/questions.ts';
import { answered, type Reply } from './reply.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { World } from './world.ts';

/**
 * What a scenario does to the next connections with a bank. Nobody has typed a user by then, so a scenario that is chosen by its
 * user ends the first session and troubles the next one, whoever opens it.
 */
export interface ConnectTrouble {
  readonly scenario: Scenario;
  readonly isForced: boolean;
  /** Connections that were refused so far. */
  refused: number;
}

export const troublesConnecting = ({ behaviour }: Scenario): boolean =>
  behaviour.connectAsks !== undefined || behaviour.faults?.['connect-session'] !== undefined;

/** The trouble of this connection, if any: that of the bank, or one that was forced. */
export function troubleAt(world: World, institution: WireInstitution): ConnectTrouble | undefined {
  const forced = world.forcedScenario;
  if (forced && troublesConnecting(forced)) {
    world.forcedScenario = undefined;
    world.connectTroubles.set(institution, { scenario: forced, isForced: true, refused: 0 });
  }
  return world.connectTroubles.get(institution);
}

/** What a troubled bank answers instead of opening a session; undefined, and the end of the trouble, once it has done so often enough. */
export function refusalUnder(
  world: World,
  institution: WireInstitution,
  trouble: ConnectTrouble,
): Reply | undefined {
  const fault = trouble.scenario.behaviour.faults?.['connect-session'];
  if (!fault || trouble.refused >= (fault.times ?? Number.POSITIVE_INFINITY)) {
    world.connectTroubles.delete(institution);
    return undefined;
  }
  trouble.refused += 1;
  return faultReply(fault.answer, answered(99, {}));
}

/** The form that a troubled bank shows. */
export const formUnder = (trouble: ConnectTrouble | undefined, ui: WireUi): WireUi =>
  trouble?.scenario.behaviour.connectAsks === 'captcha' ? { ...ui, form: [...ui.form, captchaField] } : ui;
