import { expect, test } from 'vitest';
import { openLinkPage } from './linking-caller.ts';
import { createMandateCaller, dataOf, mandates } from './mandate-caller.ts';
import { openMandatePage } from './mandate-page-caller.ts';
import type { SandboxCaller } from './sandbox-caller.ts';

type Card = { path?: string; title: string; lines: string[]; buttons: { label: string }[] };

const live = async ({ get }: Pick<SandboxCaller, 'get'>) =>
  (await get('/_sandbox/live', {})).body as {
    mandates: { cards: Card[] };
    linkings: { cards: Card[] };
    webhooks: { cells: string[] }[];
    nextPage: string;
    nextLinks: string[];
  };

test('the page leads to the page of a mandate, and says when nobody has begun there', async () => {
  const { caller, page, id } = await openMandatePage({ mandate_type: 'sweep' });
  const card = async () => (await live(caller)).mandates.cards[0];
  expect(await card()).toMatchObject({
    path: new URL(page.address).pathname,
    title: 'No account yet',
    lines: [
      'Nobody has begun on its page',
      'Sweep: ₦0.00 taken, of at most ₦50,000.00',
      'ADIREPAGE00000000001',
    ],
    buttons: [],
  });
  await page.open();
  await page.send('account', { bank_code: '058', account_number: '0123456789' });
  expect((await card())?.lines[0]).toBe('Waits for its ₦50');
  expect((await card())?.buttons.map(({ label }) => label)).toContain('Send the ₦50');
  expect(() => caller.sandbox.control.nibss.approve(id)).not.toThrow();
});

test('nothing can be decided about a mandate whose account nobody has named', async () => {
  const { caller, id } = await openMandatePage();
  const { nibss } = caller.sandbox.control;
  for (const act of [nibss.send, nibss.approve, nibss.reject]) expect(() => act(id)).toThrow(RangeError);
  expect((await caller.post(`/_sandbox/mandates/${id}/approve`, {})).status).toBe(404);
  expect(await caller.standing(id)).toBe('awaiting_authorization');
});

test('the page shows what was linked, and what its webhooks are about', async () => {
  const { caller, page, link } = await openLinkPage();
  const card = async () => (await live(caller)).linkings.cards[0];
  expect(await card()).toMatchObject({
    path: new URL(page.address).pathname,
    title: '99008877TEST',
    lines: ['Nobody has begun'],
  });
  await link('user_good');
  caller.clock.advance(5_000);
  const [account] = caller.sandbox.linkings.accounts();
  expect((await card())?.lines).toEqual(['Linked', `GTBank ${account?.account}`, 'Data available']);
  expect((await live(caller)).webhooks.map(({ cells }) => cells.slice(0, 2))).toEqual([
    ['mono.events.account_updated', account?.id],
    ['mono.events.account_connected', account?.id],
  ]);
});

test('the page offers every trouble for the next page, and marks the chosen one', async () => {
  const caller = createMandateCaller();
  const { body } = await caller.get('/', {});
  const offered = [...String(body).matchAll(/data-page="([^"]+)"/g)].map(([, id]) => id);
  expect(offered).toEqual(caller.sandbox.control.pageScenarios.map(({ id }) => id));
  caller.sandbox.control.forceNextPage('page-html');
  expect((await live(caller)).nextPage).toBe('page-html');
});

test('the page offers what can become of a payment by link for the next one, of a refund for the next refund, and marks what was chosen', async () => {
  const caller = createMandateCaller();
  const { body } = await caller.get('/', {});
  const offered = [...String(body).matchAll(/data-next-link="([^"]+)" data-next="([^"]+)"/g)].map(
    ([, id, next]) => [id, next],
  );
  const { control } = caller.sandbox;
  expect(offered).toEqual(
    control.linkScenarios.map(({ id, group }) => [id, group === 'refunds' ? 'next-refund' : 'next-link']),
  );
  expect((await live(caller)).nextLinks).toEqual([]);
  control.forceNextLink('return-lost');
  control.forceNextRefund('refund-later');
  expect((await live(caller)).nextLinks).toEqual(['return-lost', 'refund-later']);
  control.forceNextLink(undefined);
  expect((await live(caller)).nextLinks).toEqual(['refund-later']);
});

test('what was linked is told over HTTP', async () => {
  const { caller, link } = await openLinkPage();
  await link('user_good');
  const { sandbox } = caller;
  expect((await caller.get('/_sandbox/linkings', {})).body).toEqual({
    pages: JSON.parse(JSON.stringify(sandbox.linkings.pages())),
    accounts: sandbox.linkings.accounts(),
  });
});

test('an old signed mandate can be read, paused and debited, though no new one is taken', async () => {
  const caller = createMandateCaller();
  const seeded = await caller.post('/_sandbox/mandates/seed-signed', { reference: 'OLDSIGNED00000000001' });
  const { id } = seeded.body as { id: string };
  expect(dataOf(await caller.get(`${mandates}/${id}`))).toMatchObject({
    mandate_type: 'signed',
    status: 'approved',
    ready_to_debit: true,
  });
  const debit = { amount: 50_000, reference: 'DEBIT0000000001', narration: 'Fabric' };
  expect((await caller.post(`${mandates}/${id}/debit`, debit)).status).toBe(200);
  expect((await caller.patch(`${mandates}/${id}/pause`)).status).toBe(200);
  expect(caller.told()).toEqual([]);
});
