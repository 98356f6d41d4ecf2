import { ConnectionLostError, NotSentError } from '../../src/proxy/providers/mono/direct-fetch.ts';
import { everyCall, type Failure, type OutcomeRow } from '../../src/proxy/providers/mono/outcomes/row.ts';
import { outcomeTable } from '../../src/proxy/providers/mono/outcomes.ts';
import type { ProviderCall } from '../../src/proxy/providers/provider.ts';
import { type OutcomeExample, outcomeExamples } from '../fidelity/outcome-examples.ts';
import { type Network, plainNetwork } from './network.ts';

/** One row of the outcome table at one call, once on the way of a payment. */
export interface RowCase {
  readonly row: OutcomeRow;
  readonly call: ProviderCall;
  /** Whether the bank carried the call out, whatever it answered. */
  readonly effect: 'carried out' | 'not carried out';
  /** Whose login leads past that call. */
  readonly user: string;
  /** A network for one play. */
  network(): Network;
}

const hour = 3_600_000;

/** Where the bank's own answer is the one that the row is about. */
const bankItself: Readonly<Record<string, Partial<Record<ProviderCall, string>>>> = {
  read: { institutions: 'user_good', connect: 'user_good' },
  'payments-read': { verify: 'user_good', 'list-payments': 'user_404' },
  'payment-not-found': { verify: 'user_late' },
  'logged-in': { 'log-in': 'user_good', commit: 'user_otp' },
  'accounts-to-choose-from': { 'log-in': 'user_accounts', commit: 'user_three' },
  'more-input-wanted': {
    'log-in': 'user_otp',
    commit: 'user_two',
    'open-payment': 'user_sessionform',
    charge: 'user_token',
    capture: 'user_second',
  },
  'payment-done': { 'open-payment': 'user_good', charge: 'user_good' },
  captured: { capture: 'user_good' },
};

/** The same answer without the payment that the documents' sample is about. */
const withoutPayment: Readonly<Record<string, OutcomeExample>> = {
  'payment-done': { status: 200, body: { status: 200, responseCode: 99, data: {} } },
};

const usual: Readonly<Partial<Record<ProviderCall, string>>> = {
  commit: 'user_otp',
  'list-payments': 'user_404',
};
const asked: Readonly<Partial<Record<ProviderCall, string>>> = {
  'log-in': 'user_otp',
  commit: 'user_otp',
  charge: 'user_sessionform',
  capture: 'user_token',
};
/** The bank debits ten minutes after the charge, by itself. */
const debitedByCharge = 'user_leaves';

/** What decides at every call is played where it matters most: before money may have moved, where it moves, and where it is asked about. */
const telling: readonly ProviderCall[] = ['log-in', 'charge', 'capture', 'verify'];

/** Every row of the table; what is unknown at a call that moves money once with the money moved and once without. */
export const rowCases: readonly RowCase[] = outcomeTable.flatMap((row) =>
  (row.calls.length === everyCall.length ? telling : row.calls).flatMap((call) => casesOf(row, call)),
);

function casesOf(row: OutcomeRow, call: ProviderCall): RowCase[] {
  const itself = bankItself[row.id]?.[call];
  if (itself) return [{ row, call, effect: 'carried out', user: itself, network: () => plainNetwork }];
  const example = withoutPayment[row.id] ?? outcomeExamples[row.id];
  if (!example) throw new Error(`The row ${row.id} has no example`);
  const user = (row.means.is === 'wrong-answer' ? asked : usual)[call] ?? 'user_good';
  const isDone = row.means.is === 'done';
  const cases: RowCase[] = [
    { row, call, effect: 'not carried out', user, network: () => once(call, example, false) },
  ];
  const movesMoney = call === 'charge' || call === 'capture';
  if (isDone || (row.means.is === 'unknown' && movesMoney)) {
    const payer = call === 'charge' && !isDone ? debitedByCharge : user;
    cases.push({ row, call, effect: 'carried out', user: payer, network: () => once(call, example, true) });
  }
  return isDone ? cases.slice(1) : cases;
}

/** The call before, after which a bank session that was just fine is over. */
const before: Readonly<Partial<Record<ProviderCall, ProviderCall>>> = {
  'log-in': 'connect',
  commit: 'log-in',
  'open-payment': 'log-in',
  charge: 'open-payment',
  capture: 'charge',
};

/** Answers the first such call by the example, with the call carried out first or not at all. */
function once(call: ProviderCall, example: OutcomeExample, carriedOut: boolean): Network {
  let met = false;
  let aheadMs = 0;
  if ('failure' in example && example.failure === 'session_over') {
    return {
      async carry(passing, _, proceed) {
        const response = await proceed();
        if (passing === 'connect') aheadMs = 0;
        if (passing === before[call] && !met) {
          met = true;
          aheadMs = hour;
        }
        return response;
      },
      aheadMs: () => aheadMs,
    };
  }
  return {
    async carry(passing, request, proceed) {
      if (passing !== call || met) return proceed();
      met = true;
      if (carriedOut) await proceed();
      if ('failure' in example) return failing(example.failure, request);
      const { status, body, headers = {} } = example;
      return Response.json(body, { status, headers });
    },
    aheadMs: () => aheadMs,
  };
}

function failing(
  failure: Exclude<Failure, 'session_over'> | Failure,
  request: Request,
): Promise<Response> | Response {
  switch (failure) {
    case 'not_sent':
      throw new NotSentError('ECONNREFUSED');
    case 'connection_lost':
      throw new ConnectionLostError('ECONNRESET');
    case 'timeout':
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true });
      });
    case 'server_error':
      return new Response('<h1>Bad gateway</h1>', { status: 502 });
    case 'unreadable_body':
      return new Response('<h1>Maintenance</h1>');
    case 'too_large':
      return new Response(`"${'0'.repeat(1_000_001)}"`);
    case 'unknown_shape':
      return Response.json({ status: 200, responseCode: 102, data: {} });
    default:
      throw new Error(`Nothing of ${failure} is seen on the network`);
  }
}
