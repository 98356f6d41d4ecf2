import { describe, expect, test } from 'vitest';
import { type PageScenarioId, pageScenarios } from '../../src/sandbox/hosted/page-scenarios.ts';
import { ConnectionCutError } from '../../src/sandbox/respond.ts';
import { linkRequest } from './documented-linking.ts';
import { createMandateCaller, dataOf, type MandateCaller } from './mandate-caller.ts';
import { initiateOrderOf, openMandatePage } from './mandate-page-caller.ts';
import { visit } from './page-visitor.ts';

const initiate = '/v2/payments/initiate';

/** The amount whose kobo choose this. */
const amountOf = (id: PageScenarioId): number =>
  5_000_000 + Number(pageScenarios.find((one) => one.id === id)?.kobo ?? Number.NaN);

const ask = async (caller: MandateCaller, id: PageScenarioId) =>
  caller.post(initiate, await initiateOrderOf(caller, { amount: amountOf(id) }));

const made = ({ sandbox }: MandateCaller): number => sandbox.mandates.all().length;

describe('the call that asks for the page', () => {
  test.each([
    ['page-502-after', 502, 1],
    ['page-502-before', 502, 0],
    ['page-429', 429, 0],
    ['page-html', 200, 1],
  ] as const)('%s is answered %i, and %i mandates are there', async (id, status, count) => {
    const caller = createMandateCaller();
    const answer = await ask(caller, id);
    expect([answer.status, made(caller)]).toEqual([status, count]);
    expect(typeof answer.body).toBe(status === 429 ? 'object' : 'string');
  });

  test('page-cut-after ends the connection, and the mandate is there', async () => {
    const caller = createMandateCaller();
    await expect(ask(caller, 'page-cut-after')).rejects.toThrow(ConnectionCutError);
    expect(made(caller)).toBe(1);
  });

  test.each([
    ['page-silent-after', 1],
    ['page-silent-before', 0],
  ] as const)('%s never answers, and %i mandates are there', async (id, count) => {
    const caller = createMandateCaller();
    const patience = new AbortController();
    const body = JSON.stringify(await initiateOrderOf(caller, { amount: amountOf(id) }));
    const answer = caller.sandbox.fetch(
      new Request(`http://sandbox.test${initiate}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'mono-sec-key': 'test_sk_adirelane0000' },
        body,
        signal: patience.signal,
      }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    patience.abort();
    await expect(answer).rejects.toThrow('aborted');
    expect(made(caller)).toBe(count);
  });

  test('once nothing was made, asking again makes the page', async () => {
    const caller = createMandateCaller();
    await ask(caller, 'page-502-before');
    expect((await ask(caller, 'page-502-before')).status).toBe(200);
    expect(made(caller)).toBe(1);
  });

  test('once it was made, asking again is told that the reference is used', async () => {
    const caller = createMandateCaller();
    await ask(caller, 'page-502-after');
    expect((await ask(caller, 'page-502-after')).body).toMatchObject({
      message: 'Mandate reference already exists',
    });
    expect(made(caller)).toBe(1);
  });

  test('page-answered-twice makes two mandates of one reference, both of which can be authorised', async () => {
    const caller = createMandateCaller();
    await expect(ask(caller, 'page-answered-twice')).rejects.toThrow(ConnectionCutError);
    const second = await ask(caller, 'page-answered-twice');
    expect(second.status).toBe(200);
    expect(made(caller)).toBe(2);
    const paths = caller.sandbox.mandates.all().map(({ page }) => `http://sandbox.test${page}`);
    expect(dataOf<{ mono_url: string }>(second).mono_url).toBe(paths[1]);
    expect(await visit(caller.sandbox, paths[0] as string).open()).toBe('Which account is to be debited?');
  });
});

describe('where the page is said to be', () => {
  test.each([
    ['page-foreign', /^https:\/\/evil\.example\/pages\/mandate\/RD/],
    ['page-look-alike', /^https:\/\/authorise\.mono\.co\.evil\.example\/pages\/mandate\/RD/],
    ['page-userinfo', /^http:\/\/authorise\.mono\.co:x@sandbox\.test\/pages\/mandate\/RD/],
    ['page-plain', /^http:\/\/authorise\.mono\.co\/pages\/mandate\/RD/],
    ['page-javascript', /^javascript:/],
    ['page-data', /^data:text\/html,/],
    ['page-empty-address', /^$/],
  ] as const)('%s', async (id, address) => {
    const caller = createMandateCaller();
    expect(dataOf<{ mono_url: string }>(await ask(caller, id)).mono_url).toMatch(address);
  });

  test('page-no-address has none', async () => {
    const caller = createMandateCaller();
    expect(dataOf(await ask(caller, 'page-no-address'))).not.toHaveProperty('mono_url');
  });
});

describe('the way back', () => {
  const approved = async (id: PageScenarioId, redirect: Readonly<Record<string, unknown>> = {}) => {
    const { caller, page } = await openMandatePage({ amount: amountOf(id), ...redirect });
    await page.open();
    await page.send('account', { bank_code: '058', account_number: '0123456101' });
    await page.send('terms');
    caller.clock.advance(60_000);
    expect(await page.open()).toBe('You have authorised this mandate');
    return page;
  };
  const back = 'https://adirelane.example/back';

  test.each([
    ['page-straight', `${back}?reference=ADIREPAGE00000000001&status=successful`],
    ['page-bare-return', back],
    ['page-other-return', `${back}?reference=ANOTHERREFERENCE0000&status=successful`],
    ['page-says-failed', `${back}?reference=ADIREPAGE00000000001&status=failed`],
    ['page-no-return', undefined],
  ] as const)('%s of an approved mandate leads to %s', async (id, target) => {
    expect((await approved(id)).leftTo()).toBe(target);
  });

  test('keeps what the return address had already', async () => {
    const page = await approved('page-straight', { redirect_url: `${back}?order=7` });
    expect(page.leftTo()).toBe(`${back}?order=7&reference=ADIREPAGE00000000001&status=successful`);
  });

  test('there is none without an address', async () => {
    const page = await approved('page-straight', { redirect_url: undefined });
    expect(page.leftTo()).toBeUndefined();
    expect(page.text()).toContain('You can close this page now.');
  });

  test('says successful of a page that was closed, where it lies', async () => {
    const { page } = await openMandatePage({ amount: amountOf('page-says-successful') });
    await page.open();
    await page.send('close');
    expect(page.leftTo()).toBe(`${back}?reference=ADIREPAGE00000000001&status=successful`);
  });

  test('of a page that was closed, with no way back, is the page itself', async () => {
    const { page } = await openMandatePage({ amount: amountOf('page-no-return') });
    await page.open();
    expect(await page.send('close')).toBe('You have closed this page');
    expect(page.leftTo()).toBeUndefined();
  });
});

describe('linking', () => {
  const linking = (caller: MandateCaller) => caller.post('/v2/accounts/initiate', linkRequest);
  const pages = ({ sandbox }: MandateCaller): number => sandbox.linkings.pages().length;

  test.each([
    ['page-502-after', 502, 1],
    ['page-502-before', 502, 0],
    ['page-429', 429, 0],
    ['page-html', 200, 1],
  ] as const)('%s is answered %i, with %i pages, as often as it is chosen', async (id, status, count) => {
    const caller = createMandateCaller();
    for (const times of [1, 2]) {
      caller.sandbox.control.forceNextPage(id);
      expect([(await linking(caller)).status, pages(caller)]).toEqual([status, times * count]);
    }
    expect((await linking(caller)).status).toBe(200);
  });

  test.each([
    ['page-foreign', /^https:\/\/evil\.example\/pages\/link\/AL/],
    ['page-javascript', /^javascript:/],
  ] as const)('%s', async (id, address) => {
    const caller = createMandateCaller();
    caller.sandbox.control.forceNextPage(id);
    expect(dataOf<{ mono_url: string }>(await linking(caller)).mono_url).toMatch(address);
  });

  test.each([
    ['page-says-successful', 'https://mono.co/?reference=99008877TEST&status=successful'],
    ['page-bare-return', 'https://mono.co/'],
    ['page-no-return', undefined],
  ] as const)('%s of a page that was closed leads to %s', async (id, target) => {
    const caller = createMandateCaller();
    caller.sandbox.control.forceNextPage(id);
    const page = visit(caller.sandbox, dataOf<{ mono_url: string }>(await linking(caller)).mono_url);
    await page.open();
    await page.send('close');
    expect(page.leftTo()).toBe(target);
  });
});

describe('control', () => {
  test('chooses what goes wrong with the next page, whatever its amount, and once', async () => {
    const caller = createMandateCaller();
    caller.sandbox.control.forceNextPage('page-javascript');
    expect(caller.sandbox.control.forcedPage()).toBe('page-javascript');
    const first = await caller.post(initiate, await initiateOrderOf(caller));
    expect(dataOf<{ mono_url: string }>(first).mono_url).toMatch(/^javascript:/);
    expect(caller.sandbox.control.forcedPage()).toBeUndefined();
    expect(() => caller.sandbox.control.forceNextPage('nothing' as PageScenarioId)).toThrow(RangeError);
  });

  test('chooses over HTTP, and takes nothing else', async () => {
    const { get, post, sandbox } = createMandateCaller();
    expect((await post('/_sandbox/next-page', { page: 'page-502-after' })).status).toBe(204);
    expect(sandbox.control.forcedPage()).toBe('page-502-after');
    expect((await get('/_sandbox/page-scenarios')).body).toMatchObject({ next: 'page-502-after' });
    for (const wrong of [{ page: 'nothing' }, {}, { page: null, more: 1 }]) {
      expect((await post('/_sandbox/next-page', wrong)).status).toBe(400);
    }
    expect((await post('/_sandbox/next-page', { page: null })).status).toBe(204);
    expect(sandbox.control.forcedPage()).toBeUndefined();
  });

  test('puts money into an account over HTTP', async () => {
    const { post } = createMandateCaller();
    const money = { bankCode: '058', number: '0123456701', amountMinor: 5 };
    expect((await post('/_sandbox/money', money)).status).toBe(204);
    for (const wrong of [
      { ...money, number: '1' },
      { ...money, amountMinor: -1 },
      { ...money, naira: 1 },
    ]) {
      expect((await post('/_sandbox/money', wrong)).status).toBe(400);
    }
  });
});

test('every kobo chooses one page, and every id is its own', () => {
  expect(new Set(pageScenarios.map(({ kobo }) => kobo)).size).toBe(pageScenarios.length);
  expect(new Set(pageScenarios.map(({ id }) => id)).size).toBe(pageScenarios.length);
});
