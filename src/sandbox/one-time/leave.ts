import { tellUnpaid } from '../webhooks/link-event.ts';
import type { World } from '../world.ts';
import type { PaymentLink } from './link.ts';
import { payAtOnce } from './pay.ts';

/** The payer closes the page. It can be opened again; that it was closed is told once. */
export function close(world: World, link: PaymentLink): void {
  if (link.closedAt !== undefined || link.payments.length > 0) return;
  link.closedAt = world.clock.now();
  tellUnpaid(world, link, 'cancelled');
  const { paidAfterClosingMs } = link.scenario.behaviour;
  if (paidAfterClosingMs === undefined) return;
  world.clock.setTimer(() => {
    if (world.links.has(link) && link.payments.length === 0) payAtOnce(world, link);
  }, paidAfterClosingMs);
}

/** Nobody pays any more: the page has run out. */
export function abandon(world: World, link: PaymentLink): void {
  if (link.abandonedAt !== undefined || link.payments.length > 0) return;
  link.abandonedAt = world.clock.now();
  tellUnpaid(world, link, 'abandoned');
}

/** Starts the time that a page has. */
export function giveUpInTime(world: World, link: PaymentLink): void {
  world.clock.setTimer(() => {
    if (world.links.has(link)) abandon(world, link);
  }, world.profile.linkLifeMs);
}
