import type {
  WireEnvelope,
  WireTransaction,
  WireTransactionsAnswer,
  WireVerifiedPayment,
} from '../../proxy/providers/mono/wire.ts';
import { json, type Reply } from '../reply.ts';
import { isoTime, type Payment, type World } from '../world.ts';
import { statusOf } from './direct-pay.ts';
import { feeMinor } from './fee.ts';

const envelope = <Data>(
  world: World,
  status: 'successful' | 'failed',
  message: string,
  data: Data,
): WireEnvelope<Data> => ({ status, message, timestamp: isoTime(world.clock.now()), data });

/** `GET /v2/payments/verify/{reference}`: 404 for everything that is neither successful nor failed. */
export function verify(world: World, reference: string): Reply {
  const payment = world.payments
    .ofReference(reference)
    .find(({ stage }) => stage === 'successful' || stage === 'failed');
  if (!payment) return json(404, envelope(world, 'failed', 'Invalid reference, payment not found', null));
  return json(200, envelope(world, 'successful', 'Payment retrieved successfully', verified(world, payment)));
}

const verified = (world: World, payment: Payment): WireVerifiedPayment => ({
  id: payment.id,
  meta: null,
  instruments: [payment.instrumentId],
  channel: 'account',
  fee: feeMinor(payment.amountMinor),
  feeBearer: 'business',
  type: payment.type,
  status: statusOf(payment),
  amount: payment.amountMinor,
  currency: 'NGN',
  description: payment.description,
  reference: payment.reference,
  liveMode: world.liveMode,
  account: {
    name: payment.account.name,
    accountNumber: payment.account.number,
    currency: 'NGN',
    type: payment.account.type.toLowerCase(),
    institution: {
      name: payment.institution.name,
      bankCode: payment.institution.bank_code ?? null,
      type: payment.institution.type,
    },
  },
  customer: null,
  refunded: false,
  created_at: isoTime(payment.createdAt),
  updated_at: isoTime(payment.updatedAt),
  device_fingerprint: null,
  ip_address: null,
  flag_rule_names: [],
  flag_reasons: [],
  held_settlement: false,
});

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
