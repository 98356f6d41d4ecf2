import type { WireUnpaidWebhook } from '../../proxy/providers/mono/one-time-wire.ts';
import type { PaymentLink } from '../one-time/link.ts';
import { isoTime, type World } from '../world.ts';
import { shapedBody } from './shaped-body.ts';

const words = { cancelled: 'Payment was cancelled', abandoned: 'Payment was abandoned' } as const;

/** Tells that nobody has paid, as often, as late and in the shape that the scenario has its webhooks. */
export function tellUnpaid(world: World, link: PaymentLink, status: 'cancelled' | 'abandoned'): void {
  const event = unpaidEvent(world, link, status);
  for (const { from, tells, afterMs, times = 1, body } of link.scenario.behaviour.payment?.webhooks ?? [{}]) {
    if (from !== undefined || tells !== undefined) continue;
    const oddity = body ? { body: shapedBody(event, body) } : {};
    for (let copy = 0; copy < times; copy += 1) {
      world.outbox.enqueue(event, afterMs ?? world.profile.webhookDelayMs, oddity);
    }
  }
}

function unpaidEvent(world: World, link: PaymentLink, status: 'cancelled' | 'abandoned'): WireUnpaidWebhook {
  const created_at = isoTime(link.createdAt);
  const updated_at = isoTime(world.clock.now());
  return {
    event: `direct_debit.payment_${status}`,
    event_id: world.ids.named('', 43),
    timestamp: updated_at,
    data: {
      type: 'onetime-debit',
      object: {
        _id: link.id,
        id: `txd_${link.id}`,
        status,
        message: words[status],
        description: link.description,
        amount: link.amountMinor,
        currency: 'NGN',
        liveMode: world.liveMode,
        account: null,
        reference: link.reference,
        created_at,
        updated_at,
        flagged: false,
        flag_reasons: null,
        held_settlement: false,
      },
    },
  };
}
