import * as v from 'valibot';
import type { AcceptedWebhook } from '../provider.ts';
import { lastFourOf } from './account-number.ts';
import { toTime } from './payments.ts';
import { asRecord, exactText, line, pick } from './reading.ts';

type Fields = Readonly<Record<string, unknown>>;

const FeeBearer = v.picklist(['business', 'sub_accounts']);

/**
 * An account that was linked, whose data have come or not, or that is linked no more: named by `data.id`, or in `data.account`. The reference is ours where
 * the event repeats it. Undefined where it names neither.
 */
export function readAccountEvent(data: Fields): Pick<AcceptedWebhook, 'accountId' | 'reference'> | undefined {
  const { account } = data;
  const named = typeof account === 'string' ? account : pick(asRecord(account), '_id', 'id');
  const accountId = exactText(named ?? pick(data, 'id', '_id'), 100);
  const reference = exactText(pick(asRecord(data['meta']), 'ref'), 100);
  if (accountId === undefined && reference === undefined) return undefined;
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** A share that was paid out. Its reference is the payout's and names no payment. Undefined without it and without a status. */
export function readSettlement(data: Fields): Pick<AcceptedWebhook, 'settlement'> | undefined {
  const reference = exactText(data['reference'], 100);
  const status = exactText(data['status'], 40);
  if (reference === undefined || status === undefined) return undefined;
  const account = asRecord(data['account']);
  const institution = asRecord(account['institution']);
  const feeBearer = data['fee_bearer'];
  const nipCode = exactText(pick(institution, 'nibss_code', 'nip_code'), 6);
  const settlement = {
    reference,
    status,
    amountSettled: toAmount(data['amount_settled']),
    fee: toAmount(data['split_fee']),
    feeBearer: v.is(FeeBearer, feeBearer) ? feeBearer : undefined,
    currency: exactText(data['currency'], 3),
    at: toTime(data['date']),
    accountHolder: v.parse(line(120), account['account_name']),
    accountLastFour: lastFourOf(account['account_number']),
    bankName: v.parse(line(80), institution['name']),
    nipCode: nipCode !== undefined && /^\d{6}$/.test(nipCode) ? nipCode : undefined,
  };
  return { settlement: withoutGaps(settlement) };
}

const toAmount = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;

type Gapless<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Without what is not known. */
function withoutGaps<T extends { reference: string; status: string }>(
  told: T,
): Gapless<T> & { reference: string; status: string } {
  const known = Object.entries(told).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Gapless<T> & { reference: string; status: string };
}
