import type { Clock } from '../../clock.ts';
import type { Answer, PaymentList, VerifiedPayment } from '../provider.ts';
import { toAnswer } from './answers.ts';
import type { Send } from './client.ts';
import { toVerifiedPayment } from './payments.ts';
import { asRecord, type Reading } from './reading.ts';

const DAY_MS = 86_400_000;
const MAX_PAGES = 50;

interface ListRequest {
  readonly send: Send;
  readonly clock: Clock;
  readonly path: string;
  /** For all pages together, milliseconds. */
  readonly patienceMs: number;
  readonly from: number;
  readonly to: number;
}

interface Page {
  readonly payments: readonly VerifiedPayment[];
  readonly more: boolean;
}

/**
 * All pages, as far as so many of them go, and said to be cut where there are more. A page that fails takes the whole list with it: what stands on it would read as if it
 * did not exist.
 */
export async function listAllPayments(request: ListRequest): Promise<Answer<PaymentList>> {
  const { send, clock, path } = request;
  const end = clock.monotonic() + request.patienceMs;
  // The provider's days may begin an hour before ours, so one day is added on either side.
  const days = { start: toDay(request.from - DAY_MS), end: toDay(request.to + DAY_MS) };
  const payments: VerifiedPayment[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const patienceMs = Math.ceil(end - clock.monotonic());
    if (patienceMs <= 0) return { kind: 'unknown', cause: 'timeout', code: 'patience' };
    const query = { page: String(page), ...days };
    const exchange = await send({ method: 'GET', path, query, patienceMs, movesMoney: false });
    const answer = toAnswer(exchange, {
      call: 'list-payments',
      value: (reading) => toPage(reading, page),
      accountIndexBase: 0,
    });
    if (answer.kind !== 'ok') return answer;
    payments.push(...answer.value.payments);
    if (!answer.value.more) return { kind: 'ok', value: { payments, isCut: false } };
  }
  return { kind: 'ok', value: { payments, isCut: true } };
}

/** An entry that cannot be read is left out: what it is about stays open and is asked for by its reference. */
function toPage(answer: Reading, page: number): Page | undefined {
  const list = asRecord(answer.data)['payments'];
  if (!Array.isArray(list)) return undefined;
  const paging = asRecord(asRecord(asRecord(answer.body)['meta'])['paging']);
  const pages = typeof paging['pages'] === 'number' ? paging['pages'] : 1;
  const next = paging['next'] !== null && paging['next'] !== undefined;
  return {
    payments: list.map(toVerifiedPayment).filter((payment) => payment !== undefined),
    more: list.length > 0 && (next || page < pages),
  };
}

/** `DD-MM-YYYY`, by UTC. */
function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10).split('-').reverse().join('-');
}
