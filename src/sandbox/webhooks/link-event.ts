import type { WireUnpaidWebhook } from '../../proxy/providers/mono/one-time-wire.ts';
import type { PaymentLink } from '../one-time/link.ts';
import { isoTime, type World } from '../world.ts';
import { sendAsPlanned } from './planned.ts';

const words = { cancelled: 'Payment was cancelled', abandoned: 'Payment was abandoned' } as const;

/** Tells that nobody has paid, in the way that the scenario has its webhooks. */
export function tellUnpaid(world: World, link: PaymentLink, status: 'cancelled' | 'abandoned'): void {
  sendAsPlanned(world, unpaidEvent(world, link, status), link.scenario.behaviour.payment?.webhooks ?? [{}]);
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
