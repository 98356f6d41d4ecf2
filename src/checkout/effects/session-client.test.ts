import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Sealed } from '../../contract/sealed.ts';
import { type SessionView, SessionViewSchema } from '../../contract/session.ts';
import type { Order } from '../machine/orders.ts';
import { createPageLine } from './page-line.ts';
import { createSessionClient } from './session-client.ts';

interface Got {
  readonly line: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}
type Answering = (request: Request) => Response | Promise<Response>;

function view(step: 'expired' | 'cancelled', version: number): SessionView {
  return {
    id: 'chk_1',
    kind: 'payment',
    version,
    mode: 'test',
    merchant: { name: 'Adire Lane' },
    provider: 'Mono',
    reference: 'ORDER1042LAGOS',
    supportCode: '7K2-Q9D',
    expiresAt: '2026-11-22T12:00:00.000Z',
    busy: false,
    mayHavePaid: false,
    commands: [],
    locale: 'en',
    step,
  };
}

const said = (body: unknown, headers: Record<string, string> = {}): Answering => {
  return () => Response.json(body, { headers });
};
const problem = (status: number, code: string, more: object = {}): Answering => {
  const body = { type: `urn:${code}`, title: code, status, code, retryable: true, requestId: 'r1', ...more };
  return () => Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } });
};
const noConnection: Answering = () => Promise.reject(new TypeError('Failed to fetch'));
const wifiLogin: Answering = () => new Response('<h1>Log in to the hotel</h1>', { status: 200 });

/** A client on a server that gives these answers, one a request. */
function client(...answers: Answering[]) {
  const got: Got[] = [];
  const waits: number[] = [];
  const call = createPageLine({
    origin: 'https://pay.adirelane.example',
    clientToken: 'client-token',
    pageToken: 'token-1',
    pageKey: 'page-key',
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      const text = await request.clone().text();
      got.push({
        line: `${request.method} ${url.pathname}${url.search}`,
        headers: Object.fromEntries(
          [...request.headers].filter(([name]) =>
            ['authorization', 'idempotency-key', 'page-key'].includes(name),
          ),
        ),
        body: text === '' ? undefined : JSON.parse(text),
      });
      const answer = answers.shift();
      if (!answer) throw new Error('One request more than expected');
      return answer(request);
    },
  });
  let keys = 0;
  const session = createSessionClient({
    call,
    view: view('cancelled', 1),
    readView: v.safeParser(SessionViewSchema),
    wait: async (ms) => {
      waits.push(ms);
    },
    random: () => 0.5,
    newKey: () => {
      keys += 1;
      return `key-${keys}`;
    },
  });
  return { session, got, waits };
}

const signal = new AbortController().signal;
const pay: Order = { command: 'pay', version: 7, data: {}, fields: undefined };
const logIn: Order = {
  command: 'log-in',
  version: 2,
  data: {},
  fields: new Sealed({ username: 'user_good', password: '123456' }),
};
const keysOf = (got: Got[]) => got.map(({ headers }) => headers['idempotency-key']);

describe('an order', () => {
  test('goes out as this page, with a key of its own and the version the payer saw', async () => {
    const { session, got } = client(said(view('expired', 3)));
    expect(await session.send(logIn, signal)).toEqual({ kind: 'view', view: view('expired', 3) });
    expect(got).toEqual([
      {
        line: 'POST /v1/session/steps/log-in',
        headers: { authorization: 'Bearer token-1', 'idempotency-key': 'key-1', 'page-key': 'page-key' },
        body: { version: 2, fields: { username: 'user_good', password: '123456' } },
      },
    ]);
  });

  test.each([
    ['no connection', noConnection],
    ['the login page of a wireless network', wifiLogin],
    [
      'a gateway that speaks for the server',
      (() => new Response('Bad gateway', { status: 502 })) as Answering,
    ],
    ['a fault of the server', problem(500, 'internal')],
    ['a step that is still under way', problem(409, 'step_in_progress')],
    ['a server that it reached too slowly', problem(408, 'request_timeout')],
  ])('that meets %s is sent again with the same key', async (_, first) => {
    const { session, got, waits } = client(first, said(view('expired', 8)));
    expect(await session.send(pay, signal)).toEqual({ kind: 'view', view: view('expired', 8) });
    expect([keysOf(got), waits]).toEqual([['key-1', 'key-1'], [500]]);
  });

  test('that never gets an answer is lost, not failed', async () => {
    const { session, got, waits } = client(noConnection, problem(503, 'store_unavailable'), noConnection);
    expect(await session.send(pay, signal)).toEqual({ kind: 'lost' });
    expect([keysOf(got), waits]).toEqual([
      ['key-1', 'key-1', 'key-1'],
      [500, 1_500],
    ]);
  });

  test('that meets another step is answered with what the checkout shows now', async () => {
    const { session } = client(problem(409, 'step_out_of_order', { view: view('expired', 9) }));
    expect(await session.send(pay, signal)).toEqual({ kind: 'view', view: view('expired', 9) });
  });

  test('that the server refuses is not sent again', async () => {
    const { session, got } = client(problem(423, 'locked'));
    expect(await session.send(pay, signal)).toEqual({ kind: 'problem', problem: 'locked' });
    expect(got).toHaveLength(1);
  });

  test('that was lost once and then held off is in doubt: it may have been taken', async () => {
    const heldOff = problem(429, 'rate_limited', { retryAfter: 1 });
    const { session } = client(noConnection, heldOff, heldOff);
    expect(await session.send(pay, signal)).toEqual({ kind: 'lost' });
  });

  test('waits as long as a busy server asks, and not for minutes', async () => {
    const short = client(problem(429, 'rate_limited', { retryAfter: 2 }), said(view('expired', 8)));
    await short.session.send(pay, signal);
    const long = client(problem(429, 'rate_limited', { retryAfter: 60 }));
    const tooLong = client(problem(429, 'rate_limited', { retryAfter: 3_600 }));
    expect([
      short.waits,
      await long.session.send(pay, signal),
      await tooLong.session.send(pay, signal),
    ]).toEqual([
      [2_000],
      { kind: 'problem', problem: 'rate_limited' },
      { kind: 'problem', problem: 'held_back' },
    ]);
  });

  test('gets a new key each time the payer asks', async () => {
    const { session, got } = client(said(view('expired', 3)), said(view('expired', 3)));
    await session.send(pay, signal);
    await session.send(pay, signal);
    expect(keysOf(got)).toEqual(['key-1', 'key-2']);
  });
});

describe('a page token', () => {
  const opened = { pageToken: 'token-2', expiresAt: '2026-11-21T12:15:00.000Z', view: view('cancelled', 1) };

  test('that ran out is replaced by the link, and the order goes on with its key', async () => {
    const { session, got } = client(problem(401, 'token_expired'), said(opened), said(view('expired', 3)));
    expect(await session.send(pay, signal)).toMatchObject({ kind: 'view' });
    expect(got.map(({ line }) => line)).toEqual([
      'POST /v1/session/steps/pay',
      'POST /v1/pages',
      'POST /v1/session/steps/pay',
    ]);
    expect(got.map(({ body }) => body)[1]).toEqual({ clientToken: 'client-token' });
    expect(got.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-1',
      undefined,
      'Bearer token-2',
    ]);
    expect([keysOf(got)[0], keysOf(got)[2]]).toEqual(['key-1', 'key-1']);
  });

  test('in an answer is used from then on', async () => {
    const { session, got } = client(
      said(view('expired', 3), { 'Page-Token': 'token-3' }),
      said(view('expired', 3)),
    );
    await session.read(signal);
    await session.read(signal);
    expect(got.map(({ headers }) => headers['authorization'])).toEqual(['Bearer token-1', 'Bearer token-3']);
  });

  test('is asked for once by two calls that need it', async () => {
    const expired = problem(401, 'token_expired');
    const { session, got } = client(
      expired,
      expired,
      said(opened),
      said(view('expired', 3)),
      said(view('expired', 3)),
    );
    await Promise.all([session.read(signal), session.watch(signal)]);
    expect(got.filter(({ line }) => line === 'POST /v1/pages')).toHaveLength(1);
  });
});

describe('reading and watching', () => {
  test('watches above the newest view it has seen', async () => {
    const { session, got } = client(said(view('expired', 12)), () => new Response(null, { status: 204 }));
    await session.read(signal);
    expect(await session.watch(signal)).toEqual({ kind: 'nothing-new' });
    expect(got.map(({ line }) => line)).toEqual(['GET /v1/session', 'GET /v1/session?after=12&wait=25']);
  });

  describe.each(['read', 'watch'] as const)('to %s', (how) => {
    test.each([
      ['a login page of a wireless network', wifiLogin, { kind: 'lost' }],
      ['JSON of somebody else', said({ ok: true }), { kind: 'lost' }],
      ['no connection', noConnection, { kind: 'lost' }],
      ['a server that it reached too slowly', problem(408, 'request_timeout'), { kind: 'lost' }],
      [
        'a view that this page cannot read',
        said({ step: 'send-transfer', version: 4 }),
        { kind: 'problem', problem: 'page_outdated' },
      ],
      ['a refusal', problem(404, 'not_found'), { kind: 'problem', problem: 'not_found' }],
    ])('takes %s for what it is', async (_, answer, expected) => {
      expect(await client(answer).session[how](signal)).toEqual(expected);
    });
  });

  test('gives up when it is called off', async () => {
    const off = new AbortController();
    const { session } = client((request) => {
      off.abort();
      return new Promise((_, reject) => {
        if (request.signal.aborted) reject(new DOMException('aborted', 'AbortError'));
        request.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    });
    expect(await session.watch(off.signal)).toEqual({ kind: 'lost' });
  });
});

/** A connection that nobody has told to be dead: it is open, and nothing comes. */
const silence: Answering = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

describe('a connection that has gone silent', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    ['watch', 35_000],
    ['read', 20_000],
  ] as const)('is given up, to %s, after %i ms', async (how, ms) => {
    const { session } = client(silence);
    let answer: unknown;
    void session[how](signal).then((answered) => {
      answer = answered;
    });
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(answer).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(answer).toEqual({ kind: 'lost' });
  });

  test('is given up by an order, which goes out again with its key', async () => {
    const { session, got } = client(silence, said(view('expired', 8)));
    const sent = session.send(pay, signal);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await sent).toEqual({ kind: 'view', view: view('expired', 8) });
    expect(keysOf(got)).toEqual(['key-1', 'key-1']);
  });
});

test('the rest of the bank list is asked for by words and cursor', async () => {
  const { session, got } = client(said({ banks: [], nextCursor: '200' }), noConnection);
  expect(await session.banks({ q: 'gt b', cursor: '100' }, signal)).toEqual({ banks: [], nextCursor: '200' });
  expect(got[0]?.line).toBe('GET /v1/session/banks?q=gt+b&cursor=100');
  await expect(session.banks({ q: '', cursor: undefined }, signal)).rejects.toThrow();
});
