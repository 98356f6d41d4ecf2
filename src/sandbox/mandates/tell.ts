import type { WireMandatesWebhook } from '../../proxy/providers/mono/mandate-webhook-wire.ts';
import { actionEvent, mandateEvent } from '../webhooks/mandate-event.ts';
import { shapedBody } from '../webhooks/shaped-body.ts';
import type { World } from '../world.ts';
import type { Mandate } from './mandate.ts';

const apartMs = 20_000;

/** Later for what happens earlier, so that it is told in the wrong order. */
const outOfOrder = (event: WireMandatesWebhook): number => {
  if (event.event === 'events.mandates.created') return 3 * apartMs;
  return event.event === 'events.mandates.approved' ? apartMs : 0;
};

/** Sends a webhook about a mandate, in the way that its scenario has it. */
export function tell(world: World, mandate: Mandate, event: WireMandatesWebhook): void {
  const plan = mandate.scenario.behaviour.webhooks ?? {};
  if (!mandate.isTold || plan.lost) return;
  const delayMs = (plan.afterMs ?? world.profile.webhookDelayMs) + (plan.reordered ? outOfOrder(event) : 0);
  const oddity = plan.body ? { body: shapedBody(event, plan.body) } : {};
  for (let copy = 0; copy < (plan.times ?? 1); copy += 1) world.outbox.enqueue(event, delayMs, oddity);
}

/** What a scenario has told beside an approval, though it is not so. */
export function tellUntruth(world: World, mandate: Mandate): void {
  const untruth = mandate.scenario.behaviour.webhooks?.contradicts;
  if (untruth === 'cancelled') tell(world, mandate, actionEvent(world, mandate, 'cancel'));
  if (untruth === 'rejected') tell(world, mandate, mandateEvent(world, mandate, 'rejected'));
  if (untruth === 'created-again') tell(world, mandate, mandateEvent(world, mandate, 'created'));
}
