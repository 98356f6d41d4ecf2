import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../src/contract/problem.ts';
import { MANDATE_PASS_LIFETIME_MS } from '../../src/proxy/pages/mandate-page/mandate-pass.ts';
import { TRIES_PER_HOUR } from '../../src/proxy/routes/digit-tries.ts';
import { StoreUnavailable } from '../../src/proxy/store/records.ts';
import { debitOf, LAST_FOUR, MANDATE_TOKEN, payerMandateOf, readyMandate } from './fake-payer-mandates.ts';
import { type OpenedApp, openApp } from './open-app.ts';

const link = `/m/${MANDATE_TOKEN}`;

function form(
  app: OpenedApp,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
  path = link,
) {
  return app.call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

const open = (app: OpenedApp, lastFour = LAST_FOUR, path = link) =>
  form(app, { do: 'open', lastFour }, {}, path);

/** A payer who has told the digits: what their browser sends from then on. */
async function knownPayer(app: OpenedApp): Promise<{ cookie: string }> {
  const set = (await open(app)).headers.get('set-cookie') ?? '';
  return { cookie: set.split(';')[0] ?? '' };
}

async function read(app: OpenedApp, headers: Record<string, string>, search = ''): Promise<string> {
  return (await app.call(`${link}${search}`, { headers })).text();
}

/** The hidden fields of the confirmation that a payer has in front. */
async function confirmation(app: OpenedApp, headers: Record<string, string>, action: string) {
  const page = await read(app, headers, `?confirm=${action}`);
  const found = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value])) as Record<string, string>;
}

const titleOf = (page: string): string => /<h1>(.*?)<\/h1>/s.exec(page)?.[1] ?? '';

function statusAndPlace(response: Response): [number, string | null] {
  return [response.status, response.headers.get('location')];
}

describe('the link of a mandate', () => {
  test('says who asks and nothing else, until the last four digits are told', async () => {
    const app = openApp();
    const response = await app.call(link);
    const page = await response.text();
    expect([response.status, titleOf(page)]).toEqual([200, 'Is this your account?']);
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
    expect(titleOf(await read(app, payer))).toBe('Is this your account?');
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
      for (let times = 0; times <= TRIES_PER_HOUR; times += 1)
        expect((await open(app, typed)).status).toBe(422);
      expect(app.payerPage.reads).not.toContain('isLastFour');
      expect((await open(app)).status).toBe(303);
    },
  );

  test('may be guessed five times an hour; then even the right ones wait', async () => {
    const app = openApp();
    for (let times = 0; times < TRIES_PER_HOUR; times += 1) {
      expect((await open(app, `000${times}`)).status).toBe(403);
      app.time.now += 60_000;
    }
    app.payerPage.reads.length = 0;
    const locked = await open(app);
    expect([locked.status, locked.headers.get('retry-after'), locked.headers.get('set-cookie')]).toEqual([
      429,
      String(55 * 60),
      null,
    ]);
    expect(await locked.text()).toContain('about 55 minutes');
    expect(app.payerPage.reads).not.toContain('isLastFour');
    app.time.now += 55 * 60_000;
    expect((await open(app)).status).toBe(303);
  });

  test('do not run out for a payer who types them right', async () => {
    const app = openApp();
    for (let times = 0; times <= TRIES_PER_HOUR * 2; times += 1) expect((await open(app)).status).toBe(303);
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
    expect(titleOf(await read(app, payer))).toBe('Is this your account?');
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

describe('pausing, resuming and cancelling', () => {
  test('are one confirmation each, and the page then says what is true', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const seen: string[] = [];
    for (const action of ['pause', 'reinstate', 'cancel']) {
      const response = await form(app, await confirmation(app, payer, action), payer);
      expect(statusAndPlace(response)).toEqual([303, link]);
      seen.push(titleOf(await read(app, payer)));
    }
    expect(app.payerPage.done.map(({ action }) => action)).toEqual(['pause', 'reinstate', 'cancel']);
    expect(new Set(app.payerPage.done.map(({ key }) => key)).size).toBe(3);
    expect(seen).toEqual([
      'Paused: Adire Lane cannot take payments',
      'Ready: Adire Lane can take payments',
      'Cancelled',
    ]);
    const after = await read(app, payer);
    expect(after).toContain('You cancelled it.');
    expect(after).toContain('Your bank has not confirmed yet');
    expect(after).toContain('was allowed to take at most');
    expect(after).not.toContain('?confirm=');
  });

  test('are done once by a double tap, and by going back and sending the form again', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'pause');
    await Promise.all([form(app, fields, payer), form(app, fields, payer)]);
    expect(statusAndPlace(await form(app, fields, payer))).toEqual([303, link]);
    expect(app.payerPage.done).toEqual([{ action: 'pause', key: fields['key'] }]);
  });

  const tampered: readonly [string, (fields: Record<string, string>) => Record<string, string>][] = [
    ['without a proof', ({ proof: _, ...rest }) => rest],
    ['with an empty proof', (fields) => ({ ...fields, proof: '' })],
    ['with another key', (fields) => ({ ...fields, key: 'of-my-own' })],
    ['for another action', (fields) => ({ ...fields, do: 'cancel' })],
    ['for something that is no action', (fields) => ({ ...fields, do: 'toString' })],
  ];
  test.each(tampered)('are refused %s', async (_, tamper) => {
    const app = openApp();
    const payer = await knownPayer(app);
    const response = await form(app, tamper(await confirmation(app, payer, 'pause')), payer);
    expect([response.status, titleOf(await response.text())]).toEqual([403, 'This was not done']);
    expect(app.payerPage.done).toEqual([]);
  });

  test('are refused with the form of another pass', async () => {
    const app = openApp();
    const fields = await confirmation(app, await knownPayer(app), 'cancel');
    expect((await form(app, fields, await knownPayer(app))).status).toBe(403);
    expect(app.payerPage.done).toEqual([]);
  });

  test.each(['cross-site', 'same-site'])('are refused where a %s page sends the form', async (site) => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    expect((await form(app, fields, { ...payer, 'sec-fetch-site': site })).status).toBe(403);
    expect(app.payerPage.done).toEqual([]);
  });

  test('ask for the digits again when the time is up, and change nothing', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    app.time.now += MANDATE_PASS_LIFETIME_MS;
    const response = await form(app, fields, payer);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Nothing was changed.');
    expect(app.payerPage.done).toEqual([]);
  });

  test('are not offered, nor confirmed, where the mandate stands otherwise', async () => {
    const app = openApp();
    app.payerPage.state.payer = payerMandateOf({ canPause: false, canCancel: false });
    const payer = await knownPayer(app);
    expect(await read(app, payer)).not.toContain('?confirm=');
    expect(await read(app, payer, '?confirm=pause')).toContain('That was not done');
  });

  test('show how it stands now where the merchant was faster', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'pause');
    app.payerPage.state.failure = new ProblemError('mandate_ended');
    const response = await form(app, fields, payer);
    expect(statusAndPlace(response)).toEqual([303, `${link}?note=not-done`]);
    app.payerPage.state.failure = undefined;
    expect(await read(app, payer, '?note=not-done')).toContain('That was not done');
  });

  test.each([
    ['the store does not answer', new StoreUnavailable(new Error('canary')), '2'],
    ['something of ours fails', new Error('canary'), '5'],
  ])('tell the payer to look again where %s', async (_, failure, retryAfter) => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    app.payerPage.state.failure = failure;
    const response = await form(app, fields, payer);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, retryAfter]);
    expect(await response.text()).toContain('it then shows whether that was done');
    expect(app.lines.join('')).not.toContain('canary');
  });

  test('are not begun while the proxy stops', async () => {
    const app = openApp();
    const payer = await knownPayer(app);
    const fields = await confirmation(app, payer, 'cancel');
    app.state.stopping = true;
    expect((await form(app, fields, payer)).status).toBe(503);
    expect(app.payerPage.done).toEqual([]);
  });
});

describe('what is shown of others’ words', () => {
  const hostile = `"><script>alert(1)</script>'\u202e\u0000${'x'.repeat(300)}`;

  test('is text and nothing else, on every page', async () => {
    const app = openApp();
    app.payerPage.state.payer = payerMandateOf({
      merchant: { name: hostile, support: hostile, logo: 'https://logo.example/l.png?"><script>' },
      supportCode: hostile,
      mandate: {
        ...readyMandate,
        description: hostile,
        reference: hostile,
        bank: hostile,
        accountHolder: hostile,
        pendingMinor: 100,
        accepted: { version: '1', hash: 'h', text: hostile, at: readyMandate.createdAt },
      },
      debits: [debitOf({ narration: hostile, reference: hostile, sessionId: hostile })],
    });
    const payer = await knownPayer(app);
    for (const page of [
      await read(app, {}),
      await read(app, payer),
      await read(app, payer, '?confirm=pause'),
      await read(app, payer, '?confirm="><script>'),
      await (await open(app, '"><script>')).text(),
    ]) {
      for (const harm of ['<script', '\u202e', '\u0000']) expect(page).not.toContain(harm);
      expect(page).toContain('&lt;script&gt;');
    }
  });

  test('a debit says whether money was taken, and why not', async () => {
    const app = openApp();
    app.payerPage.state.payer = payerMandateOf({
      hasMore: true,
      debits: [
        debitOf({ status: 'processing' }),
        debitOf({ status: 'failed', failure: 'insufficient_funds' }),
        debitOf({ status: 'needs_review' }),
      ],
    });
    const page = await read(app, await knownPayer(app));
    for (const words of [
      'On its way',
      'There was not enough in the account.',
      'Not clear yet',
      'Older payments',
    ])
      expect(page).toContain(words);
  });

  test('a mandate that somebody else paused is not the payer’s to resume', async () => {
    const app = openApp();
    const mandate = { ...readyMandate, state: 'paused' as const, readyToDebit: false };
    app.payerPage.state.payer = payerMandateOf({ mandate, canPause: false, canReinstate: false });
    const page = await read(app, await knownPayer(app));
    expect(page).toContain('You cannot resume it here.');
    expect(page).not.toContain('?confirm=reinstate');
  });
});
