import { describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../src/sandbox/create-sandbox.ts';
import { initiateRequest } from './documented-one-time.ts';
import { createLinkCaller, dataOf, initiate, reference } from './link-caller.ts';
import { visit } from './page-visitor.ts';

const hourMs = 3_600_000;

/** A payment whose amount ends in these kobo, paid on its page. */
async function paidWith(kobo: number, options: Partial<SandboxOptions> = {}) {
  const caller = createLinkCaller(options);
  const payer = await caller.page({ amount: 20_000 + kobo });
  await payer.send('end', { as: 'successful' });
  const debits = (): number[] => caller.sandbox.ledger.of(reference).map(({ amountMinor }) => amountMinor);
  return { ...caller, payer, debits };
}

describe('the payer comes back', () => {
  test.each([
    [1, undefined, 1],
    [2, `https://mono.co/?reference=${reference}&status=successful`, 0],
    [3, 'https://mono.co/', 1],
    [4, 'https://mono.co/?reference=ANOTHERREFERENCE0000&status=successful', 1],
  ] as const)('from ₦200.0%i to %s, with %i debits', async (kobo, target, count) => {
    const { payer, debits } = await paidWith(kobo);
    expect(payer.leftTo()).toBe(target);
    expect(debits()).toHaveLength(count);
  });

  test('and is debited half a minute after closing the page', async () => {
    const caller = createLinkCaller();
    const payer = await caller.page({ amount: 20_005 });
    await payer.send('close');
    expect(payer.leftTo()).toContain('status=failed&reason=widget_closed');
    expect(await caller.verified()).toBe('not found');
    caller.clock.advance(31_000);
    expect(await caller.verified()).toBe('successful');
    expect(caller.told()).toEqual(['payment_cancelled', 'payment_successful']);
  });

  test('and pays once more: two debits of one reference, two webhooks', async () => {
    const { clock, debits, told } = await paidWith(6);
    clock.advance(60_000);
    expect(debits()).toEqual([20_006, 20_006]);
    expect(told()).toEqual(['payment_successful', 'payment_successful']);
  });
});

test.each([
  [11, 10_000, 'not found', 'successful', [20_011]],
  [12, 130_000, 'not found', 'failed', []],
  [13, 90 * 24 * hourMs, 'not found', 'not found', []],
  [14, 0, 'successful', 'successful', [200]],
  [15, 0, 'successful', 'successful', [19_915]],
  [16, 181_000, 'not found', 'successful', [20_016]],
  [17, 24 * hourMs, 'not found', 'not found', [20_017]],
  [18, 0, 'failed', 'successful', [20_018]],
  [19, 0, 'failed', 'failed', []],
  [20, 26 * hourMs, 'not found', 'successful', [20_020]],
] as const)(
  '₦200.%i: after %i ms verify says %s, then %s, and the debits are %j',
  async (kobo, ms, first, then, expected) => {
    const { clock, verified, debits } = await paidWith(kobo);
    expect(await verified()).toBe(first);
    clock.advance(ms);
    expect(await verified()).toBe(then);
    expect(debits()).toEqual(expected);
  },
);

/** What the first call and a second one of the same reference are answered, and how many pages there are then. */
async function askedTwice(kobo: number) {
  const caller = createLinkCaller();
  const body = JSON.stringify({ ...initiateRequest, amount: 20_000 + kobo });
  const askOnce = async (): Promise<string> => {
    const patience = new AbortController();
    const headers = { 'mono-sec-key': 'test_sk_adirelane0000', 'content-type': 'application/json' };
    const request = new Request(`http://sandbox.test${initiate}`, {
      method: 'POST',
      headers,
      body,
      signal: patience.signal,
    });
    const answer = caller.sandbox.fetch(request).then(
      async (response) => `${response.status} ${response.headers.get('content-type')?.split(';')[0]}`,
      (cause: Error) => cause.name,
    );
    const quiet = new Promise<string>((resolve) =>
      setImmediate(() => setImmediate(() => resolve('silence'))),
    );
    const heard = await Promise.race([answer, quiet]);
    patience.abort();
    await answer;
    return heard;
  };
  return {
    first: await askOnce(),
    second: await askOnce(),
    pages: caller.sandbox.links.of(reference).length,
  };
}

test.each([
  [21, 'silence', '400 application/json', 1],
  [22, 'silence', '200 application/json', 1],
  [23, '502 text/html', '400 application/json', 1],
  [24, '502 text/html', '200 application/json', 1],
  [25, 'ConnectionCutError', '400 application/json', 1],
  [26, 'ConnectionCutError', '200 application/json', 2],
  [27, '429 application/json', '200 application/json', 1],
  [28, '200 text/html', '400 application/json', 1],
  [29, '400 application/json', '400 application/json', 0],
] as const)('a page for ₦200.%i: %s, then %s, and %i pages', async (kobo, first, second, pages) => {
  expect(await askedTwice(kobo)).toEqual({ first, second, pages });
});

test('both pages of one reference can be paid', async () => {
  const caller = createLinkCaller();
  await caller.ask({ amount: 20_026 }).catch(() => undefined);
  await caller.ask({ amount: 20_026 });
  for (const { path } of caller.sandbox.links.of(reference)) {
    const payer = visit(caller.sandbox, `http://sandbox.test${path}`);
    await payer.open();
    await payer.send('end', { as: 'successful' });
  }
  expect(caller.sandbox.ledger.of(reference)).toHaveLength(2);
});

test.each([
  [31, /^https:\/\/evil\.example\/pages\/pay\/OD/],
  [32, /^https:\/\/authorise\.mono\.co\.evil\.example\//],
  [33, /^http:\/\/authorise\.mono\.co:x@sandbox\.test\//],
  [34, /^javascript:/],
  [35, /^data:text\/html/],
  [36, /^http:\/\/authorise\.mono\.co\//],
  [37, /^undefined$/],
  [38, /^$/],
] as const)(
  'the address of a page for ₦200.%i is %s, and the page is where it always is',
  async (kobo, address) => {
    const caller = createLinkCaller();
    const answer = await caller.ask({ amount: 20_000 + kobo });
    expect(String(dataOf<{ mono_url?: string }>(answer).mono_url)).toMatch(address);
    const payer = visit(caller.sandbox, `http://sandbox.test${caller.sandbox.links.all()[0]?.path}`);
    expect(await payer.open()).toBe('Choose your bank');
  },
);

test.each([
  [41, []],
  [43, Array(5).fill('payment_successful')],
  [44, ['payment_successful', 'payment_failed']],
  [45, ['payment_successful']],
  [46, ['payment_failed']],
  [47, ['payment_failed', 'payment_successful']],
  [48, ['payment_successful']],
] as const)('₦200.%i is told by %j', async (kobo, expected) => {
  const { told } = await paidWith(kobo);
  expect(told()).toEqual(expected);
});

test('a webhook without a reference names none anywhere', async () => {
  const bodies: string[] = [];
  const { sandbox } = await paidWith(45, {
    webhook: {
      url: 'http://merchant.test/webhooks/mono',
      secret: 'secret-of-adire-lane',
      fetch: async (request) => {
        bodies.push(await request.text());
        return new Response();
      },
    },
  });
  await sandbox.deliverWebhooks();
  expect(bodies).toHaveLength(2);
  expect(bodies.join()).not.toContain(reference);
});

test('a late webhook waits five hours', async () => {
  let count = 0;
  const fetch = async (): Promise<Response> => {
    count += 1;
    return new Response();
  };
  const webhook = { url: 'http://merchant.test/webhooks/mono', secret: 'secret-of-adire-lane', fetch };
  const { clock, sandbox } = await paidWith(42, { webhook });
  clock.advance(5 * hourMs - 1);
  expect(count).toBe(0);
  clock.advance(1);
  expect(count).toBe(2);
  await sandbox.stop();
});

test('every scenario of links has its own kobo, and a control call chooses it for the next page', async () => {
  const { sandbox, page } = createLinkCaller();
  const { linkScenarios, forceNextLink } = sandbox.control;
  expect(new Set(linkScenarios.map(({ kobo }) => kobo)).size).toBe(linkScenarios.length);
  forceNextLink('link-refused');
  await (await page()).send('end', { as: 'successful' });
  await page({ reference: 'testing-20039819098' });
  expect(sandbox.links.all().map(({ scenario, status }) => [scenario, status])).toEqual([
    ['link-refused', 'failed'],
    ['straight-back', 'open'],
  ]);
  expect(() => forceNextLink('made-up' as 'link-refused')).toThrow(RangeError);
});

test('payments by link are read and moved over HTTP, and by nothing that does not fit', async () => {
  const { sandbox, page, post, get } = createLinkCaller();
  await page();
  const id = sandbox.links.all()[0]?.id;
  expect((await get('/_sandbox/links', {})).body).toEqual({
    links: JSON.parse(JSON.stringify(sandbox.links.all())),
  });
  for (const [path, body, status] of [
    [`links/${id}/end`, { as: 'somehow' }, 400],
    [`links/${id}/close`, { because: 'bored' }, 400],
    ['links/nobody/close', {}, 404],
    ['next-link', { scenario: 'made-up' }, 404],
    ['next-refund', { scenario: 'return-lost' }, 404],
    ['next-refund', { scenario: 'refund-later' }, 204],
    [`links/${id}/close`, {}, 204],
    [`links/${id}/end`, { as: 'successful' }, 204],
    [`links/${id}/pay-again`, {}, 204],
  ] as const) {
    expect([path, (await post(`/_sandbox/${path}`, body, {})).status]).toEqual([path, status]);
  }
  expect(sandbox.ledger.of(reference)).toHaveLength(2);
});

test('the sandbox’s page shows payments by link, and what went back', async () => {
  const { sandbox, post, get } = await paidWith(0);
  await post('/v2/payments/refund', { reference });
  const live = (await get('/_sandbox/live', {})).body as {
    links: { cards: object[] };
    credits: { cells: string[] }[];
  };
  expect(live.links.cards).toEqual([
    {
      id: sandbox.links.all()[0]?.id,
      path: sandbox.links.all()[0]?.path,
      title: '₦200.00 by account',
      lines: ['Paid', '₦200.00 successful, refunded', reference],
      tone: 'good',
      buttons: [{ act: 'pay-again', label: 'Pay once more', body: {} }],
    },
  ]);
  expect(live.credits[0]?.cells.slice(1)).toEqual([
    reference,
    expect.stringMatching(/^Access Bank \d{10}$/),
    'Refund',
    '₦200.00',
  ]);
});
