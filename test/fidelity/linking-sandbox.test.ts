import { describe, expect, test } from 'vitest';
import { linkingScenarios } from '../../src/sandbox/linking/scenarios.ts';
import * as published from './documented-linking.ts';
import { expectPublished } from './expect-published.ts';
import { openLinkPage } from './linking-caller.ts';
import { dataOf } from './mandate-caller.ts';
import { visit } from './page-visitor.ts';
import { shapeOf } from './published-shape.ts';
import { createCaller, gtbank } from './sandbox-caller.ts';

const initiate = '/v2/accounts/initiate';
const accounts = '/v2/accounts';

describe('initiate', () => {
  test('the published request is answered as published', async () => {
    const { post } = createCaller();
    const answer = await post(initiate, published.linkRequest);
    expectPublished(answer, 200, published.linkOpened);
    expect(dataOf(answer)).toMatchObject({
      mono_url: expect.stringMatching(/^http:\/\/sandbox\.test\/pages\/link\/AL[A-Z0-9]{12}$/),
      meta: { ref: '99008877TEST' },
    });
  });

  test('the published request with a bank opens at its login', async () => {
    const { post, sandbox } = createCaller();
    const answer = await post(initiate, published.linkRequestAtBank);
    const page = visit(sandbox, dataOf<{ mono_url: string }>(answer).mono_url);
    await page.open();
    expect(page.moves()).toEqual(['log-in', 'other-bank', 'close']);
  });

  test('without reference and return address it is answered without', async () => {
    const { post } = createCaller();
    const { meta, redirect_url, ...least } = published.linkRequest;
    const answer = await post(initiate, least);
    expect(Object.keys(dataOf<object>(answer)).sort()).toEqual([
      'created_at',
      'customer',
      'meta',
      'mono_url',
      'scope',
    ]);
    expect(dataOf(answer)).toMatchObject({ meta: {} });
  });

  test('the same e-mail address is the same customer', async () => {
    const { post } = createCaller();
    const first = dataOf<{ customer: string }>(await post(initiate, published.linkRequest));
    const second = dataOf<{ customer: string; mono_url: string }>(
      await post(initiate, published.linkRequest),
    );
    expect(second.customer).toBe(first.customer);
  });

  test.each([
    [{ customer: undefined }, ['customer', 'customer.name', 'customer.email']],
    [{ customer: { name: '', email: 'samuel@neem.com' } }, ['customer.name']],
    [{ customer: { name: 'Samuel', email: 'samuel' } }, ['customer.email']],
    [{ scope: 'payments' }, ['scope']],
    [{ meta: 'ref' }, ['meta']],
    [{ meta: { ref: 7 } }, ['meta.ref']],
    [{ redirect_url: 'data:text/html,x' }, ['redirect_url']],
    [{ institution: { id: 'none', auth_method: 'internet_banking' } }, ['institution']],
    [{ institution: { id: gtbank, auth_method: 'fax' } }, ['institution']],
    [{ ref: '99008877TEST' }, ['ref']],
  ])('%j is refused by its fields', async (changes, fields) => {
    const { post, sandbox } = createCaller();
    const answer = await post(initiate, { ...published.linkRequest, ...changes });
    expect([answer.status, dataOf<{ field: string }[]>(answer).map(({ field }) => field)]).toEqual([
      400,
      fields,
    ]);
    expect(sandbox.linkings.pages()).toEqual([]);
  });

  test('all calls need the key', async () => {
    const { get, post } = createCaller();
    const answers = await Promise.all([
      post(initiate, published.linkRequest, {}),
      get(accounts, {}),
      get(`${accounts}/64779d90`, {}),
      get(`${accounts}/64779d90/transactions`, {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });
});

describe('the page', () => {
  test('asks for bank, login and consent, links the account and leads back', async () => {
    const { caller, page, customer } = await openLinkPage();
    expect(await page.open()).toBe('Choose your bank');
    const atBank = await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
    expect(atBank).toContain('GTBank');
    expect(await page.send('log-in', { username: 'user_good', password: '123456' })).toBe(
      'Share this with the merchant?',
    );
    expect(caller.sandbox.linkings.accounts()).toEqual([]);
    expect(await page.send('consent')).toBe('Your account is linked');
    expect(page.leftTo()).toBe('https://adirelane.example/linked?reference=99008877TEST&status=successful');
    expect(caller.sandbox.linkings.accounts()).toEqual([
      expect.objectContaining({ bank: 'GTBank', customer, dataStatus: 'PROCESSING', scenario: 'linked' }),
    ]);
  });

  test('lets one of three accounts be chosen', async () => {
    const { caller, page, link } = await openLinkPage();
    expect(await link('link_three')).toBe('Choose an account');
    expect(await page.send('account', { account: '7' })).toBe('Choose an account');
    expect(page.complaint()).toBe('Choose an account.');
    expect(await page.send('account', { account: '2' })).toBe('Your account is linked');
    expect(caller.sandbox.linkings.accounts()).toHaveLength(1);
  });

  test('asks for a code where the bank does', async () => {
    const { page } = await openLinkPage();
    await page.open();
    await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
    expect(await page.send('log-in', { username: 'link_code', password: '123456' })).toBe(
      'Enter the code that your bank sent',
    );
    expect(await page.send('code', { code: '000000' })).toBe('Enter the code that your bank sent');
    expect(page.complaint()).toBe('This code is not right.');
    expect(await page.send('code', { code: '123456' })).toBe('Share this with the merchant?');
  });

  test.each([
    ['user_good', '000000'],
    ['link_refused', '123456'],
  ])('%s with %s is not let in, and may try again or choose another bank', async (username, password) => {
    const { page } = await openLinkPage();
    await page.open();
    await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
    await page.send('log-in', { username, password });
    expect(page.complaint()).toBe('Your bank did not accept these details, or could not answer. Try again.');
    expect(await page.send('other-bank')).toBe('Choose your bank');
  });

  test('may be left with the reason, and gone on with by the same link', async () => {
    const { caller, page } = await openLinkPage();
    await page.open();
    await page.send('close');
    expect(page.leftTo()).toBe(
      'https://adirelane.example/linked?reference=99008877TEST&status=failed&reason=widget_closed',
    );
    expect(caller.sandbox.linkings.pages()).toMatchObject([
      { isClosed: true, place: 'bank', account: undefined },
    ]);
    expect(await page.open()).toBe('You have closed this page');
    expect(await page.send('open')).toBe('Choose your bank');
  });

  test('that was finished stays so, and links nothing more', async () => {
    const { caller, page, link } = await openLinkPage();
    await link('user_good');
    expect(await page.open()).toBe('Your account is linked');
    expect(page.moves()).toEqual([]);
    const form = new URLSearchParams({ move: 'bank', bank: `${gtbank} PERSONAL_BANKING internet_banking` });
    await caller.sandbox.fetch(new Request(page.address, { method: 'POST', body: form }));
    expect(await page.open()).toBe('Your account is linked');
  });

  test('takes no notice of a form from another place: a second tab cannot undo what the first has done', async () => {
    const { caller, page } = await openLinkPage();
    const second = visit(caller.sandbox, page.address);
    await page.open();
    await second.open();
    const bank = { bank: `${gtbank} PERSONAL_BANKING internet_banking` };
    await page.send('bank', bank);
    await page.send('log-in', { username: 'user_good', password: '123456' });
    expect(await second.send('bank', bank)).toBe('Share this with the merchant?');
    expect(caller.sandbox.linkings.accounts()).toEqual([]);
  });

  test('of an address that nobody was given is not there', async () => {
    const { caller } = await openLinkPage();
    const { status } = await caller.sandbox.fetch(new Request('http://sandbox.test/pages/link/AL0'));
    expect(status).toBe(404);
  });
});

describe('the account', () => {
  test('is read, listed and told as published once its data are there', async () => {
    const { caller, link, events, customer } = await openLinkPage();
    await link('user_good');
    caller.clock.advance(5_000);
    const [account] = caller.sandbox.linkings.accounts();
    expectPublished(await caller.get(`${accounts}/${account?.id}`), 200, published.accountRead);
    const listed = await caller.get(accounts);
    expectPublished(listed, 200, {
      ...published.accountsListed,
      meta: { ...published.accountsListed.meta, next: null },
    });
    expect(dataOf<{ customer: { id: string } }[]>(listed)[0]?.customer.id).toBe(customer);
    expectPublished(
      await caller.get(`${accounts}/${account?.id}/transactions`),
      200,
      published.accountTransactions,
    );
    expect(events().map(shapeOf as (event: unknown) => unknown)).toEqual([
      shapeOf(published.accountConnectedNow),
      shapeOf(published.accountUpdated),
    ]);
    expect(events()[0]?.data).toEqual({ id: account?.id, customer, meta: { ref: '99008877TEST' } });
    expect(events()[1]?.data).toMatchObject({ meta: { data_status: 'AVAILABLE' } });
  });

  test('is told by its id alone where the profile follows the guide', async () => {
    const { link, events } = await openLinkPage({}, { profile: { connectedTells: 'account' } });
    await link('user_good');
    expect(shapeOf(events()[0])).toEqual(shapeOf(published.accountConnected));
  });

  test('has no transactions as long as its data are not there', async () => {
    const { caller, link } = await openLinkPage();
    await link('link_data_never');
    caller.clock.advance(86_400_000);
    const [account] = caller.sandbox.linkings.accounts();
    expect(dataOf(await caller.get(`${accounts}/${account?.id}/transactions`))).toEqual([]);
    expect(dataOf(await caller.get(`${accounts}/${account?.id}`))).toMatchObject({
      meta: { data_status: 'PROCESSING' },
    });
  });

  test('keeps its id, however often it is linked', async () => {
    const first = await openLinkPage();
    await first.link('user_good');
    const again = dataOf<{ mono_url: string }>(await first.caller.post(initiate, published.linkRequest));
    const page = visit(first.caller.sandbox, again.mono_url);
    await page.open();
    await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
    await page.send('log-in', { username: 'user_good', password: '123456' });
    await page.send('consent');
    expect(first.caller.sandbox.linkings.accounts()).toHaveLength(1);
    const pages = first.caller.sandbox.linkings.pages();
    expect(pages[0]?.account).toBe(pages[1]?.account);
  });

  test('that nobody linked is not found, and a page that is no number is refused as published', async () => {
    const { get } = createCaller();
    const unknown = await get(`${accounts}/64779d900000000000b3de23`);
    expect([unknown.status, (unknown.body as { message: string }).message]).toEqual([
      404,
      'Account not found',
    ]);
    expectPublished(await get(`${accounts}?page=none`), 400, published.accountsRefused);
  });

  test('is listed in pages of ten, newest first', async () => {
    const { caller, page, link } = await openLinkPage();
    await link('payer0');
    for (let index = 1; index < 11; index += 1) {
      const { mono_url } = dataOf<{ mono_url: string }>(await caller.post(initiate, published.linkRequest));
      const next = visit(caller.sandbox, mono_url);
      await next.open();
      await next.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
      await next.send('log-in', { username: `payer${index}`, password: '123456' });
      await next.send('consent');
    }
    expect(page.text()).toContain('linked');
    const { data, meta } = (await caller.get(`${accounts}?page=2`)).body as { data: object[]; meta: unknown };
    expect([data.length, meta]).toEqual([
      1,
      { total: 11, pages: 2, previous: 'http://sandbox.test/v2/accounts?page=1', next: null },
    ]);
  });
});

test('a reset forgets what was linked', async () => {
  const { caller, link } = await openLinkPage();
  await link('user_good');
  caller.sandbox.control.reset();
  caller.clock.advance(60_000);
  expect([caller.sandbox.linkings.pages(), caller.sandbox.linkings.accounts()]).toEqual([[], []]);
  expect(caller.sandbox.control.webhooks.log()).toEqual([]);
});

test('every user chooses one way, and every id is its own', () => {
  expect(new Set(linkingScenarios.map(({ user }) => user)).size).toBe(linkingScenarios.length);
  expect(new Set(linkingScenarios.map(({ id }) => id)).size).toBe(linkingScenarios.length);
});
