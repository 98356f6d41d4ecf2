import { afterEach, expect, test } from 'vitest';
import { Sealed } from '../../src/contract/sealed.ts';
import type { LinkOrder, LinkProvider } from '../../src/proxy/providers/link-provider.ts';
import type { ExplicitAnswer } from '../../src/proxy/providers/page-provider.ts';
import type { Profile } from '../../src/sandbox/profile.ts';
import { reference } from './call-mandates.ts';
import { linkOrder } from './call-pages.ts';
import { visit } from './page-visitor.ts';
import { gtbank } from './sandbox-caller.ts';
import { type ServedProvider, serveProvider, stopAll } from './served-provider.ts';

afterEach(stopAll);

function settled<T>(answer: ExplicitAnswer<T, string>): T {
  if (answer.kind !== 'ok') throw new Error(`Answered ${JSON.stringify(answer)}`);
  return answer.value;
}

function linksOf({ mono }: ServedProvider): LinkProvider {
  if (!mono.links) throw new Error('It has links');
  return mono.links;
}

async function linked(user: string, profile: Partial<Profile> = {}, rest: Partial<LinkOrder> = {}) {
  const provider = await serveProvider(profile);
  const { url, customerId } = settled(await linksOf(provider).open(new Sealed({ ...linkOrder, ...rest })));
  expect(new URL(url.open()).origin).toBe(provider.origin);
  const page = visit(provider.sandbox, url.open());
  await page.open();
  if (page.moves().includes('bank')) {
    await page.send('bank', { bank: `${gtbank} PERSONAL_BANKING internet_banking` });
  }
  await page.send('log-in', { username: user, password: '123456' });
  await page.send('consent');
  return { provider, customerId };
}

test('an account is linked, named by a webhook with our reference, and read until its data are there', async () => {
  const { provider, customerId } = await linked('link_slow', { connectedTells: 'customer' });
  provider.clock.advance(10_000);
  const [connected] = provider.heard();
  expect(connected).toMatchObject({ type: 'mono.events.account_connected', reference, quarantined: false });
  const accountId = connected?.accountId ?? '';
  const account = settled(await linksOf(provider).readAccount(accountId));
  expect(account).toEqual({
    providerId: accountId,
    holder: expect.any(String),
    number: expect.any(Sealed),
    type: expect.any(String),
    currency: 'NGN',
    bankName: 'GTBank',
    bankCode: '058',
    dataStatus: 'processing',
  });
  provider.clock.advance(600_000);
  expect(settled(await linksOf(provider).readAccount(accountId)).dataStatus).toBe('available');
  const updated = provider.heard().filter(({ type }) => type === 'mono.events.account_updated');
  expect(updated.map((webhook) => webhook.accountId)).toEqual([accountId, accountId]);
  expect(new Set(updated.map(({ dedupeKey }) => dedupeKey)).size).toBe(2);
  const { accounts } = settled(await linksOf(provider).listAccounts(1));
  expect(accounts).toMatchObject([{ providerId: accountId, customerId, dataStatus: 'available' }]);
  expect(accounts[0]?.number?.open()).toBe(account.number?.open());
});

test('an account whose webhook has no reference is found among those of the customer', async () => {
  const { provider, customerId } = await linked('link_no_ref', { connectedTells: 'account' });
  provider.clock.advance(60_000);
  const [connected] = provider.heard();
  expect(connected).not.toHaveProperty('reference');
  const { accounts } = settled(await linksOf(provider).listAccounts(1));
  expect(accounts.filter((account) => account.customerId === customerId)).toMatchObject([
    { providerId: connected?.accountId },
  ]);
});

test('data that could not be had are told as that', async () => {
  const { provider } = await linked('link_data_failed');
  provider.clock.advance(60_000);
  const { accounts } = settled(await linksOf(provider).listAccounts(1));
  expect(accounts).toMatchObject([{ dataStatus: 'failed' }]);
});

test('a bank that is known already is opened at once, by its own id and its method', async () => {
  const institution = { id: `${gtbank}.personal`, methodId: 'internet_banking' };
  const { provider } = await linked('user_good', {}, { institution });
  provider.clock.advance(60_000);
  expect(settled(await linksOf(provider).listAccounts(1)).accounts).toMatchObject([{ bankName: 'GTBank' }]);
});

test('an account that nobody linked is not found', async () => {
  const provider = await serveProvider();
  expect(await linksOf(provider).readAccount('65fab3959a3e1f6ad2123456')).toMatchObject({
    kind: 'refused',
    reason: 'not_found',
  });
});

test('a payer without an e-mail address is refused, and no page is made', async () => {
  const provider = await serveProvider();
  const order = new Sealed({ ...linkOrder, customer: { name: 'Amara Eze', email: 'amara' } });
  expect(await linksOf(provider).open(order)).toEqual({
    kind: 'refused',
    reason: 'details_refused',
    field: 'customer.email',
    code: '400',
  });
  expect(provider.sandbox.linkings.pages()).toEqual([]);
});

test.each([
  ['page-silent-after', 'unknown', 'timeout'],
  ['page-502-after', 'unknown', 'server_error'],
  ['page-cut-after', 'unknown', 'connection_lost'],
  ['page-429', 'not-executed', 'rate_limited'],
  ['page-html', 'unknown', 'unreadable_body'],
  ['page-foreign', 'unknown', 'unknown_shape'],
  ['page-look-alike', 'unknown', 'unknown_shape'],
  ['page-userinfo', 'unknown', 'unknown_shape'],
  ['page-javascript', 'unknown', 'unknown_shape'],
  ['page-data', 'unknown', 'unknown_shape'],
  ['page-plain', 'unknown', 'unknown_shape'],
  ['page-no-address', 'unknown', 'unknown_shape'],
  ['page-empty-address', 'unknown', 'unknown_shape'],
] as const)('a page for linking that meets %s is told as %s: %s', async (id, kind, cause) => {
  const patience = id.includes('silent') ? 1_000 : 20_000;
  const provider = await serveProvider({}, { links: { timeouts: { 'open-link': patience } } });
  provider.sandbox.control.forceNextPage(id);
  expect(await linksOf(provider).open(new Sealed(linkOrder))).toMatchObject({ kind, cause });
});
