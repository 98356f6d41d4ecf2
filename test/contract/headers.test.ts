import { describe, expect, test } from 'vitest';
import { goodCall, nameOf, pathOf } from './every-route.ts';
import { codeOf, openApp } from './open-app.ts';

const everyRoute = openApp().routes.map((route) => [nameOf(route), route] as const);

const everywhere = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000',
  'request-id': expect.stringMatching(/^req-/),
  vary: expect.stringContaining('Origin'),
  'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors/),
};

function seen(response: Response, names: readonly string[]): Record<string, string | null> {
  return Object.fromEntries(names.map((name) => [name, response.headers.get(name)]));
}

describe('every answer', () => {
  test.each(everyRoute)(
    'of %s carries the protecting headers, whether it succeeds or not',
    async (_, route) => {
      const app = openApp();
      const loader = ['loader', 'pinnedLoader'].includes(route.name);
      const cached = loader || route.name === 'asset';
      for (const init of [goodCall(app, route), { method: 'DELETE' }]) {
        const response = await app.call(pathOf(route), init);
        const refused = response.status >= 400;
        expect(seen(response, Object.keys(everywhere))).toEqual(everywhere);
        expect(response.headers.get('cross-origin-resource-policy')).toBe(
          loader && !refused ? 'cross-origin' : 'same-origin',
        );
        expect(response.headers.get('access-control-allow-origin')).toBe(loader && !refused ? '*' : null);
        expect(response.headers.get('cache-control')).toMatch(
          cached && !refused ? /^public, max-age=\d+/ : /^no-store$/,
        );
        expect(seen(response, ['server', 'x-powered-by', 'etag'])).toEqual({
          server: null,
          'x-powered-by': null,
          etag: null,
        });
        const forgotten = expect.stringMatching(/^mandate=; .*; HttpOnly; SameSite=Strict; Secure$/);
        expect(response.headers.get('set-cookie')).toEqual(
          route.name === 'useMandatePage' && !refused ? forgotten : null,
        );
      }
    },
  );

  test.each([
    '/',
    '/nothing',
    '/v1/nothing',
    '/assets/missing.js',
    '/metrics',
    '/debug',
    '/debug/pprof',
    '/docs',
    '/.git/config',
    '/assets/main-1a2b.js.map',
  ])('at %s, where nothing is, carries them too', async (path) => {
    const response = await openApp().call(path);
    expect(response.status).toBe(404);
    expect(seen(response, Object.keys(everywhere))).toEqual(everywhere);
  });

  test('asks browsers to stay on https only where we are on https', async () => {
    const response = await openApp({ publicUrl: 'http://127.0.0.1:8080' }).call('/healthz');
    expect(response.headers.has('strict-transport-security')).toBe(false);
  });
});

describe('another method', () => {
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

  test.each(everyRoute)('than the one of %s does nothing', async (_, route) => {
    const app = openApp();
    const right = app.routes
      .filter(({ path }) => path === route.path)
      .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method as string]));
    for (const method of methods.filter((name) => !right.includes(name))) {
      const { headers } = goodCall(app, route);
      const overrides = { 'x-http-method-override': route.method, 'x-http-method': route.method };
      const response = await app.call(pathOf(route), { method, headers: { ...headers, ...overrides } });
      expect([method, response.status, response.headers.get('allow')]).toEqual([
        method,
        405,
        right.join(', '),
      ]);
      if (method !== 'HEAD') expect(await codeOf(response)).toBe('405 method_not_allowed');
    }
    expect(app.asked).toEqual([]);
  });

  test('HEAD is answered as GET is, without the body', async () => {
    const app = openApp();
    for (const route of app.routes.filter(({ method }) => method === 'GET')) {
      const response = await app.call(pathOf(route), { ...goodCall(app, route), method: 'HEAD' });
      const status = route.name === 'returnFromProvider' ? 303 : 200;
      expect([nameOf(route), response.status, await response.text()]).toEqual([nameOf(route), status, '']);
    }
  });
});

test.each(everyRoute)('a page of another origin learns nothing from %s by asking first', async (_, route) => {
  const response = await openApp().call(pathOf(route), {
    method: 'OPTIONS',
    headers: {
      origin: 'https://evil.example',
      'access-control-request-method': route.method,
      'access-control-request-headers': 'authorization',
    },
  });
  expect(response.status).toBe(405);
  const allowing = [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
  expect(allowing).toEqual([]);
});
