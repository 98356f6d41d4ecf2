import { expect, test } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { type Visit, visit } from './browser.ts';
import { Payer } from './payer.ts';
import { bank } from './scenarios.ts';
import { withWorld } from './with-world.ts';
import type { World } from './world.ts';

const around = withWorld();

const password = '123456';

interface Arrival {
  readonly visitor: Visit;
  readonly payer: Payer;
  readonly id: string;
  readonly url: string;
  readonly reference: string;
}

async function arrive(terms: Parameters<World['create']>[0] = {}): Promise<Arrival> {
  const { id, url, reference } = await around.world.create(terms);
  const visitor = await visit(around.browser, 'phone');
  return { visitor, payer: await Payer.byLink(visitor.page, url), id, url, reference };
}

async function expectPaidOnce(id: string, debitsBefore: number): Promise<void> {
  const { amountMinor } = await around.world.checkout(id);
  expect(around.world.debits().slice(debitsBefore)).toEqual([amountMinor]);
  await expect.poll(() => around.world.told(id)).toEqual(['checkout.succeeded']);
  expect(around.world.calls(id)).toBe(1);
}

test('a payer whose bank has two ways to log in chooses one, thinks again, and pays by the other', async () => {
  const before = around.world.debits().length;
  const { visitor, payer, id } = await arrive();
  await payer.choosesBank('First Bank');
  await payer.sees('choose-method');
  expect(await faultsOf(visitor.page)).toEqual([]);
  await payer.taps(/FirstMobile/);
  await payer.sees('log-in');
  expect(await payer.fields()).toEqual(['accountno', 'card', 'pin']);
  await payer.taps(/^back$/i);
  await payer.sees('choose-method');
  await payer.taps(/Internet Banking/i);
  await payer.logsIn({ username: 'user_good', password });
  await payer.pays();
  await payer.sees('paid');
  await expectPaidOnce(id, before);
  await visitor.close();
});

test("a payer pays from a company's account, with the fields that its bank asks of companies", async () => {
  const before = around.world.debits().length;
  const { visitor, payer, id } = await arrive();
  await payer.choosesBank('GTBank.*Business');
  await payer.sees('log-in');
  expect(await payer.fields()).toEqual(['username', 'password', 'token']);
  await payer.logsIn({ username: 'user_good', password, token: '123456' });
  await payer.pays();
  await payer.sees('paid');
  await expectPaidOnce(id, before);
  await visitor.close();
});

test('a payer who tapped the wrong bank changes it, before and after logging in, and pays once', async () => {
  const before = around.world.debits().length;
  const { visitor, payer, id } = await arrive();
  await payer.choosesBank('Keystone Bank');
  await payer.sees('log-in');
  await payer.taps(/use another bank/i);
  await payer.choosesBank('Jaiz Bank');
  await payer.logsIn({ username: 'user_good', password });
  await payer.sees('confirm-payment');
  await payer.taps(/use another bank/i);
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password });
  await payer.sees('confirm-payment');
  expect(await payer.reads()).toContain(bank);
  await payer.pays();
  await payer.sees('paid');
  await expectPaidOnce(id, before);
  await visitor.close();
});

test('a payer who starts over in a second tab pays there, and the first tab follows', async () => {
  const before = around.world.debits().length;
  const { visitor, payer, id, url } = await arrive();
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password });
  await payer.sees('confirm-payment');
  const tab = await visitor.context.newPage();
  const beside = await Payer.byLink(tab, url);
  await beside.sees('in-use');
  expect(await faultsOf(tab)).toEqual([]);
  await beside.taps(/start over/i);
  await beside.choosesBank(bank);
  await beside.logsIn({ username: 'user_good', password });
  await payer.sees('in-use');
  await beside.pays();
  await beside.sees('paid');
  await payer.sees('paid');
  await expectPaidOnce(id, before);
  await visitor.close();
});

test('a payer who has paid by link goes back to the merchant with hints, whatever its address holds', async () => {
  const before = around.world.debits().length;
  const { origin } = around.world.merchantPage;
  const { visitor, payer, id, reference } = await arrive({ returnUrl: `${origin}/thanks?order=7&status=x` });
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password });
  await payer.pays();
  await payer.sees('paid');
  await payer.taps(/back to/i);
  await visitor.page.waitForURL(/\/thanks/);
  expect([...new URL(visitor.page.url()).searchParams]).toEqual([
    ['order', '7'],
    ['checkoutId', id],
    ['reference', reference],
    ['status', 'succeeded'],
  ]);
  await expectPaidOnce(id, before);
  await visitor.close();
});

test('a link that opens nothing says so in words, to everyone', async () => {
  const visitor = await visit(around.browser, 'phone');
  const answer = await visitor.page.goto(`${around.world.proxyUrl}/c/${'A'.repeat(32)}`);
  expect(answer?.status()).toBe(404);
  await visitor.page.getByRole('heading', { name: 'This link does not open anything' }).waitFor();
  expect(await faultsOf(visitor.page)).toEqual([]);
  expect(visitor.traces.errors).toEqual([]);
  await visitor.close();
});

test('a payer at the login sees that the checkout has expired, and so does everyone who opens it later', async () => {
  const before = around.world.debits().length;
  const { visitor, payer, id } = await arrive({ expiresInSeconds: 60 });
  await payer.choosesBank(bank);
  await payer.sees('log-in');
  await around.world.passTime(61_000);
  await payer.sees('expired');
  expect(await faultsOf(visitor.page)).toEqual([]);
  await visitor.page.reload();
  await payer.sees('expired');
  expect(around.world.debits().length).toBe(before);
  await expect.poll(() => around.world.told(id)).toEqual(['checkout.expired']);
  expect(around.world.calls(id)).toBe(1);
  await visitor.close();
});

test('a payer who cancels has paid nothing, and the link says so from then on', async () => {
  const before = around.world.debits().length;
  const { visitor, payer, id } = await arrive();
  await payer.choosesBank(bank);
  await payer.logsIn({ username: 'user_good', password });
  await payer.sees('confirm-payment');
  await payer.taps(/cancel/i);
  await payer.frame.getByRole('alertdialog').getByRole('button', { name: 'Keep paying' }).click();
  await payer.sees('confirm-payment');
  await payer.taps(/cancel/i);
  await payer.frame.getByRole('alertdialog').getByRole('button', { name: 'Cancel payment' }).click();
  await payer.sees('cancelled');
  await visitor.page.reload();
  await payer.sees('cancelled');
  expect(around.world.debits().length).toBe(before);
  await expect.poll(() => around.world.told(id)).toEqual(['checkout.cancelled']);
  await visitor.close();
});
