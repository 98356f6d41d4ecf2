import * as v from 'valibot';
import type { ProblemCode } from '../../contract/problem.ts';
import type { SessionView } from '../../contract/session.ts';
import { type BankPage, BankPageSchema } from '../../contract/view-parts.ts';
import type { BankQuery } from '../machine/flow.ts';
import type { Answer, Order } from '../machine/orders.ts';
import type { Call, Reply, ToldProblem } from './page-line.ts';
import type { Wait } from './wait.ts';

/** What watching brought: an answer, or the word that nothing has changed. */
export type Watched = Answer | { readonly kind: 'nothing-new' };

export interface SessionClient {
  /** Carries an order out once, however often it has to be sent: every try bears the same key. */
  send(order: Order, signal: AbortSignal): Promise<Answer>;
  read(signal: AbortSignal): Promise<Answer>;
  /** Waits up to 25 seconds for a view newer than the newest seen here. */
  watch(signal: AbortSignal): Promise<Watched>;
  /** Rejects where they cannot be had. */
  banks(query: BankQuery, signal: AbortSignal): Promise<BankPage>;
  /** The newest view seen here. */
  latest(): SessionView;
}

/** Whether an answer is a view that this page can show. */
export type ReadView = (
  body: unknown,
) => { readonly success: true; readonly output: SessionView } | { readonly success: false };

export interface SessionClientOptions {
  readonly call: (call: Call) => Promise<Reply>;
  readonly view: SessionView;
  readonly readView: ReadView;
  readonly wait: Wait;
  /** A number from 0 to 1, for spreading tries. */
  readonly random: () => number;
  readonly newKey: () => string;
}

const COMMAND_TIMEOUT_MS = 20_000;
const READ_TIMEOUT_MS = 20_000;
const WATCH_SECONDS = 25;
const WATCH_TIMEOUT_MS = 35_000;
const PAUSES_MS = [500, 1_500];
/** The longest wait that is worth a try with the same page in front. */
const SOON_MS = 60_000;

/** Codes after which nobody knows yet whether the command was done; sent again with the same key, it is done at most once. */
const undecided: readonly ProblemCode[] = [
  'internal',
  'overloaded',
  'store_unavailable',
  'step_in_progress',
  'rate_limited',
];

export function createSessionClient(options: SessionClientOptions): SessionClient {
  const { call, readView, wait, random, newKey } = options;
  let latest = options.view;

  function seen(view: SessionView): Answer {
    if (view.version >= latest.version) latest = view;
    return { kind: 'view', view };
  }

  function ofProblem(problem: ToldProblem): Answer {
    const view = readView(problem.view);
    return view.success ? seen(view.output) : { kind: 'problem', problem: problem.code };
  }

  function ofReading(reply: Reply): Watched {
    if (reply.kind === 'lost' || reply.kind === 'nothing-new') return reply;
    if (reply.kind === 'problem') return ofProblem(reply.problem);
    const view = readView(reply.body);
    if (view.success) return seen(view.output);
    return isSomeView(reply.body) ? { kind: 'problem', problem: 'page_outdated' } : { kind: 'lost' };
  }

  async function send(order: Order, signal: AbortSignal): Promise<Answer> {
    const idempotencyKey = newKey();
    let mayHaveArrived = false;
    for (let tried = 0; ; tried += 1) {
      const { command, version, data, fields, entered } = order;
      const reply = await call({
        method: 'post',
        path: `/v1/session/steps/${command}`,
        json: { version, ...data, ...(fields && { fields: fields.open() }), ...entered?.open() },
        idempotencyKey,
        timeoutMs: COMMAND_TIMEOUT_MS,
        signal,
      });
      const view = reply.kind === 'said' ? readView(reply.body) : undefined;
      if (view?.success) return seen(view.output);
      if (reply.kind === 'problem' && !undecided.includes(reply.problem.code))
        return ofProblem(reply.problem);
      mayHaveArrived ||= !isHeldOff(reply);
      const pause = PAUSES_MS[tried];
      if (pause === undefined || signal.aborted) return givenUp(mayHaveArrived);
      const asked = reply.kind === 'problem' ? (reply.problem.retryAfter ?? 0) * 1_000 : 0;
      if (asked > 5_000) return givenUp(mayHaveArrived, asked);
      await wait(Math.max(asked, pause * (0.5 + random())), signal);
    }
  }

  function givenUp(mayHaveArrived: boolean, askedMs = 0): Answer {
    if (mayHaveArrived) return { kind: 'lost' };
    return { kind: 'problem', problem: askedMs > SOON_MS ? 'held_back' : 'rate_limited' };
  }

  return {
    send,
    latest: () => latest,
    async read(signal) {
      const reply = await call({
        method: 'get',
        path: '/v1/session',
        timeoutMs: READ_TIMEOUT_MS,
        signal,
      });
      const answer = ofReading(reply);
      return answer.kind === 'nothing-new' ? { kind: 'lost' } : answer;
    },
    async watch(signal) {
      const reply = await call({
        method: 'get',
        path: '/v1/session',
        query: { after: String(latest.version), wait: String(WATCH_SECONDS) },
        timeoutMs: WATCH_TIMEOUT_MS,
        signal,
      });
      return ofReading(reply);
    },
    async banks({ q, cursor }, signal) {
      const reply = await call({
        method: 'get',
        path: '/v1/session/banks',
        query: { ...(q !== '' && { q }), ...(cursor !== undefined && { cursor }) },
        timeoutMs: READ_TIMEOUT_MS,
        signal,
      });
      if (reply.kind !== 'said') throw new Error('The rest of the bank list did not come');
      return v.parse(BankPageSchema, reply.body);
    },
  };
}

/** The server did not even look at it. */
function isHeldOff(reply: Reply): boolean {
  return reply.kind === 'problem' && reply.problem.code === 'rate_limited';
}

function isSomeView(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'step' in body && 'version' in body;
}
