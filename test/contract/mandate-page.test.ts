import { describe, expect, test } from 'vitest';
import { MANDATE_PASS_LIFETIME_MS } from '../../src/proxy/pages/mandate-page/mandate-pass.ts';
import { fixedTerms } from '../support/fixed-terms.ts';
import { debitOf, LAST_FOUR, MANDATE_TOKEN, payerMandateOf, readyMandate } from './fake-payer-mandates.ts';
import { form, knownPayer, link, open, read, statusAndPlace, titleOf } from './mandate-page-visit.ts';
import { type OpenedApp, openApp } from './open-app.ts';

describe('the link of a mandate', () => {
  test('says who asks and nothing else, until the last four digits are told', async () => {
    const app = openApp();
    const response = await app.call(link);
    const page = await response.text();
    expect([response.status, titleOf(page)]).toEqual([200, 'Show that the account is yours']);
    expect(page).toContain('Adire Lane');
    for (const told of [LAST_FOUR, 'GTBank', '200,000', 'club-1042', 'TEST PAYER', 'Ready', 'help@'])
      expect(page).not.toContain(told);
    expect(app.payerPage.reads).toEqual(['glance']);
  });

  test('opens with the digits, for a quarter of an hour and on this address only', async () => {
    const app = openApp();
    const opened = await open(app);
    expect(statusAndPlace(opened)).toEqual([303, `${link}?opened=1`]);
    expect(opened.headers.get('set-cookie')).toMatch(
      new RegExp(`^mandate=[\\w.-]+; Path=${link}; Max-Age=900; HttpOnly; SameSite=Strict; Secure$`),
    );
    const payer = { cookie: (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
    expect(statusAndPlace(await app.call(`${link}?opened=1`, { headers: payer }))).toEqual([303, link]);
    const page = await read(app, payer);
    expect(titleOf(page)).toBe('Ready: Adire Lane can take payments');
    for (const told of ['₦200,000.00', '₦15,000.00', '₦185,000.00', LAST_FOUR, '21 Nov 2027', '7K2-Q9D'])
      expect(page).toContain(told);
    expect(page).toContain('21 Nov 2026, 11:05');

    app.time.now += MANDATE_PASS_LIFETIME_MS;
    expect(titleOf(await read(app, payer))).toBe('Show that the account is yours');
  });

  test('of a mandate that the provider debits by itself says what is taken each time, and what was a part', async () => {
    const app = openApp();
    const linked = [{ bank: 'Kuda', lastFour: '7788', readyToDebit: false }];
    app.payerPage.state.payer = payerMandateOf({
      mandate: { ...readyMandate, terms: fixedTerms(readyMandate.terms), linked },
      debits: [debitOf({ origin: 'provider', isPart: true, amountMinor: 20_000 })],
    });
    const page = await read(app, await knownPayer(app));
    for (const told of ['It is taken by itself, on its days.', '₦10,000.00', 'every month', '31 Jan 2027'])
      expect(page).toContain(told);
    for (const told of ['Kuda', '7788', 'not ready yet', 'a part of what was due'])
      expect(page).toContain(told);
    expect(page).not.toContain('payments of any size');
  });

  test('takes digits that were typed with spaces or a hyphen', async () => {
    expect((await open(openApp(), ' 34-61 ')).status).toBe(303);
  });

  test('may run no script, load nothing, be framed by nobody, and is kept by no browser or search engine', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    for (const response of [
      await app.call(link),
      await app.call(link, { headers: payer }),
      await app.call(`${link}?confirm=cancel`, { headers: payer }),
      await app.call('/m/a-link-that-opens-nothing'),
    ]) {
      const page = await response.text();
      const nonce = /<style nonce="([^"]+)"/.exec(page)?.[1] ?? '';
      expect(Buffer.from(nonce, 'base64').length).toBe(16);
      expect(response.headers.get('content-security-policy')?.replace(' https://logo.example', '')).toBe(
        `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
      );
      expect({
        cache: response.headers.get('cache-control'),
        robots: response.headers.get('x-robots-tag'),
        referrer: response.headers.get('referrer-policy'),
      }).toEqual({ cache: 'no-store', robots: 'noindex', referrer: 'no-referrer' });
      expect(page).not.toMatch(/<script|\son\w+=|\sstyle=|javascript:/i);
    }
  });

  test.each([{ method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch' } }, {}])(
    'changes nothing when it is looked at by %j, at any of its pages',
    async (init) => {
      const app = openApp();
      const payer = await knownPayer(app);
      for (const search of ['', '?confirm=cancel', '?do=cancel', '?note=not-done', '?utm_source=chat'])
        for (const headers of [{}, payer])
          await app.call(`${link}${search}`, { ...init, headers: { ...init.headers, ...headers } });
      expect(app.payerPage.done).toEqual([]);
    },
  );

  test('is in no log line and no metric, and neither are the digits', async () => {
    const app = openApp();
    await open(app);
    await open(app, '0000');
    const logged = app.lines.join('') + (await app.metrics.read()).text;
    expect(logged).toContain('/m/{mandateToken}');
    for (const secret of [MANDATE_TOKEN, LAST_FOUR, '0000']) expect(logged).not.toContain(secret);
  });

  test('that opens nothing, or nothing any more, says what to do and nothing else', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const pages = await Promise.all(
      ['/m/a-link-that-opens-nothing', '/m/x', '/m/%00', `/m/${'x'.repeat(5000)}`].flatMap((path) => [
        app.call(path, { headers: payer }),
        open(app, LAST_FOUR, path),
        form(app, { do: 'cancel', key: 'k', proof: 'p' }, payer, '/m/another-link-that-opens-nothing'),
      ]),
    );
    for (const page of pages) {
      expect(page.status).toBe(404);
      expect(page.headers.get('set-cookie')).toBeNull();
      const text = await page.text();
      expect(titleOf(text)).toBe('This link does not open anything');
      expect(text).not.toContain('Adire Lane');
    }
  });
});

describe('the last four digits', () => {
  test('that are wrong are told so, without a cookie', async () => {
    const response = await open(openApp(), '0000');
    expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
    expect(await response.text()).toContain('These are not the last four digits');
  });

  test.each(['', '346', '34611', 'abcd', '３４６１', "3461' OR 1=1"])(
    'are not compared where %j was typed, and cost no try',
    async (typed) => {
      const app = openApp();
      expect((await open(app, typed)).status).toBe(422);
      expect(app.payerPage.reads).not.toContain('tellLastFour');
    },
  );

  test('that were wrong too often have to wait, and the page says how long', async () => {
    const app = openApp();
    app.payerPage.state.tried = { waitMs: 55 * 60_000 - 300 };
    const locked = await open(app);
    expect([locked.status, locked.headers.get('retry-after'), locked.headers.get('set-cookie')]).toEqual([
      429,
      String(55 * 60),
      null,
    ]);
    expect(await locked.text()).toContain('about 55 minutes');
  });

  test('that were wrong far too often shut the link, and the page says who gives a new one', async () => {
    const app = openApp();
    app.payerPage.state.tried = 'shut';
    const shut = await open(app);
    expect([shut.status, shut.headers.get('retry-after'), shut.headers.get('set-cookie')]).toEqual([
      423,
      null,
      null,
    ]);
    const page = await shut.text();
    expect(titleOf(page)).toBe('This link is shut');
    expect(page).toContain('Ask the business that takes the payments for a new link');
    expect(page).not.toContain('Adire Lane');
  });

  test('are asked for with a plain word where the browser keeps no cookie', async () => {
    const app = openApp();
    const { headers } = await open(app);
    const page = await (await app.call(headers.get('location') ?? '')).text();
    expect(page).toContain('does not keep a cookie');
    expect(page).not.toContain('GTBank');
  });
});

describe('a pass', () => {
  test.each([
    ['of another link', (app: OpenedApp) => app.mandatePasses.mint('token-of-another-payers-page')],
    [
      'whose time was changed',
      (app: OpenedApp) => app.mandatePasses.mint(MANDATE_TOKEN).replace(/\.1/, '.9'),
    ],
    ['whose end was changed', (app: OpenedApp) => `${app.mandatePasses.mint(MANDATE_TOKEN).slice(0, -2)}AA`],
    ['without a signature', (app: OpenedApp) => app.mandatePasses.mint(MANDATE_TOKEN).replace(/[^.]+$/, '')],
    [
      'of a key nobody has',
      (app: OpenedApp) => app.mandatePasses.mint(MANDATE_TOKEN).replace(/^.{8}/, '00000000'),
    ],
    ['that is a page token', (app: OpenedApp) => app.tokens.mint(MANDATE_TOKEN).pageToken],
  ])('%s opens nothing', async (_, make) => {
    const app = openApp();
    const payer = { cookie: `mandate=${make(app)}` };
    expect(titleOf(await read(app, payer))).toBe('Show that the account is yours');
    const refused = await form(app, { do: 'cancel', key: 'k', proof: 'p' }, payer);
    expect([refused.status, app.payerPage.done]).toEqual([403, []]);
  });

  test('is found among other cookies', async () => {
    const app = openApp();
    const { cookie } = await knownPayer(app);
    const page = await read(app, { cookie: `a=b; mandate=stale; ${cookie}; c` });
    expect(titleOf(page)).toMatch(/^Ready/);
  });

  test('is taken back by “Lock this page”', async () => {
    const app = openApp();
    const locked = await form(app, { do: 'lock' }, await knownPayer(app));
    expect(statusAndPlace(locked)).toEqual([303, link]);
    expect(locked.headers.get('set-cookie')).toBe(
      `mandate=; Path=${link}; Max-Age=0; HttpOnly; SameSite=Strict; Secure`,
    );
  });
});
