import { expect, test } from 'vitest';
import { type ProblemCode, ProblemError } from '../../src/contract/problem.ts';
import { PAGE_TOKEN_LIFETIME_MS } from '../../src/proxy/pages/page-token.ts';
import { CHECKOUT_ID, CLIENT_TOKEN } from './fake-checkouts.ts';
import { asMerchant, asPage, type OpenedApp, openApp, posting } from './open-app.ts';

interface Suspicious {
  readonly what: string;
  readonly method: 'GET' | 'POST';
  readonly route: string;
  readonly status: number;
  /** Undefined where a page is answered, not a problem. */
  readonly code?: ProblemCode;
  readonly limits?: { readonly pageOpens?: number; readonly commands?: number };
  send(app: OpenedApp): Promise<Response>;
}

const step = '/v1/session/steps/choose-bank';
const bank = { version: 3, bankId: 'bank-canary' };
const told = (name: string, value: string): RequestInit => ({ headers: { [name]: value } });

const suspicious: readonly Suspicious[] = [
  {
    what: 'a webhook with a wrong secret',
    method: 'POST',
    route: '/webhooks/mono',
    status: 401,
    code: 'webhook_rejected',
    send: (app) => app.call('/webhooks/mono', posting({}, { 'mono-webhook-secret': 'secret-canary' })),
  },
  {
    what: 'a merchant call with an unknown key',
    method: 'GET',
    route: '/v1/checkouts',
    status: 401,
    code: 'unauthenticated',
    send: (app) => app.call('/v1/checkouts', told('authorization', 'Bearer sk_test_key-canary')),
  },
  {
    what: 'a page token that nobody gave out',
    method: 'GET',
    route: '/v1/session',
    status: 401,
    code: 'unauthenticated',
    send: (app) => app.call('/v1/session', told('authorization', 'Bearer page-token-canary')),
  },
  {
    what: 'a page token that ran out',
    method: 'GET',
    route: '/v1/session',
    status: 401,
    code: 'token_expired',
    send(app) {
      const headers = asPage(app, CHECKOUT_ID);
      app.time.now += PAGE_TOKEN_LIFETIME_MS;
      return app.call('/v1/session', { headers });
    },
  },
  {
    what: 'a client token that opens nothing',
    method: 'POST',
    route: '/v1/pages',
    status: 401,
    code: 'unauthenticated',
    send: (app) => app.call('/v1/pages', posting({ clientToken: 'client-token-canary' })),
  },
  {
    what: 'a link that opens nothing',
    method: 'GET',
    route: '/c/{clientToken}',
    status: 404,
    send: (app) => app.call('/c/client-token-canary-of-nobody'),
  },
  {
    what: 'a step asked for by another site',
    method: 'POST',
    route: step,
    status: 403,
    code: 'origin_not_allowed',
    send: (app) =>
      app.call(step, posting(bank, { ...asPage(app, CHECKOUT_ID), 'sec-fetch-site': 'cross-site' })),
  },
  {
    what: 'one try too many at a bank',
    method: 'POST',
    route: step,
    status: 423,
    code: 'locked',
    send(app) {
      app.answers.failure = new ProblemError('locked');
      return app.call(step, posting(bank, asPage(app, CHECKOUT_ID)));
    },
  },
  {
    what: 'an amount sent by a browser',
    method: 'POST',
    route: step,
    status: 400,
    code: 'invalid_request',
    send: (app) => app.call(step, posting({ ...bank, amountMinor: 1 }, asPage(app, CHECKOUT_ID))),
  },
  {
    what: 'commands in a flood',
    method: 'POST',
    route: step,
    status: 429,
    code: 'rate_limited',
    limits: { commands: 1 },
    async send(app) {
      await app.call(step, posting(bank, asPage(app, CHECKOUT_ID)));
      return app.call(step, posting(bank, asPage(app, CHECKOUT_ID)));
    },
  },
  {
    what: 'page openings in a flood',
    method: 'GET',
    route: '/c/{clientToken}',
    status: 429,
    code: 'rate_limited',
    limits: { pageOpens: 1 },
    async send(app) {
      await app.call(`/c/${CLIENT_TOKEN}`);
      return app.call(`/c/${CLIENT_TOKEN}`);
    },
  },
  {
    what: 'a body that is too large',
    method: 'POST',
    route: '/v1/checkouts',
    status: 413,
    code: 'too_large',
    send: (app) => app.call('/v1/checkouts', posting(`"${'a'.repeat(70_000)}"`, asMerchant)),
  },
];

test.each(suspicious)(
  'an operator sees $what in a counter and in one line without secrets',
  async (event) => {
    const { method, route, status, code, limits, send } = event;
    const app = openApp(limits);
    const response = await send(app);
    expect(response.status).toBe(status);

    const { text } = await app.metrics.read();
    expect(text).toContain(
      `directpay_requests_total{method="${method}",route="${route}",status="${status}"} 1\n`,
    );
    if (code) expect(text).toContain(`directpay_problems_total{code="${code}"} 1\n`);

    const { time, ...line } = JSON.parse(app.lines.at(-1) ?? '') as Record<string, unknown>;
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(line).toEqual({
      level: 'info',
      event: 'request',
      requestId: response.headers.get('request-id'),
      method,
      route,
      status,
      ...(code ? { code } : {}),
      durationMs: 0,
    });
    expect(text + app.lines.join('')).not.toContain('canary');
  },
);
