import type {
  WirePaymentStatus,
  WireTransaction,
  WireTransactionsAnswer,
} from '../../proxy/providers/mono/wire.ts';
import { nameOf } from '../mandates/customer-book.ts';
import { isRefunded } from '../payouts/refund.ts';
import { gatewayPage, json, type Reply } from '../reply.ts';
import { isoTime, type Payment, type World } from '../world.ts';
import { listedDebit, seenDebits } from './debits-as-payments.ts';
import { envelope } from './envelope.ts';
import { feeMinor } from './fee.ts';
import { isStatus, reportOf, statusOf, toldOf, type Word } from './report.ts';

function transaction(world: World, payment: Payment, status: WirePaymentStatus): WireTransaction {
  const { reference, currency, createdAt } = toldOf(world, payment);
  return {
    id: payment.id,
    instruments: [payment.instrumentId],
    channel: payment.link?.method ?? 'account',
    fee: feeMinor(payment.amountMinor),
    fee_bearer: 'business',
    type: payment.type,
    status,
    amount: payment.amountMinor,
    currency,
    description: payment.description,
    reference,
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
      created_at: isoTime(createdAt),
      updated_at: isoTime(payment.updatedAt),
    },
    customer: customerOf(world, payment),
    refunded: isRefunded(payment),
    flag_rule_names: [],
    flag_reasons: [],
    created_at: isoTime(createdAt),
    updated_at: isoTime(payment.updatedAt),
  };
}

function customerOf({ customers }: World, { link }: Payment): WireTransaction['customer'] {
  if (!link) return null;
  const customer = customers.byId(link.customerId);
  const at = isoTime(link.createdAt);
  return { id: link.customerId, name: customer ? nameOf(customer) : '', created_at: at, updated_at: at };
}

const dayMs = 86_400_000;

/** Midnight UTC of a day written DD-MM-YYYY; undefined for anything else, 31-02-2026 included. */
function readDay(day: string): number | undefined {
  const parts = /^(\d{2})-(\d{2})-(\d{4})$/.exec(day);
  if (!parts) return undefined;
  const [, date, month, year] = parts;
  const ms = Date.parse(`${year}-${month}-${date}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).getUTCDate() !== Number(date) ? undefined : ms;
}

/** The list does not limit how often it is asked. */
function listedWord(world: World, payment: Payment): Word {
  const { word } = reportOf(world, payment);
  return payment.behaviour.listKnows || word === 'rate-limited' ? statusOf(payment) : word;
}

/** What decides whether and where something is listed; the rest is made for one page of many. */
interface Entry {
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly status: string;
  readonly isDebit: boolean;
  view(): WireTransaction;
}

function entryOf(world: World, payment: Payment, word: Word): Entry[] {
  if (!isStatus(word)) return [];
  const { createdAt } = toldOf(world, payment);
  return [{ createdAt, status: word, isDebit: false, view: () => transaction(world, payment, word) }];
}

const newestFirst = (a: Entry, b: Entry): number => b.createdAt - a.createdAt;

const isWithin = (time: number, from: number, before: number): boolean => time >= from && time < before;

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
  const known = world.payments.all().map((payment) => ({ payment, word: listedWord(world, payment) }));
  if (known.some(({ word }) => word === 'down')) return gatewayPage(503);
  const matching = known
    .flatMap(({ payment, word }) => entryOf(world, payment, word))
    .concat(
      seenDebits(world).map((debited) => {
        const { createdAt, status } = debited.debit;
        return { createdAt, status, isDebit: true, view: () => listedDebit(world, debited) };
      }),
    )
    .filter((entry) => isWithin(entry.createdAt, start, end + dayMs))
    .filter((entry) => status === null || entry.status === status)
    .reverse();
  if (matching.some(({ isDebit }) => isDebit)) matching.sort(newestFirst);
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
      payments: matching.slice((page - 1) * pageSize, page * pageSize).map(({ view }) => view()),
    }),
    meta: {
      paging: { total: matching.length, pages, previous: link(page - 1), next: link(page + 1) },
    },
  } satisfies WireTransactionsAnswer);
}
