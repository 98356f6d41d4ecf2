import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { PageBoot } from '../../src/contract/page-boot.ts';
import { ProblemError } from '../../src/contract/problem.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { CHECKOUT_ID, CLIENT_TOKEN, SHOP, viewOf } from './fake-checkouts.ts';
import { codeOf, openApp } from './open-app.ts';

const link = `/c/${CLIENT_TOKEN}`;

function policyOf(response: Response): Record<string, string> {
  const parts = (response.headers.get('content-security-policy') ?? '').split('; ');
  return Object.fromEntries(parts.map((part) => part.split(/ (.*)/s).slice(0, 2) as [string, string]));
}

describe('the link of a checkout', () => {
  test('opens the page with the first view and a token in it', async () => {
    const app = openApp();
    const response = await app.call(link);
    const html = await response.text();
    const boot = JSON.parse(/id="boot">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as PageBoot;
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(boot).toEqual({
      view: viewOf(CHECKOUT_ID),
      pageToken: expect.any(String),
      pageTokenExpiresAt: '2026-11-21T09:15:00.000Z',
      allowedOrigins: [SHOP],
    });
    expect(app.tokens.open(boot.pageToken)).toBe(CHECKOUT_ID);
    expect(html).not.toContain('<script>alert(1)');
  });

  test('lets only its own scripts run and only the checkout’s pages frame it', async () => {
    const app = openApp();
    const [first, second] = [await app.call(link), await app.call(link)];
    const nonce = /nonce="([^"]+)"/.exec(await first.text())?.[1] ?? '';
    expect(policyOf(first)).toEqual({
      'default-src': "'none'",
      'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
      'style-src': `'self' 'nonce-${nonce}'`,
      'connect-src': "'self'",
      'img-src': "'self' data: https://logo.example",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': SHOP,
      'require-trusted-types-for': "'script'",
      'trusted-types': "'none'",
    });
    expect(Buffer.from(nonce, 'base64').length).toBe(16);
    expect(await second.text()).not.toContain(nonce);
  });

  test('is framed by nobody where the checkout names no page', async () => {
    const app = openApp();
    const find = app.pages.byClientToken;
    app.pages.byClientToken = async (token) => {
      const found = await find(token);
      return found && { ...found, allowedOrigins: [] };
    };
    expect(policyOf(await app.call(link))['frame-ancestors']).toBe("'none'");
  });

  test.each([
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip;q=1.0, br;q=0', 'gzip', gunzipSync],
    ['deflate', null, (body: Buffer) => body],
    ['', null, (body: Buffer) => body],
    ['*', 'br', brotliDecompressSync],
  ])('for a browser that takes %j comes as %s', async (accepted, encoding, open) => {
    const response = await openApp().call(link, { headers: { 'accept-encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding, Origin');
    expect(open(Buffer.from(await response.arrayBuffer())).toString()).toContain('id="boot"');
  });

  test.each([{ method: 'HEAD' }, { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } }, {}])(
    'changes nothing when it is opened by %j',
    async (init) => {
      const app = openApp();
      for (let times = 0; times < 2; times += 1) await app.call(`${link}?utm_source=chat`, init);
      expect(new Set(app.asked.map(({ call }) => call))).toEqual(new Set(['byClientToken', 'view']));
    },
  );

  test('is in no log line and no metric', async () => {
    const app = openApp();
    await app.call(link);
    await app.call(`${link}x`);
    await app.call(`/v1/nothing/${CLIENT_TOKEN}`);
    const logged = app.lines.join('') + (await app.metrics.read()).text;
    expect(logged).toContain('/c/{clientToken}');
    expect(logged).not.toContain(CLIENT_TOKEN);
  });
});

describe('a link that opens nothing', () => {
  test.each(['/c/unknown-token-of-nobody', '/c/x', '/c/%00', `/c/${'x'.repeat(5000)}`, '/c/a%2Fb', '/'])(
    '(%s) says so and nothing else',
    async (path) => {
      const app = openApp();
      const response = await app.call(path);
      const html = await response.text();
      expect(response.status).toBe(404);
      expect(html).toContain('This link does not open anything');
      expect(html).not.toContain('Adire Lane');
      expect(policyOf(response)['frame-ancestors']).toBe("'none'");
      expect(policyOf(response)['script-src']).toMatch(/^'nonce-/);
    },
  );

  test.each([
    ['the store does not answer', new StoreUnavailable(new Error('canary')), '2', 'store_unavailable'],
    ['something of ours fails', new Error('canary'), '5', 'internal'],
    ['the checkout is gone', new ProblemError('not_found'), '5', 'not_found'],
  ])('is a page that says to try again where %s', async (_, failure, retryAfter, code) => {
    const app = openApp();
    app.answers.failure = failure;
    const response = await app.call(link);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, retryAfter]);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(policyOf(response)['frame-ancestors']).toBe("'none'");
    expect(await response.text()).toContain('do not pay again');
    expect(JSON.parse(app.lines.at(-1) ?? '')).toMatchObject({
      route: '/c/{clientToken}',
      status: 503,
      code,
    });
    expect(app.lines.join('')).not.toContain('canary');
  });
});

test('the loader may be fetched by any page, compressed', async () => {
  const response = await openApp().call('/v1/directpay.js', { headers: { 'accept-encoding': 'br' } });
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString()).toBe(
    'globalThis.DirectPay = {};',
  );
});

test('an asset is kept by browsers for as long as they like', async () => {
  const response = await openApp().call('/assets/main-1a2b.js');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('an exact version of the loader is told with its integrity, and kept for as long as browsers like', async () => {
  const app = openApp();
  const { src, integrity } = (await (await app.call('/v1/directpay.json')).json()) as Record<string, string>;
  expect([src, integrity]).toEqual([
    'https://pay.example/v1/loaders/directpay-0123456789abcdef.js',
    'sha384-AAAA',
  ]);
  const response = await app.call(src ?? '');
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await response.text()).toBe('globalThis.DirectPay = {};');
  expect(await codeOf(await app.call('/v1/loaders/directpay-fedcba9876543210.js'))).toBe('404 not_found');
});
