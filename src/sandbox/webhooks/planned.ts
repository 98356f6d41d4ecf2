import type { WebhookPlan } from '../scenarios/behaviour.ts';
import type { Payment, World } from '../world.ts';
import { accountConnected, paymentEvent, type ToldStatus, type WebhookEvent } from './event.ts';
import { shapedBody } from './shaped-body.ts';

/** The webhooks that start with a call: they cannot know how it will end. */
export function tellAt(world: World, payment: Payment, call: 'charge' | 'capture'): void {
  for (const plan of payment.behaviour.webhooks ?? []) {
    if (plan.from === call) send(world, payment, plan, messages[plan.tells ?? 'successful']);
  }
}

/** The webhooks of a payment that has ended. `message` is the provider's word on it. */
export function tellAtEnd(world: World, payment: Payment, message: string): void {
  const plans = payment.behaviour.webhooks ?? [{}];
  const usual = plans.find(({ from, tells }) => from === undefined && tells === undefined);
  if (usual && payment.stage === 'successful') {
    world.outbox.enqueue(accountConnected(payment), usual.afterMs ?? world.profile.webhookDelayMs);
  }
  for (const plan of plans) {
    if (plan.from === undefined) send(world, payment, plan, message);
  }
}

function send(world: World, payment: Payment, plan: WebhookPlan, message: string): void {
  const truth = payment.stage === 'successful' ? 'successful' : 'failed';
  const tells = plan.tells ?? truth;
  const event = paymentEvent(world, payment, tells, tells === truth ? message : messages[tells]);
  const delivery = {
    ...(plan.body ? { body: shapedBody(event, plan.body) } : {}),
    ...(plan.secret ? { secret: plan.secret } : {}),
  };
  for (let copy = 0; copy < (plan.times ?? 1); copy += 1) {
    world.outbox.enqueue(event, plan.afterMs ?? world.profile.webhookDelayMs, delivery);
  }
}

/**
 * Sends an event that is neither of a success nor of a failure, as often, as late and in the shape that the plans have the truth told; none
 * where they have it lost.
 */
export function sendAsPlanned(world: World, event: WebhookEvent, plans: readonly WebhookPlan[]): void {
  for (const { from, tells, afterMs, times = 1, body } of plans) {
    if (from !== undefined || tells !== undefined) continue;
    const oddity = body ? { body: shapedBody(event, body) } : {};
    for (let copy = 0; copy < times; copy += 1) {
      world.outbox.enqueue(event, afterMs ?? world.profile.webhookDelayMs, oddity);
    }
  }
}

const messages = {
  successful: 'Payment was successful',
  failed: 'The bank could not complete this payment',
  cancelled: 'Payment was cancelled',
  abandoned: 'Payment was abandoned',
} as const satisfies Record<ToldStatus, string>;
