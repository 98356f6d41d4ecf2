import type { WireLinkWebhook } from '../../proxy/providers/mono/link-wire.ts';
import type { WireMandatesWebhook } from '../../proxy/providers/mono/mandate-webhook-wire.ts';
import type {
  WireSplitSettlementWebhook,
  WireUnpaidWebhook,
} from '../../proxy/providers/mono/one-time-wire.ts';
import type { WireAccountWebhook, WirePaymentWebhook } from '../../proxy/providers/mono/wire.ts';
import { feeMinor } from '../resources/fee.ts';
import { isoTime, type Payment, type World } from '../world.ts';

export type WebhookEvent =
  | WireAccountWebhook
  | WireLinkWebhook
  | WirePaymentWebhook
  | WireUnpaidWebhook
  | WireSplitSettlementWebhook
  | WireMandatesWebhook;

/** The words that payment webhooks have. */
export type ToldStatus = 'successful' | 'failed' | 'cancelled' | 'abandoned';

/** Comes before the event of a successful payment. */
export const accountConnected = (payment: Payment): WireAccountWebhook => ({
  event: 'mono.events.account_connected',
  data: { id: payment.account.id },
});

/** The payment as it stands now, under `data.object`. */
export function paymentEvent(
  world: World,
  payment: Payment,
  status: ToldStatus,
  message: string,
): WirePaymentWebhook {
  const { institution } = payment;
  const created_at = isoTime(payment.createdAt);
  const updated_at = isoTime(payment.updatedAt);
  return {
    event: `direct_debit.payment_${status}`,
    event_id: world.ids.named('', 43),
    timestamp: isoTime(world.clock.now()),
    data: {
      type: payment.type,
      object: {
        _id: payment.id,
        id: `txd_${payment.id}`,
        status,
        message,
        description: payment.description,
        amount: payment.amountMinor,
        fee: feeMinor(payment.amountMinor),
        currency: 'NGN',
        liveMode: world.liveMode,
        account: {
          _id: payment.account.id,
          name: payment.account.name,
          accountNumber: payment.account.number,
          currency: 'NGN',
          type: payment.account.type,
          authMethod: payment.method.type,
          liveMode: world.liveMode,
          institution: {
            _id: institution._id,
            name: institution.name,
            bankCode: institution.bank_code ?? null,
            type: institution.type,
            icon: institution.icon,
          },
          created_at,
          updated_at,
        },
        reference: payment.reference,
        created_at,
        updated_at,
        flagged: false,
        flag_reasons: null,
        held_settlement: false,
      },
    },
  };
}
