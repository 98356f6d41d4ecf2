import { actionEvent, mandateEvent } from '../webhooks/mandate-event.ts';
import { isoTime, type World } from '../world.ts';
import { endOfDay, nextWorkingDay } from './days.ts';
import type { Mandate } from './mandate.ts';
import type { MandateMovement } from './mandate-ledger.ts';
import { tell, tellUntruth } from './tell.ts';

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

const isRunning = ({ stage }: Mandate): boolean => stage === 'approved' || stage === 'suspended';

/** Approves a mandate, whatever has become of it; one that runs already stays as it is. */
export function approve(world: World, mandate: Mandate): void {
  if (isRunning(mandate)) return;
  const now = world.clock.now();
  if (mandate.isDeleted) world.mandates.show(mandate);
  mandate.isDeleted = false;
  mandate.stage = 'approved';
  mandate.approvedAt = now;
  mandate.endedAt = undefined;
  mandate.endedBecause = undefined;
  note(world, mandate, 'approved');
  tell(world, mandate, mandateEvent(world, mandate, 'approved'));
  tellUntruth(world, mandate);
  afterwards(world, mandate, readyTime(world, mandate, now), () => makeReady(world, mandate));
  afterwards(world, mandate, endOfDay(mandate.endDay) + 1, () => expire(world, mandate));
}

function readyTime(world: World, { scenario }: Mandate, approvedAt: number): number {
  const ready = scenario.behaviour.ready ?? world.profile.readyMs;
  return ready === 'next-working-day' ? nextWorkingDay(approvedAt) : approvedAt + ready;
}

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

/** The bank says no. */
export function reject(world: World, mandate: Mandate): void {
  const because = 'Mandate was rejected by Bank';
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

function expire(world: World, mandate: Mandate): void {
  if (!isRunning(mandate)) return;
  end(world, mandate, 'expired', 'Its end date is over');
  note(world, mandate, 'expired');
  tell(world, mandate, mandateEvent(world, mandate, 'expired'));
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
