import { mandateEvent } from '../webhooks/mandate-event.ts';
import type { World } from '../world.ts';
import { endOfDay, nextWorkingDay } from './days.ts';
import { isSweep, readyLinked } from './linked-accounts.ts';
import type { Mandate } from './mandate.ts';
import { afterwards, expire, isRunning, makeReady, note } from './moves.ts';
import { runSchedule } from './run-schedule.ts';
import { tell, tellUntruth } from './tell.ts';

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
  if (isSweep(mandate)) readyLinked(world, mandate);
  if (mandate.schedule) runSchedule(world, mandate, mandate.schedule);
}

/** A sweep by its newer name is active in minutes; a signed mandate at once. */
function readyTime(world: World, { scenario, type }: Mandate, approvedAt: number): number {
  const { profile } = world;
  const usual = { emandate: profile.readyMs, gsm: profile.readyMs, sweep: profile.sweepReadyMs, signed: 0 };
  const ready = scenario.behaviour.ready ?? usual[type];
  return ready === 'next-working-day' ? nextWorkingDay(approvedAt) : approvedAt + ready;
}
