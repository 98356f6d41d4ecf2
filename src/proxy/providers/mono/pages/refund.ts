import * as v from 'valibot';
import type { PageProvider, ProviderRefund, RefundRefusal } from '../../page-provider.ts';
import { lastFourOf } from '../account-number.ts';
import type { Ask } from '../explicit/caller.ts';
import { asRecord, line, pick, type Reading } from '../reading.ts';
import type { WireRefundRequest } from '../refund-wire.ts';

const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Refunds, always of all of a payment (Refund). The payout is the source where none is named. */
export function refund(ask: Ask<'refund', RefundRefusal>): PageProvider['refund'] {
  return (reference, source) => {
    const body: WireRefundRequest = { reference, ...(source === 'wallet' ? { source } : {}) };
    return ask('refund', { method: 'POST', path: 'v2/payments/refund', body }, (answer) =>
      toRefund(answer, reference),
    );
  };
}

/** Undefined where it does not say plainly whether this very payment is refunded. */
function toRefund({ data }: Reading, reference: string): ProviderRefund | undefined {
  const record = asRecord(data);
  const isRefunded = record['refunded'];
  if (record['reference'] !== reference || typeof isRefunded !== 'boolean') return undefined;
  const amountMinor = pick(record, 'refunded_amount', 'refundedAmount');
  const beneficiary = asRecord(record['beneficiary']);
  const bank = v.parse(line(80), pick(beneficiary, 'bank_name', 'bankName'));
  const accountLastFour = lastFourOf(pick(beneficiary, 'account_number', 'accountNumber'));
  return {
    refunded: isRefunded,
    ...(v.is(amount, amountMinor) ? { amountMinor } : {}),
    ...(bank === undefined ? {} : { bank }),
    ...(accountLastFour === undefined ? {} : { accountLastFour }),
  };
}
