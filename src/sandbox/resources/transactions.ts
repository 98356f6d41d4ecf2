import type { WireTransaction, WireTransactionsAnswer } from '../../proxy/providers/mono/wire.ts';
import { json, type Reply } from '../reply.ts';
import { isoTime, type Payment, type World } from '../world.ts';
import { envelope } from './envelope.ts';
import { feeMinor } from './fee.ts';
import { statusOf } from './payment-status.ts';

const transaction = (payment: Payment): WireTransaction => ({
  id: payment.id,
  instruments: [payment.instrumentId],
  channel: 'account',
  fee: feeMinor(payment.amountMinor),
  fee_bearer: 'business',
  type: payment.type,
  status: statusOf(payment),
  amount: payment.amountMinor,
  currency: 'NGN',
  description: payment.description,
  reference: payment.reference,
  account: {
    id: payment.account.id,
    name: payment.account.name,
    account_number: payment.account.number,
    currency: 'NGN',
    institution: {
      id: payment.institution._id,
      name: payment.institution.name,
      type: payment.institution.type,
    },
    created_at: isoTime(payment.createdAt),
    updated_at: isoTime(payment.updatedAt),
  },
  customer: null,
  refunded: false,
  flag_rule_names: [],
  flag_reasons: [],
  created_at: isoTime(payment.createdAt),
  updated_at: isoTime(payment.updatedAt),
});

const dayMs = 86_400_000;

/** Midnight UTC of a day written DD-MM-YYYY; undefined for anything else, 31-02-2026 included. */
function readDay(day: string): number | undefined {
  const parts = /^(\d{2})-(\d{2})-(\d{4})$/.exec(day);
  if (!parts) return undefined;
  const [, date, month, year] = parts;
  const ms = Date.parse(`${year}-${month}-${date}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(date) ? undefined : ms;
}

/**
 * `GET /v2/payments/transactions`: payments created from the first day to the end of the last, newest first, in whatever
 * status. The published 400 is an empty object.
 */
export function listTransactions(world: World, url: URL): Reply {
  const query = url.searchParams;
  const pageText = query.get('page') ?? '1';
  const startText = query.get('start');
  const endText = query.get('end');
  const start = startText === null ? 0 : readDay(startText);
  const end = endText === null ? Number.POSITIVE_INFINITY : readDay(endText);
  if (start === undefined || end === undefined || !/^[1-9]\d{0,5}$/.test(pageText)) return json(400, {});

  const status = query.get('status');
  const matching = world.payments
    .all()
    .filter((payment) => payment.createdAt >= start && payment.createdAt < end + dayMs)
    .filter((payment) => status === null || statusOf(payment) === status)
    .reverse();
  const { pageSize } = world.profile;
  const page = Number(pageText);
  const pages = Math.max(1, Math.ceil(matching.length / pageSize));
  const link = (number: number): string | null => {
    if (number < 1 || number > pages) return null;
    const target = new URL(url);
    target.searchParams.set('page', String(number));
    return target.href;
  };
  return json(200, {
    ...envelope(world, 'successful', 'Data retrieved successfully', {
      payments: matching.slice((page - 1) * pageSize, page * pageSize).map(transaction),
    }),
    meta: {
      paging: { total: matching.length, pages, previous: link(page - 1), next: link(page + 1) },
    },
  } satisfies WireTransactionsAnswer);
}
