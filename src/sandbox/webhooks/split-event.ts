import type { WireSplitSettlementWebhook, WireSubAccount } from '../../proxy/providers/mono/one-time-wire.ts';
import { isoTime, type World } from '../world.ts';

const business = '60cc8f95ba1772018c5c6b1d';

interface SettledShare {
  readonly account: WireSubAccount;
  readonly amountMinor: number;
  readonly feeMinor: number;
  readonly feeBearer: 'business' | 'sub_accounts';
}

/** A share has reached its sub-account. It names neither the payment nor its reference. */
export function splitSettled(
  world: World,
  { account, amountMinor, feeMinor, feeBearer }: SettledShare,
): WireSplitSettlementWebhook {
  const told = (minor: number): number => (world.profile.settlementUnit === 'naira' ? minor / 100 : minor);
  return {
    event: 'direct_debit.split_settlement_successful',
    data: {
      reference: world.ids.named('po_', 24),
      business,
      app: world.appId,
      status: 'settled',
      message: 'Successfully settled',
      date: isoTime(world.clock.now()),
      currency: 'NGN',
      split_fee: told(feeMinor),
      amount_settled: told(amountMinor),
      fee_bearer: feeBearer,
      account: {
        account_name: account.name,
        account_number: account.account_number,
        account_type: 'sub_account',
        institution: { name: account.bank_name, code: account.bank_code, nibss_code: account.nibss_code },
      },
    },
  };
}
