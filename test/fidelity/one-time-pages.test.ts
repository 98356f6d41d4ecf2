import { describe, expect, test } from 'vitest';
import { createLinkCaller, gtbankByInternet, reference } from './link-caller.ts';

const good = { username: 'user_good', password: '123456' };
const paidBack = `https://mono.co/?reference=${reference}&status=successful`;
const closedBack = `https://mono.co/?reference=${reference}&status=failed&reason=widget_closed`;

describe('a payer pays', () => {
  test('from an account: bank, login, approval, and back with the truth', async () => {
    const { page, sandbox, verified } = createLinkCaller();
    const payer = await page();
    expect(await payer.open()).toBe('Choose your bank');
    expect(await payer.send('bank', { bank: gtbankByInternet })).toBe('Log in to GTBank');
    expect(await payer.send('log-in', good)).toBe('Approve this payment');
    expect(sandbox.ledger.debits()).toEqual([]);
    await payer.send('confirm');
    expect(payer.leftTo()).toBe(paidBack);
    expect(sandbox.ledger.of(reference)).toMatchObject([{ amountMinor: 20_000, institution: 'GTBank' }]);
    expect(await verified()).toBe('successful');
  });

  test('after a question, an account to choose and a token, as the user that is typed has it', async () => {
    const { page, verified } = createLinkCaller();
    const payer = await page();
    await payer.send('bank', { bank: gtbankByInternet });
    expect(await payer.send('log-in', { ...good, username: 'user_otp' })).toBe(
      'We have sent a code to your phone.',
    );
    await payer.send('question', { otp: '000000' });
    expect(payer.complaint()).toBe('That is not right. Try again.');
    await payer.send('question', { otp: '123456' });
    await payer.send('confirm');
    expect(await verified()).toBe('successful');
  });

  test('by transfer: the details are shown, and the money is taken for sent', async () => {
    const { page, sandbox } = createLinkCaller();
    const payer = await page({ method: 'transfer' });
    expect(await payer.open()).toBe('Transfer exactly ₦200.00');
    expect(payer.text()).toMatch(/Account number 99\d{8} Amount ₦200\.00/);
    await payer.send('transfer');
    expect(payer.leftTo()).toBe(paidBack);
    expect(sandbox.ledger.of(reference)).toHaveLength(1);
  });

  test('in WhatsApp: number, chat, agreement', async () => {
    const { page, sandbox } = createLinkCaller();
    const payer = await page({ method: 'whatsapp' });
    expect(await payer.open()).toBe('Pay in WhatsApp');
    await payer.send('number', { phone: 'mine' });
    expect(payer.complaint()).toBe('Type the number that you use WhatsApp with.');
    expect(await payer.send('number', { phone: '0803 123 4567' })).toBe('Your chat with Mono');
    await payer.send('chat');
    expect(payer.leftTo()).toBe(paidBack);
    expect(sandbox.ledger.of(reference)).toHaveLength(1);
  });
});

test('a bank that falls silent after the debit sends the payer back with status=processing, and one before it asks again', async () => {
  const { page, sandbox, verified } = createLinkCaller();
  const payer = await page();
  const logInAs = async (username: string): Promise<void> => {
    await payer.send('bank', { bank: gtbankByInternet });
    await payer.send('log-in', { ...good, username });
  };
  await logInAs('user_cut_before');
  await payer.send('confirm');
  expect(payer.complaint()).toBe('Your bank did not answer. Nothing was paid. Try again.');
  expect(sandbox.ledger.debits()).toEqual([]);
  await payer.send('back');
  await logInAs('user_cut');
  await payer.send('confirm');
  expect(payer.leftTo()).toBe(`https://mono.co/?reference=${reference}&status=processing`);
  expect(await payer.open()).toBe('We do not know yet');
  expect(await verified()).toBe('successful');
  expect(sandbox.ledger.of(reference)).toHaveLength(1);
});

test('wrong details are told above the same form, and five wrong codes lead back to the banks', async () => {
  const { page, sandbox } = createLinkCaller();
  const payer = await page();
  await payer.send('bank', { bank: gtbankByInternet });
  expect(await payer.send('log-in', { ...good, password: 'wrong' })).toBe('Log in to GTBank');
  expect(payer.complaint()).toBe('Your bank did not accept these details, or could not answer. Try again.');
  await payer.send('log-in', { ...good, username: 'user_otp' });
  for (let tries = 0; tries < 5; tries += 1) await payer.send('question', { otp: '000000' });
  expect(payer.complaint()).toBe('Your bank locked this login after too many attempts. Choose a bank.');
  expect(sandbox.ledger.debits()).toEqual([]);
});

test('closing sends the payer back as documented and is told once; the page can be opened and paid later', async () => {
  const { page, sandbox, clock, told, verified } = createLinkCaller();
  const payer = await page();
  await payer.send('close');
  expect(payer.leftTo()).toBe(closedBack);
  await payer.open();
  await payer.send('close');
  clock.advance(5_000);
  expect(told()).toEqual(['payment_cancelled']);
  expect(await verified()).toBe('not found');
  await payer.open();
  await payer.send('end', { as: 'successful' });
  expect(sandbox.ledger.of(reference)).toHaveLength(1);
  expect(await verified()).toBe('successful');
});

test('a page that nobody pays on runs out after a day, which is told, and shows no form any more', async () => {
  const { page, clock, told, verified, sandbox } = createLinkCaller();
  const payer = await page();
  clock.advance(24 * 3_600_000 + 1_000);
  expect(told()).toEqual(['payment_abandoned']);
  expect(await payer.open()).toBe('This page has run out');
  expect(payer.moves()).toEqual(['end']);
  expect(await verified()).toBe('not found');
  expect(sandbox.links.of(reference)).toMatchObject([{ status: 'abandoned', payments: [] }]);
});

test.each([
  ['successful', 'successful', 'successful', 1],
  ['failed', 'failed', 'failed', 0],
  ['processing-successful', 'processing', 'successful', 1],
  ['processing-failed', 'processing', 'failed', 0],
] as const)('the button %s sends back with status=%s and ends %s', async (as, status, end, debits) => {
  const { page, clock, sandbox, verified } = createLinkCaller();
  const payer = await page();
  await payer.send('end', { as });
  expect(payer.leftTo()).toBe(`https://mono.co/?reference=${reference}&status=${status}`);
  if (status === 'processing') expect(await verified()).toBe('not found');
  clock.advance(10_000);
  expect(await verified()).toBe(end);
  expect(sandbox.ledger.of(reference)).toHaveLength(debits);
});

test('a payer who stays on the page is told the truth there, and has a way back', async () => {
  const { page } = createLinkCaller();
  const payer = await page();
  expect(await payer.send('end', { as: 'failed-here' })).toBe('This payment has failed');
  expect(payer.leftTo()).toBeUndefined();
  expect(payer.moves()).toEqual([]);
});

test('two tabs pay once: the form of the second one does nothing', async () => {
  const { page, sandbox } = createLinkCaller();
  const one = await page({ method: 'transfer' });
  const other = await page({ method: 'transfer' });
  await one.send('transfer');
  expect(await other.send('transfer')).toBe('You have paid');
  expect(sandbox.ledger.of(reference)).toHaveLength(1);
});

test('a transfer can be sent twice, and is two payments of one reference', async () => {
  const { page, sandbox, get } = createLinkCaller();
  const payer = await page({ method: 'transfer' });
  await payer.send('transfer');
  await payer.open();
  await payer.send('again');
  expect(sandbox.ledger.of(reference).map(({ amountMinor }) => amountMinor)).toEqual([20_000, 20_000]);
  const { body } = await get('/v2/payments/transactions');
  expect((body as { data: { payments: { reference: string }[] } }).data.payments).toHaveLength(2);
});

test('a transfer that comes after the page has run out is money all the same', async () => {
  const { page, clock, sandbox, told, verified } = createLinkCaller();
  await page({ method: 'transfer' });
  clock.advance(25 * 3_600_000);
  sandbox.control.payer.payAgain(sandbox.links.all()[0]?.id ?? '');
  expect(await verified()).toBe('successful');
  expect(told()).toEqual(['payment_abandoned', 'payment_successful']);
});

test('the page says what it is, escapes what was ordered, runs no script, and may lead to the merchant only', async () => {
  const { page, sandbox } = createLinkCaller();
  const payer = await page({ description: '<img src=x onerror=alert(1)>' });
  expect(payer.text()).toContain('No real bank, no real money.');
  const response = await sandbox.fetch(new Request(`http://sandbox.test${sandbox.links.all()[0]?.path}`));
  const html = await response.text();
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).not.toMatch(/<img|<script/);
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; img-src data:; style-src 'self'; form-action 'self' https://mono.co; base-uri 'none'; frame-ancestors 'none'",
  );
});

test('a page that never was is 404', async () => {
  const { sandbox } = createLinkCaller();
  for (const path of ['/pages/pay/ODXXXXXXXXXX', '/pages/pay/ODXXXXXXXXXX/return']) {
    expect((await sandbox.fetch(new Request(`http://sandbox.test${path}`))).status).toBe(404);
  }
});
