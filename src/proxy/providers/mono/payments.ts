import * as v from 'valibot';
import type { Echo, ListedAccount, ProviderAccount, VerifiedPayment } from '../provider.ts';
import { asRecord, exactText, line, pick } from './reading.ts';

const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const echoedAmount = v.pipe(v.number(), v.finite(), v.minValue(0));
/** Some banks tell a number with all but its last four digits hidden. */
const accountNumber = /^(\d{1,20}|[\d*xX#•. -]{1,20}\d{4})$/;
const MAX_ACCOUNTS = 50;

/**
 * A payment as verify and the list tell it (camelCase there, snake_case here). Amounts are kobo. Undefined where status,
 * reference, amount or currency is not exactly what it must be: such an answer settles nothing.
 */
export function toVerifiedPayment(input: unknown): VerifiedPayment | undefined {
  const record = asRecord(input);
  const reference = exactText(record['reference'], 100);
  const currency = exactText(record['currency'], 10);
  const status = record['status'];
  if (reference === undefined || currency === undefined || typeof status !== 'string') return undefined;
  if (!v.is(amount, record['amount'])) return undefined;
  const account = toAccount(record['account']);
  const bank = v.parse(line(80), asRecord(asRecord(record['account'])['institution'])['name']);
  const narration = v.parse(line(140), record['narration']);
  return {
    status: status === 'successful' || status === 'failed' ? status : 'open',
    reference,
    amountMinor: record['amount'],
    currency,
    mode: toMode(pick(record, 'liveMode', 'live_mode')),
    createdAt: toTime(pick(record, 'created_at', 'createdAt')),
    ...(v.is(amount, record['fee']) ? { feeMinor: record['fee'] } : {}),
    ...(bank ? { bank } : {}),
    ...(account ? { account } : {}),
    ...(narration ? { narration } : {}),
    ...(status.trim().toLowerCase() === 'processing' ? { isUnderWay: true } : {}),
    ...(record['refunded'] === true ? { isRefunded: true } : {}),
  };
}

/**
 * A payment as verify tells it, which names the mode and the time of each. Undefined for a success without one of them: that is an answer which came
 * to harm, and another one will tell. It is no word about another payment.
 */
export function toWholePayment(input: unknown): VerifiedPayment | undefined {
  const payment = toVerifiedPayment(input);
  const isDamaged =
    payment?.status === 'successful' && (payment.mode === 'unknown' || payment.createdAt === undefined);
  return isDamaged ? undefined : payment;
}

/** What direct-pay repeats: `data.session`, `data.invoice`, or `data` itself at the capture. The amount's unit is not certain there. */
export function toEcho(data: unknown): Echo | undefined {
  const record = asRecord(data);
  const told = asRecord(pick(record, 'invoice', 'session') ?? record);
  const reference = exactText(told['reference'], 100);
  const currency = exactText(told['currency'], 10);
  const account = toAccount(told['account']);
  const echo = {
    ...(v.is(echoedAmount, told['amount']) ? { amountMinor: toEchoedMinor(told['amount']) } : {}),
    ...(currency === undefined ? {} : { currency }),
    ...(reference === undefined ? {} : { reference }),
    ...(account === undefined ? {} : { account }),
  };
  return Object.keys(echo).length === 0 ? undefined : echo;
}

/** The samples echo naira where kobo were sent. A whole number may be either; one with kobo behind the point is naira. */
function toEchoedMinor(told: number): number {
  const kobo = Math.round(told * 100);
  return !Number.isInteger(told) && Math.abs(told * 100 - kobo) < 0.001 ? kobo : told;
}

/**
 * The accounts of a 101, in `data` or `data.accounts`, at most 50. The id is the index that commit wants, counted from `indexBase` over all
 * entries; one that tells nothing is left out, since nobody could choose it knowingly.
 */
export function toListedAccounts(data: unknown, indexBase: 0 | 1): ListedAccount[] | undefined {
  const list = Array.isArray(data) ? data : asRecord(data)['accounts'];
  if (!Array.isArray(list)) return undefined;
  const accounts = list.slice(0, MAX_ACCOUNTS).flatMap((entry, at): ListedAccount[] => {
    const account = toAccount(entry);
    return account ? [{ id: String(at + indexBase), ...account }] : [];
  });
  return accounts.length === 0 ? undefined : accounts;
}

/** An account number stays text: leading zeros count. A number in its place has lost them already and is dropped. */
function toAccount(input: unknown): ProviderAccount | undefined {
  const record = asRecord(input);
  const holder = v.parse(line(120), record['name']);
  const number = exactText(pick(record, 'accountNumber', 'account_number'), 24);
  const type = v.parse(line(40), record['type']);
  const account = {
    ...(holder ? { holder } : {}),
    ...(number !== undefined && accountNumber.test(number) ? { number } : {}),
    ...(type ? { type } : {}),
  };
  return Object.keys(account).length === 0 ? undefined : account;
}

export function toMode(live: unknown): VerifiedPayment['mode'] {
  if (typeof live !== 'boolean') return 'unknown';
  return live ? 'live' : 'test';
}

/** ISO 8601 with its zone; anything else would be read in the server's own. */
export function toTime(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}
