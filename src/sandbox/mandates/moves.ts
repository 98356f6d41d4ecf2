import { actionEvent, mandateEvent } from '../webhooks/mandate-event.ts';
import { isoTime, type World } from '../world.ts';
import type { Mandate, MandateAccount } from './mandate.ts';
import type { MandateMovement } from './mandate-ledger.ts';
import { scenarioOfAccount } from './scenarios.ts';
import { tell } from './tell.ts';

type Details = Omit<MandateMovement, 'at' | 'mandate' | 'reference' | 'movement'>;

/** Writes down what happened to a mandate. */
export function note(
  world: World,
  { id, reference }: Mandate,
  movement: MandateMovement['movement'],
  details: Details = {},
): void {
  world.movements.record({ at: isoTime(world.clock.now()), mandate: id, reference, movement, ...details });
}

export const isRunning = ({ stage }: Mandate): boolean => stage === 'approved' || stage === 'suspended';

/** Runs at its time, unless the sandbox was reset in between. */
export function afterwards(world: World, mandate: Mandate, at: number, run: () => void): void {
  world.clock.setTimer(
    () => {
      if (world.mandates.has(mandate)) run();
    },
    Math.max(0, at - world.clock.now()),
  );
}

/** The waiting time of an approved mandate is over. */
export function makeReady(world: World, mandate: Mandate): void {
  if (!isRunning(mandate) || mandate.isReady) return;
  mandate.isReady = true;
  mandate.readyAt = world.clock.now();
  note(world, mandate, 'ready');
  tell(world, mandate, mandateEvent(world, mandate, 'ready'));
}

function end(
  world: World,
  mandate: Mandate,
  stage: 'cancelled' | 'rejected' | 'expired',
  because: string,
): void {
  mandate.stage = stage;
  mandate.endedAt = world.clock.now();
  mandate.endedBecause = because;
  mandate.isReady = false;
}

/** The bank says no, or the payer is not the account's holder. */
export function reject(world: World, mandate: Mandate, because = 'Mandate was rejected by Bank'): void {
  end(world, mandate, 'rejected', because);
  note(world, mandate, 'rejected', { because });
  tell(world, mandate, mandateEvent(world, mandate, 'rejected'));
}

/** The provider gives a mandate up, and says why. It can still be read. */
export function cancelByItself(world: World, mandate: Mandate, because: string): void {
  end(world, mandate, 'cancelled', because);
  note(world, mandate, 'cancelled', { by: 'provider', because });
  tell(world, mandate, actionEvent(world, mandate, 'cancel', because));
}

/** Cancelled by a call: "cancelled and deleted", where the profile takes that by the word. */
export function cancelByCall(world: World, mandate: Mandate): void {
  end(world, mandate, 'cancelled', 'Cancelled by a call');
  if (world.profile.cancelledMandates === 'gone') {
    mandate.isDeleted = true;
    world.mandates.hide(mandate);
  }
  note(world, mandate, 'cancelled', { by: 'call' });
  tell(world, mandate, actionEvent(world, mandate, 'cancel'));
}

/** Its last day is over. */
export function expire(world: World, mandate: Mandate): void {
  if (!isRunning(mandate)) return;
  end(world, mandate, 'expired', 'Its end date is over');
  note(world, mandate, 'expired');
  tell(world, mandate, mandateEvent(world, mandate, 'expired'));
}

/** The payer's account is named on the provider's page: from now on the bank knows of the mandate, and so does everybody who is told. */
export function begin(world: World, mandate: Mandate, account: MandateAccount): void {
  world.mandates.nameAccount(mandate, account);
  const scenario = scenarioOfAccount(account.number);
  mandate.scenario = {
    ...scenario,
    behaviour: world.profile.twistMandate?.(scenario.behaviour) ?? scenario.behaviour,
  };
  mandate.stage = 'initiated';
  note(world, mandate, 'begun', { from: account.number });
  tell(world, mandate, mandateEvent(world, mandate, 'created'));
}

export function pause(world: World, mandate: Mandate): void {
  mandate.stage = 'suspended';
  note(world, mandate, 'paused');
  tell(world, mandate, actionEvent(world, mandate, 'pause'));
}

export function reinstate(world: World, mandate: Mandate): void {
  mandate.stage = 'approved';
  note(world, mandate, 'reinstated');
  tell(world, mandate, actionEvent(world, mandate, 'reinstate'));
}
