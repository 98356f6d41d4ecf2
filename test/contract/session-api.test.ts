import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/contract/problem.ts';
import { PAGE_TOKEN_LIFETIME_MS } from '../../src/proxy/pages/page-token.ts';
import { CHECKOUT_ID, CLIENT_TOKEN, OTHER_CHECKOUT_ID, viewOf } from './fake-checkouts.ts';
import { asMerchant, asPage, codeOf, openApp, posting, SECRET_KEY } from './open-app.ts';

const PAGE_KEY = 'a-random-key-of-this-page';
const choose = { version: 3, bankId: 'gtbank' };

describe('a payer’s page', () => {
  test('opens with its client token', async () => {
    const app = openApp();
    const init = posting({ clientToken: CLIENT_TOKEN }, { 'page-key': PAGE_KEY });
    const response = await app.call('/v1/pages', init);
    expect(response.status).toBe(200);
    const opened = (await response.json()) as { pageToken: string };
    expect(opened).toEqual({
      pageToken: expect.stringMatching(/^[0-9a-f]{8}\./),
      expiresAt: '2026-11-21T09:15:00.000Z',
      view: viewOf(CHECKOUT_ID),
    });
    expect(app.tokens.open(opened.pageToken)).toBe(CHECKOUT_ID);
    expect(app.asked.at(-1)).toEqual({ call: 'view', checkoutId: CHECKOUT_ID, page: { pageKey: PAGE_KEY } });
  });

  test('gets the view and a renewed token', async () => {
    const app = openApp();
    const headers = asPage(app, CHECKOUT_ID);
    app.time.now += PAGE_TOKEN_LIFETIME_MS - 1;
    const response = await app.call('/v1/session', { headers });
    expect(await response.json()).toEqual(viewOf(CHECKOUT_ID));
    app.time.now += PAGE_TOKEN_LIFETIME_MS - 1;
    expect(app.tokens.open(response.headers.get('page-token') ?? '')).toBe(CHECKOUT_ID);
  });

  test.each([
    ['?after=2&wait=25', 200],
    ['?after=3&wait=0', 204],
    ['?after=3', 204],
    ['?after=4&wait=25', 200],
    ['?after=&wait=25', 200],
    ['?after=-1', 200],
    ['?after=three', 200],
    ['?wait=25', 200],
  ])('watching with %s is answered %i at once', async (query, status) => {
    const app = openApp();
    const response = await app.call(`/v1/session${query}`, { headers: asPage(app, CHECKOUT_ID) });
    expect(response.status).toBe(status);
    expect(response.headers.has('page-token')).toBe(true);
    if (status === 200) expect(await response.json()).toEqual(viewOf(CHECKOUT_ID));
  });

  test('waits 25 seconds at most, whatever it asks for', async () => {
    const app = openApp();
    const watching = app.call('/v1/session?after=3&wait=999999', { headers: asPage(app, CHECKOUT_ID) });
    await expect.poll(() => app.waiting.length).toBe(1);
    expect(app.asked).toEqual([
      { call: 'watch', checkoutId: CHECKOUT_ID, page: { pageKey: undefined }, after: 3, waitMs: 25_000 },
    ]);
    app.waiting[0]?.();
    expect((await watching).status).toBe(204);
  });

  test('that watched longest is answered when a fifth page comes to watch', async () => {
    const app = openApp();
    const watch = (id: string) => app.call('/v1/session?after=3&wait=25', { headers: asPage(app, id) });
    const first = watch(CHECKOUT_ID);
    await expect.poll(() => app.waiting.length).toBe(1);
    const others = [watch(CHECKOUT_ID), watch(CHECKOUT_ID), watch(CHECKOUT_ID), watch(OTHER_CHECKOUT_ID)];
    await expect.poll(() => app.watchers.count()).toBe(5);
    const fifth = watch(CHECKOUT_ID);
    expect((await first).status).toBe(204);
    expect(app.watchers.count()).toBe(5);
    app.watchers.release();
    expect((await Promise.all([...others, fifth])).map(({ status }) => status)).toEqual([
      204, 204, 204, 204, 204,
    ]);
    expect(app.watchers.count()).toBe(0);
  });

  test('is let go by a proxy that stops, and waits only shortly when it comes again', async () => {
    const app = openApp();
    const watch = () => app.call('/v1/session?after=3&wait=25', { headers: asPage(app, CHECKOUT_ID) });
    const first = watch();
    await expect.poll(() => app.waiting.length).toBe(1);
    app.watchers.release();
    expect((await first).status).toBe(204);
    const late = watch();
    await expect.poll(() => app.waiting.length).toBe(2);
    expect(app.asked.map(({ waitMs }) => waitMs)).toEqual([25_000, 2_000]);
    app.waiting[1]?.();
    expect((await late).status).toBe(204);
    expect(app.watchers.count()).toBe(0);
  });

  test('searches the banks', async () => {
    const app = openApp();
    const response = await app.call('/v1/session/banks?q=gt+bank&cursor=abc', {
      headers: asPage(app, CHECKOUT_ID),
    });
    expect(await response.json()).toEqual({ banks: [] });
    expect(app.asked).toEqual([
      { call: 'banks', checkoutId: CHECKOUT_ID, query: { q: 'gt bank', cursor: 'abc' } },
    ]);
  });

  test('carries out a step and gets the next view', async () => {
    const app = openApp();
    const headers = { ...asPage(app, CHECKOUT_ID), 'page-key': PAGE_KEY };
    const response = await app.call('/v1/session/steps/choose-bank', posting(choose, headers));
    expect(response.status).toBe(200);
    expect(response.headers.has('idempotent-replayed')).toBe(false);
    expect(await response.json()).toEqual(viewOf(CHECKOUT_ID));
    expect(app.asked).toEqual([
      {
        call: 'command',
        checkoutId: CHECKOUT_ID,
        page: { pageKey: PAGE_KEY },
        request: { command: 'choose-bank', body: choose, idempotencyKey: 'key-1' },
        patienceMs: 2000,
      },
    ]);
  });

  test.each([
    ['busy', () => ({ ...viewOf(CHECKOUT_ID), busy: true })],
    [
      'confirming',
      () => ({ ...viewOf(CHECKOUT_ID), step: 'confirming' as const, waitedSeconds: 0, needsReview: false }),
    ],
  ])('is told 202 while the checkout is %s', async (_, view) => {
    const app = openApp();
    app.answers.view = view;
    const response = await app.call(
      '/v1/session/steps/pay',
      posting({ version: 3 }, asPage(app, CHECKOUT_ID)),
    );
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual(view());
  });

  test('is told when its command had been done before', async () => {
    const app = openApp();
    app.answers.replayed = true;
    const response = await app.call(
      '/v1/session/steps/choose-bank',
      posting(choose, asPage(app, CHECKOUT_ID)),
    );
    expect(response.headers.get('idempotent-replayed')).toBe('true');
  });

  test('gets the current view with a step that came too late', async () => {
    const app = openApp();
    app.answers.failure = new ProblemError('step_out_of_order', { view: viewOf(CHECKOUT_ID, 9) });
    const response = await app.call(
      '/v1/session/steps/choose-bank',
      posting(choose, asPage(app, CHECKOUT_ID)),
    );
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'step_out_of_order', view: viewOf(CHECKOUT_ID, 9) });
  });

  test.each([
    { amountMinor: 1 },
    { currency: 'NGN' },
    { reference: 'order-2' },
    { merchant: 'Another shop' },
    { fields: {} },
    { version: 0 },
    { version: '3' },
    { bankId: '' },
  ])('can never send %j', async (extra) => {
    const app = openApp();
    const init = posting({ ...choose, ...extra }, asPage(app, CHECKOUT_ID));
    expect(await codeOf(await app.call('/v1/session/steps/choose-bank', init))).toBe('400 invalid_request');
    expect(app.asked).toEqual([]);
  });

  test.each(['same-site', 'cross-site', 'none'])('of another place (%s) can take no step', async (site) => {
    const app = openApp();
    const headers = { ...asPage(app, CHECKOUT_ID), 'sec-fetch-site': site };
    for (const path of ['/v1/session/steps/choose-bank', '/v1/pages']) {
      expect(await codeOf(await app.call(path, posting(choose, headers)))).toBe('403 origin_not_allowed');
    }
    expect(app.asked).toEqual([]);
  });

  test('whose browser says that it is ours can take a step', async () => {
    const app = openApp();
    const headers = { ...asPage(app, CHECKOUT_ID), 'sec-fetch-site': 'same-origin' };
    const response = await app.call('/v1/session/steps/choose-bank', posting(choose, headers));
    expect(response.status).toBe(200);
  });

  test('with a page key that is none is refused', async () => {
    const app = openApp();
    const headers = { ...asPage(app, CHECKOUT_ID), 'page-key': 'short' };
    expect(await codeOf(await app.call('/v1/session', { headers }))).toBe('400 invalid_request');
  });
});

describe('somebody who hammers', () => {
  test('a checkout with commands is told to slow down, and can still watch', async () => {
    const app = openApp({ commands: 2 });
    const step = () => app.call('/v1/session/steps/choose-bank', posting(choose, asPage(app, CHECKOUT_ID)));
    expect([(await step()).status, (await step()).status]).toEqual([200, 200]);
    const third = await step();
    expect(third.headers.get('retry-after')).toBe('30');
    expect(await codeOf(third)).toBe('429 rate_limited');
    expect((await app.call('/v1/session', { headers: asPage(app, CHECKOUT_ID) })).status).toBe(200);
    const other = posting(choose, asPage(app, OTHER_CHECKOUT_ID));
    expect((await app.call('/v1/session/steps/choose-bank', other)).status).toBe(200);
  });

  test('pages from one address is told so on a page, whatever address it claims to have', async () => {
    const app = openApp({ pageOpens: 1 });
    const open = (at: number) =>
      app.call(`/c/${CLIENT_TOKEN}`, { headers: { 'x-forwarded-for': `1.1.1.${at}` } });
    expect((await open(1)).status).toBe(200);
    const second = await open(2);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await second.text()).toContain('Too many pages are being opened');
    const again = await app.call('/v1/pages', posting({ clientToken: CLIENT_TOKEN }));
    expect(await codeOf(again)).toBe('429 rate_limited');
    expect((await app.call('/v1/checkouts/chk_1', { headers: asMerchant })).status).toBe(200);
  });
});

describe('a token', () => {
  const session = (authorization: string) => ({ headers: { authorization } });

  test('that ran out is told from one that never was', async () => {
    const app = openApp();
    const headers = asPage(app, CHECKOUT_ID);
    app.time.now += PAGE_TOKEN_LIFETIME_MS;
    expect(await codeOf(await app.call('/v1/session', { headers }))).toBe('401 token_expired');
  });

  test('of the other kind opens nothing', async () => {
    const app = openApp();
    expect(await codeOf(await app.call('/v1/session', session(`Bearer ${CLIENT_TOKEN}`)))).toBe(
      '401 unauthenticated',
    );
    const { pageToken } = app.tokens.mint(CHECKOUT_ID);
    expect(await codeOf(await app.call('/v1/pages', posting({ clientToken: pageToken })))).toBe(
      '401 unauthenticated',
    );
    expect(await codeOf(await app.call('/v1/session', session(`Bearer ${SECRET_KEY}`)))).toBe(
      '401 unauthenticated',
    );
    expect(await codeOf(await app.call('/v1/checkouts', session(`Bearer ${pageToken}`)))).toBe(
      '401 unauthenticated',
    );
    expect(app.asked.filter(({ call }) => call !== 'byClientToken')).toEqual([]);
  });

  test('with any one character changed, dropped or added opens nothing', async () => {
    const app = openApp();
    const { pageToken } = app.tokens.mint(CHECKOUT_ID);
    const altered = [...pageToken].flatMap((letter, at) => [
      pageToken.slice(0, at) + (letter === 'a' ? 'b' : 'a') + pageToken.slice(at + 1),
      pageToken.slice(0, at),
    ]);
    const told = new Set<unknown>();
    for (const token of [...altered, `${pageToken}a`, `${pageToken}.`, `a${pageToken}`]) {
      told.add(await codeOf(await app.call('/v1/session', session(`Bearer ${token}`))));
    }
    expect([...told]).toEqual(['401 unauthenticated']);
    expect(app.asked).toEqual([]);
  });

  test('has one spelling only', async () => {
    const app = openApp();
    const { pageToken } = app.tokens.mint(CHECKOUT_ID);
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    const opening: string[] = [];
    for (const last of letters) {
      const token = pageToken.slice(0, -1) + last;
      if ((await app.call('/v1/session', session(`Bearer ${token}`))).ok) opening.push(token);
    }
    expect(opening).toEqual([pageToken]);
  });

  test('unknown as a link is refused as plainly as a foreign one', async () => {
    const app = openApp();
    const unknown = await app.call('/v1/pages', posting({ clientToken: 'x'.repeat(32) }));
    expect(await codeOf(unknown)).toBe('401 unauthenticated');
  });

  test('of one checkout never reads another', async () => {
    const app = openApp();
    const response = await app.call('/v1/session', { headers: asPage(app, OTHER_CHECKOUT_ID) });
    expect(((await response.json()) as { id: string }).id).toBe(OTHER_CHECKOUT_ID);
    expect(app.asked.map(({ checkoutId }) => checkoutId)).toEqual([OTHER_CHECKOUT_ID]);
    expect((await app.call('/v1/checkouts/chk_9', { headers: asMerchant })).status).toBe(404);
  });
});
