import type { Clock } from '../../clock.ts';
import type { Answer, PaymentList, VerifiedPayment } from '../provider.ts';
import { toAnswer } from './answers.ts';
import type { Send } from './client.ts';
import { toVerifiedPayment } from './payments.ts';
import { asRecord, type Reading } from './reading.ts';

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
  /** An entry could not be read. */
  readonly isPartial: boolean;
  readonly more: boolean;
}

/**
 * All pages of the days of `from` and `to` and those between, as many as there is time for. Said to be cut where there are more, where a page brings nothing new, and where an
 * entry cannot be read. Any other page that fails takes the whole list with it: what stands on it would read as if it did not exist.
 */
export async function listAllPayments(request: ListRequest): Promise<Answer<PaymentList>> {
  const { send, clock, path } = request;
  const end = clock.monotonic() + request.patienceMs;
  const days = { start: toDay(request.from), end: toDay(request.to) };
  const payments = new Map<string, VerifiedPayment>();
  const read = (isCut: boolean): Answer<PaymentList> => ({
    kind: 'ok',
    value: { payments: [...payments.values()], isCut },
  });
  let isPartial = false;
  for (let page = 1; ; page += 1) {
    const patienceMs = Math.ceil(end - clock.monotonic());
    if (patienceMs <= 0) return read(true);
    const query = { page: String(page), ...days };
    const exchange = await send({ method: 'GET', path, query, patienceMs, movesMoney: false });
    const answer = toAnswer(exchange, {
      call: 'list-payments',
      value: (reading) => toPage(reading, page),
      accountIndexBase: 0,
    });
    if (answer.kind !== 'ok') {
      const isOutOfTime = answer.kind === 'unknown' && answer.cause === 'timeout';
      return isOutOfTime && page > 1 ? read(true) : answer;
    }
    const before = payments.size;
    for (const payment of answer.value.payments) payments.set(payment.reference, payment);
    isPartial ||= answer.value.isPartial;
    if (!answer.value.more) return read(isPartial);
    if (payments.size === before && !answer.value.isPartial) return read(true);
  }
}

function toPage(answer: Reading, page: number): Page | undefined {
  const list = asRecord(answer.data)['payments'];
  if (!Array.isArray(list)) return undefined;
  const paging = asRecord(asRecord(asRecord(answer.body)['meta'])['paging']);
  const pages = typeof paging['pages'] === 'number' ? paging['pages'] : 1;
  const next = paging['next'] !== null && paging['next'] !== undefined;
  const payments = list.map(toVerifiedPayment).filter((payment) => payment !== undefined);
  return {
    payments,
    isPartial: payments.length < list.length,
    more: list.length > 0 && (next || page < pages),
  };
}

/** `DD-MM-YYYY`, by UTC. */
function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10).split('-').reverse().join('-');
}
