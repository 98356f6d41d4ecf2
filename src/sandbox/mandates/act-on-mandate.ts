import type { Reply } from '../reply.ts';
import type { World } from '../world.ts';
import { isOver } from './mandate.ts';
import { cancelByCall, pause, reinstate } from './moves.ts';
import { doneNotice, refusalNotice, unknownMandate } from './notices.ts';
import { findMandate } from './read-mandates.ts';

const notActive = (world: World): Reply =>
  refusalNotice(world, 'This mandate is not active, it cannot be paused or reinstated.');

/** `PATCH …/{id}/cancel`. One that is over already is as unknown as one that never was. */
export function cancelMandate(world: World, id: string): Reply {
  const mandate = findMandate(world, id);
  if (!mandate || isOver(mandate.stage)) return unknownMandate(world);
  cancelByCall(world, mandate);
  return doneNotice(world, "This mandate is now cancelled and deleted, and can't be used again");
}

/** `PATCH …/{id}/pause`. */
export function pauseMandate(world: World, id: string): Reply {
  const mandate = findMandate(world, id);
  if (!mandate) return unknownMandate(world);
  if (mandate.stage === 'suspended') {
    return refusalNotice(world, 'This mandate is already paused, but you can reinstate it back.');
  }
  if (mandate.stage !== 'approved') return notActive(world);
  pause(world, mandate);
  return doneNotice(
    world,
    "This mandate is now paused and can't be used for debit or balance inquiry, but you can reinstate it back.",
    { timeIn: 'timestamps', documented: '400' },
  );
}

/** `PATCH …/{id}/reinstate`. */
export function reinstateMandate(world: World, id: string): Reply {
  const mandate = findMandate(world, id);
  if (!mandate) return unknownMandate(world);
  if (mandate.stage === 'approved') {
    return refusalNotice(world, 'This mandate is already active, but you can pause or cancel it.');
  }
  if (mandate.stage !== 'suspended') return notActive(world);
  reinstate(world, mandate);
  return doneNotice(
    world,
    'The mandate has been reinstated successfully and is now active for debit and balance inquiry',
  );
}
