import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type ProblemCode, ProblemSchema, problems } from '../../src/contract/problem.ts';
import { problemsOf } from '../../src/proxy/routes/open-api.ts';
import { bodyOf, nameOf, pathOf, rightHeaders } from './every-route.ts';
import { openApp } from './open-app.ts';

const RUNS_PER_ROUTE = Number(process.env['BAD_INPUT_RUNS'] ?? 100);

const nasty = fc.constantFrom(
  "' OR 1=1 --",
  '<img src=x onerror=alert(1)>',
  '\u202egnp.exe',
  '\r\nSet-Cookie: a=b',
  '../../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '',
  ' ',
  'NaN',
  '1e400',
  '__proto__',
  'constructor',
  '{{7*7}}',
  '<%= 7*7 %>',
  'a'.repeat(5000),
);
const scalar = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(2 ** 53 + 1, -0, 1.5, Number.MAX_VALUE),
);
const anything = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 5 }),
  fc.dictionary(fc.string(), scalar, { maxKeys: 5 }),
);

/** A good body with some of its values replaced, dropped or joined by others: near enough to get past the first check. */
function nearBody(good: unknown): fc.Arbitrary<unknown> {
  const keys = Object.keys((good ?? {}) as object);
  const change = fc.record({
    key: fc.oneof(fc.constantFrom(...(keys.length > 0 ? keys : ['version'])), fc.string(), nasty),
    value: anything,
    drop: fc.boolean(),
  });
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    const body: Record<string, unknown> = { ...(good as object) };
    for (const { key, value, drop } of changes) {
      if (drop) delete body[key];
      else Object.defineProperty(body, key, { value, enumerable: true, configurable: true, writable: true });
    }
    return body;
  });
}

const text = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 100 }));
const queryNames = [
  ...['after', 'wait', 'q', 'cursor', 'reference', 'status', 'supportCode', 'unsettledForSeconds'],
  ...['quarantined', 'providerReference', 'x'],
];
const query = fc.array(fc.tuple(fc.constantFrom(...queryNames), text), { maxLength: 3 });
const headerText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abcXYZ019 ,;=."-_\u00e9\u00ff'), maxLength: 80 }),
  fc.constantFrom('null', 'undefined', '*', 'application/json', 'gzip'),
);
const headers = fc.dictionary(
  fc.constantFrom(
    'idempotency-key',
    'content-type',
    'content-encoding',
    'accept-encoding',
    'page-key',
    'sec-fetch-site',
    'authorization',
    'origin',
    'x-forwarded-for',
    'x-http-method-override',
  ),
  headerText,
  { maxKeys: 2 },
);

function encoded(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}

function escaped(parts: readonly (readonly [string, string])[]): string {
  return parts.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
}

/** What a person is answered with, by a page in a problem's stead. */
const pagesFor: Readonly<Record<string, readonly number[]>> = {
  openCheckoutPage: [404],
  openMandatePage: [404],
  useMandatePage: [403, 404, 422],
  returnFromProvider: [404],
  showLinkAsQr: [404],
};

const everyRoute = openApp().routes.map((route) => [nameOf(route), route] as const);

describe.each(everyRoute)('whatever %s is sent', { timeout: 60_000 }, (_, route) => {
  const body = fc.oneof(
    { weight: 3, arbitrary: nearBody(bodyOf(route)).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  );
  const segment = fc.option(text, { nil: undefined });
  const wanted = new Set<ProblemCode>(problemsOf(route));

  test('it is answered well or by a problem that its description names', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ body, query, headers, segment }), async (sent) => {
        const app = openApp();
        const path =
          sent.segment === undefined
            ? pathOf(route)
            : route.path.replace(/\{\w+\}/, encoded(sent.segment).replaceAll('.', '%2E'));
        const search = sent.query.length > 0 ? `?${escaped(sent.query)}` : '';
        const init: RequestInit = {
          method: route.method,
          headers: {
            'content-type': 'application/json',
            'idempotency-key': 'key-1',
            ...rightHeaders(app, route),
            ...sent.headers,
          },
          ...(route.method === 'POST' ? { body: sent.body } : {}),
        };
        const response = await app.call(path.replaceAll('{id}', 'chk_1') + search, init);
        const answer = await response.text();
        expect(response.status).not.toBe(500);
        if (response.status < 400) return;
        if (response.headers.get('content-type') !== 'application/problem+json') {
          expect(pagesFor[route.name]).toContain(response.status);
          return;
        }
        const problem = v.parse(v.strictObject(ProblemSchema.entries), JSON.parse(answer));
        const { status, title, retryable } = problems[problem.code];
        expect(problem).toMatchObject({
          status,
          title,
          retryable,
          type: `urn:directpay:problem:${problem.code}`,
        });
        expect(response.status).toBe(status);
        // An empty segment names another address, or none.
        if (sent.segment !== '') expect([...wanted]).toContain(problem.code);
      }),
      { numRuns: RUNS_PER_ROUTE },
    );
  });
});

test('addresses that are not in the table are not found, whatever they look like', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('/v1/', '/', '/webhooks/', '/assets/'), text, async (start, rest) => {
      const app = openApp();
      const response = await app.call(`${start}x-${encoded(rest)}`);
      expect(response.status).toBe(404);
      expect(app.asked).toEqual([]);
    }),
    { numRuns: RUNS_PER_ROUTE },
  );
});
