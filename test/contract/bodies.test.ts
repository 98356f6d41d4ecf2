import { describe, expect, test } from 'vitest';
import type { Route } from '../../src/proxy/routes/route.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { leastWork } from '../support/least-work.ts';
import { bodyOf, goodCall, nameOf, pathOf } from './every-route.ts';
import { codeOf, type OpenedApp, openApp } from './open-app.ts';

const KB = 1024;
const withJson = openApp()
  .routes.filter(({ body }) => body?.kind === 'json')
  .map((route) => [nameOf(route), route] as const);

describe.each(withJson)('a body of %s', (_, route) => {
  async function send(body: BodyInit, headers: Record<string, string> = {}) {
    const app = openApp();
    const init = { ...goodCall(app, route, headers), body, duplex: 'half' };
    const response = await app.call(pathOf(route), init);
    expect(app.asked).toEqual([]);
    return codeOf(response);
  }

  const good = JSON.stringify(bodyOf(route));

  test.each([
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'text/json',
  ])('as %j is not read', async (type) => {
    expect(await send(good, { 'content-type': type })).toBe('415 unsupported_media_type');
  });

  test.each(['gzip', 'br', 'deflate', 'identity, gzip'])(
    'compressed (%s) is not opened',
    async (encoding) => {
      expect(await send(good, { 'content-encoding': encoding })).toBe('415 unsupported_media_type');
    },
  );

  test('above 64 kB is cut off, announced or not', async () => {
    const large = `{"x":"${'a'.repeat(64 * KB)}"}`;
    expect(await send(large)).toBe('413 too_large');
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(KB).fill(0x20)),
    });
    expect(await send(endless)).toBe('413 too_large');
  });

  test.each([
    ['nothing', ''],
    ['half of it', good.slice(0, -1)],
    ['more than one value', `${good}${good}`],
    ['a comment', `${good}//`],
    ['a byte order mark', `\ufeff${good}`],
    ['an array', `[${good}]`],
    ['null', 'null'],
    ['a number of a megabyte', '9'.repeat(60 * KB)],
    ['10,000 levels', '['.repeat(10_000)],
    ['30,000 levels, closed', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['1,000 keys', `{${Array.from({ length: 1000 }, (__, at) => `"k${at}":1`).join()}}`],
    ['NUL', good.replace('{', '{"nul":"\\u0000",')],
    ['half a character', good.replace('{', '{"half":"\\ud800",')],
    ['__proto__', good.replace('{', '{"__proto__":{"admin":true},')],
    ['constructor', good.replace('{', '{"constructor":{"prototype":{"admin":true}},')],
    ['toString', good.replace('{', '{"toString":"x",')],
    ['an unknown key', good.replace('{', '{"admin":true,')],
  ])('that holds %s is refused', async (__, body) => {
    expect(await send(body)).toBe('400 invalid_request');
    expect('admin' in {}).toBe(false);
  });

  test.each([
    ['UTF-16', Buffer.from(good, 'utf16le')],
    ['broken UTF-8', Buffer.concat([Buffer.from(good), Buffer.from([0xff])])],
    ['an overlong form', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
  ])('in %s is refused', async (__, body) => {
    expect(await send(body)).toBe('400 invalid_request');
  });

  test('may say that it is UTF-8', async () => {
    const app = openApp();
    const headers = { 'content-type': 'Application/JSON; charset=UTF-8' };
    const response = await app.call(pathOf(route), goodCall(app, route, headers));
    expect(response.ok).toBe(true);
  });
});

function routeNamed(app: OpenedApp, wanted: string): Route {
  const found = app.routes.find(({ name }) => name === wanted);
  if (!found) throw new Error(`No route is called ${wanted}`);
  return found;
}

test.each([
  ['10,000 levels', '['.repeat(10_000)],
  ['32,000 levels, closed', '['.repeat(32_000) + ']'.repeat(32_000)],
  ['a number of 64,000 digits', `{"version":${'9'.repeat(64_000)}}`],
  ['a text of 64,000 quotes', `{"bankId":"${'\\"'.repeat(30_000)}"}`],
  ['30,000 keys', `{${'"":1,'.repeat(13_000)}"":1}`],
])('a body of %s costs less than 50 ms', async (_, body) => {
  const app = openApp();
  const route = routeNamed(app, 'step.choose-bank');
  const spent = await leastWork(5, async () => {
    expect((await app.call(pathOf(route), { ...goodCall(app, route), body })).status).toBe(400);
  });
  expect(spent).toBeLessThan(50);
});

test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
  'a bank’s field or a merchant’s note called %s is refused, not dropped unseen',
  async (name) => {
    const app = openApp();
    const inside = `{"${name}":"x","username":"ada"}`;
    for (const [route, body] of [
      ['step.log-in', `{"version":3,"fields":${inside}}`],
      [
        'createCheckout',
        JSON.stringify(bodyOf(routeNamed(app, 'createCheckout'))).replace(/}$/, `,"metadata":${inside}}`),
      ],
    ] as const) {
      const row = routeNamed(app, route);
      const response = await app.call(pathOf(row), { ...goodCall(app, row), body });
      expect([route, await codeOf(response)]).toEqual([route, '400 invalid_request']);
    }
    expect(app.asked).toEqual([]);
  },
);

describe('a webhook', () => {
  const webhook = (body: string, headers: Record<string, string> = {}) => ({
    method: 'POST',
    headers: { 'mono-webhook-secret': 'a-secret-that-mono-shares', ...headers },
    body,
  });

  test.each([
    ['nothing', ''],
    ['broken JSON', '{"event":'],
    ['deep nesting', '['.repeat(100_000)],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['plain text', 'paid'],
  ])('with the right secret that holds %s is taken, and someone goes to ask', async (_, body) => {
    const app = openApp();
    const response = await app.call('/webhooks/mono', webhook(body));
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(app.asked).toEqual([{ call: 'receive', checkoutId: '', size: body.length }]);
    expect(app.state.woken).toBe(1);
  });

  test.each([
    ['above 256 kB', 'a'.repeat(256 * KB + 1)],
    ['with 10,000 keys', `{${Array.from({ length: 10_000 }, (_, at) => `"k${at}":1`).join()}}`],
  ])('%s is not looked at, whoever sends it', async (_, body) => {
    for (const headers of [{}, { 'mono-webhook-secret': 'wrong' }]) {
      const app = openApp();
      const response = await app.call('/webhooks/mono', webhook(body, headers));
      expect(response.headers.get('connection')).toBe('close');
      expect(await codeOf(response)).toBe('413 too_large');
      expect(app.asked).toEqual([]);
    }
  });

  test('that cannot be kept is never answered 200, so that it comes again', async () => {
    const app = openApp();
    app.answers.failure = new StoreUnavailable(new Error('gone'));
    expect(await codeOf(await app.call('/webhooks/mono', webhook('{}')))).toBe('503 store_unavailable');
    expect(app.state.woken).toBe(0);
  });

  test('that is refused wakes nobody', async () => {
    const app = openApp();
    const response = await app.call('/webhooks/mono', webhook('{}', { 'mono-webhook-secret': 'wrong' }));
    expect(await codeOf(response)).toBe('401 webhook_rejected');
    expect(app.state.woken).toBe(0);
  });
});
