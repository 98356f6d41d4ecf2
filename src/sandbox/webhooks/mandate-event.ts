import type {
  WireDebitEventName,
  WireDebitWebhook,
  WireMandateActionWebhook,
  WireMandateEventName,
  WireMandateWebhook,
} from '../../proxy/providers/mono/mandate-webhook-wire.ts';
import { accountOf, type Mandate, type MandateDebit } from '../mandates/mandate.ts';
import { readDebitOf, termsOf } from '../mandates/wire-of.ts';
import { feeMinor } from '../resources/fee.ts';
import { isoTime, type World } from '../world.ts';

const business = '60cc8f95ba1772018c5c6b1d';

const head = (world: World) => ({
  event_id: world.ids.named('', 20),
  timestamp: isoTime(world.clock.now()),
});

const sender = ({ appId }: World) => ({ app: appId, business });

export type MandateNews = 'created' | 'approved' | 'ready' | 'rejected' | 'expired';

const words: Readonly<Record<MandateNews, string>> = {
  created:
    'The mandate has been successfully initiated and is awaiting customer approval. Once approved, you can begin debiting customers based on the agreed terms',
  approved: 'Mandate approved',
  ready: 'Mandate is now ready for debiting',
  rejected: 'Mandate was rejected by Bank',
  expired: 'Mandate has reached its end date and has expired',
};

const standing = {
  created: { status: 'initiated', ready_to_debit: false, approved: false },
  approved: { status: 'approved', ready_to_debit: false, approved: true },
  ready: { status: 'approved', ready_to_debit: true, approved: true },
  rejected: { status: 'rejected', ready_to_debit: false, approved: false },
  expired: { status: 'expired', ready_to_debit: false, approved: false },
} as const;

/** As the mandate stood when this happened. A rejection tells neither amount nor readiness; readiness names no customer. */
export function mandateEvent(world: World, mandate: Mandate, news: MandateNews): WireMandateWebhook {
  const { customer, live_mode, ready_to_debit, nibss_code, amount, ...terms } = {
    ...termsOf(world, mandate),
    ...standing[news],
  };
  const details = { ready_to_debit, nibss_code, amount, fee_bearer: mandate.feeBearer };
  return {
    event: `events.mandates.${news}` satisfies WireMandateEventName,
    ...head(world),
    data: {
      ...terms,
      ...(news === 'rejected' ? {} : details),
      ...(news === 'ready' ? {} : { customer }),
      ...(news === 'ready' || news === 'rejected' ? {} : { live_mode }),
      bank: accountOf(mandate).bank.name,
      description: mandate.description,
      message: words[news],
      ...sender(world),
    },
  };
}

export type MandateAction = 'pause' | 'cancel' | 'reinstate';

const done: Readonly<Record<MandateAction, string>> = {
  pause:
    "This mandate is now paused and can't be used for debit or balance inquiry, but you can reinstate it back.",
  cancel: 'This mandate is now cancelled and deleted, and can’t be used again',
  reinstate: 'The mandate has been reinstated successfully and is now active for debit and balance inquiry',
};

/** `because` is told in place of the usual words where the provider cancelled it by itself. */
export function actionEvent(
  world: World,
  { id, scenario }: Mandate,
  action: MandateAction,
  because?: string,
): WireMandateActionWebhook {
  const isNamedOtherwise = action === 'cancel' && scenario.behaviour.webhooks?.namesCancelled;
  return {
    event: isNamedOtherwise ? 'events.mandate.action.cancelled' : `events.mandate.action.${action}`,
    ...head(world),
    data: {
      mandate: id,
      status: 'success',
      response_code: '',
      message: because ?? done[action],
      timestamps: isoTime(world.clock.now()),
      documentation: 'https://mono.co/docs/error-codes/400',
      data: null,
      ...sender(world),
    },
  };
}

/**
 * The debit as it stands now. One that is processing tells the mode and no name of its beneficiary; only one that was taken tells its fee, its
 * narration and its session at NIBSS.
 */
export function debitEvent(world: World, mandate: Mandate, debit: MandateDebit): WireDebitWebhook {
  const { fee, narration, event, success, live_mode, beneficiary, split, message, ...read } = readDebitOf(
    world,
    mandate,
    debit,
  );
  const { account_name, ...nameless } = beneficiary;
  const isTaken = debit.status === 'successful';
  const isOpen = debit.status === 'processing';
  return {
    event: `events.mandates.debit.${debit.status}` satisfies WireDebitEventName,
    ...head(world),
    data: {
      ...read,
      message: debit.status === 'failed' ? '' : debit.message,
      customer: mandate.customer.id,
      beneficiary: isOpen ? nameless : beneficiary,
      ...(isOpen ? { event: debit.status, live_mode: world.liveMode } : { success: isTaken }),
      ...(isTaken
        ? { fee: feeMinor(debit.amountMinor), narration: debit.narration, session_id: debit.sessionId }
        : {}),
      ...sender(world),
    },
  };
}
