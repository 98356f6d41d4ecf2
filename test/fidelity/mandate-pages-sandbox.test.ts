import { describe, expect, test } from 'vitest';
import { createMandateCaller, dataOf, mandates } from './mandate-caller.ts';
import { initiateOrderOf, openMandatePage } from './mandate-page-caller.ts';
import { visit } from './page-visitor.ts';
import type { Answered } from './sandbox-caller.ts';

const messageOf = ({ status, body }: Answered) => [status, (body as { message: string }).message];

describe('an e-mandate by the provider’s page', () => {
  test('the payer names the account, agrees and sends ₦50, and is sent back when it is approved', async () => {
    const { caller, page, id } = await openMandatePage();
    expect(await caller.standing(id)).toBe('awaiting_authorization');
    expect(caller.told()).toEqual([]);
    expect(await page.open()).toBe('Which account is to be debited?');
    expect(await page.send('account', { bank_code: '058', account_number: '0123456789' })).toBe(
      'Is this what you agree to?',
    );
    expect(await caller.standing(id)).toBe('initiated');
    expect(page.text()).toContain('At most, in all ₦50,000.00');
    expect(await page.send('terms')).toBe('Send ₦50.00 to authorise it');
    expect(await page.send('send')).toBe('Waiting for your bank');
    caller.clock.advance(3_000);
    expect(await page.open()).toBe('You have authorised this mandate');
    expect(page.leftTo()).toBe(
      'https://adirelane.example/back?reference=ADIREPAGE00000000001&status=successful',
    );
    caller.clock.advance(3_600_000);
    expect(await caller.standing(id)).toBe('approved, ready');
    expect(caller.told()).toEqual(['created', 'approved', 'ready']);
  });

  test('opening the page changes nothing, however often', async () => {
    const { caller, page, id } = await openMandatePage();
    for (let times = 0; times < 3; times += 1) await page.open();
    expect(await caller.standing(id)).toBe('awaiting_authorization');
    expect(caller.sandbox.mandates.movements().map(({ movement }) => movement)).toEqual(['created']);
  });

  test('the account is not known before the payer names it, and retrieve says so', async () => {
    const { caller, id } = await openMandatePage();
    expect(dataOf(await caller.get(`${mandates}/${id}`))).toMatchObject({
      status: 'awaiting_authorization',
      account_name: null,
      account_number: null,
      institution: null,
      redirect_url: 'https://adirelane.example/back',
    });
  });

  test('a payer who leaves is sent back with the reason, and goes on by the same link later', async () => {
    const { caller, page, id } = await openMandatePage();
    await page.open();
    await page.send('account', { bank_code: '058', account_number: '0123456789' });
    await page.send('close');
    expect(page.leftTo()).toBe(
      'https://adirelane.example/back?reference=ADIREPAGE00000000001&status=failed&reason=widget_closed',
    );
    expect(await caller.standing(id)).toBe('initiated');
    expect(await page.open()).toBe('You have closed this page');
    expect(await page.send('open')).toBe('Is this what you agree to?');
  });

  test('nobody comes, and after six hours the provider gives the mandate up', async () => {
    const { caller, page, id } = await openMandatePage();
    caller.clock.advance(6 * 3_600_000);
    expect(await caller.standing(id)).toBe('cancelled');
    expect(caller.told()).toEqual(['action.cancel']);
    expect(await page.open()).toBe('This mandate was not set up');
    expect(page.leftTo()).toContain('status=failed');
    expect(page.moves()).toEqual([]);
  });

  test('₦50 from another account approves nothing, and the page says what arrived', async () => {
    const { caller, page, id } = await openMandatePage();
    await page.open();
    await page.send('account', { bank_code: '058', account_number: '0123456789' });
    await page.send('terms');
    expect(await page.send('send-other')).toBe('Send ₦50.00 to authorise it');
    expect(page.text()).toContain('Not what was asked for: ₦50.00 from 1234567890.');
    caller.clock.advance(60_000);
    expect(await caller.standing(id)).toBe('initiated');
  });

  test('the bank may reject it', async () => {
    const { caller, page, id } = await openMandatePage();
    await page.open();
    await page.send('account', { bank_code: '058', account_number: '0123456789' });
    await page.send('terms');
    expect(await page.send('reject')).toBe('This mandate was not set up');
    expect(await caller.standing(id)).toBe('rejected');
    expect(page.leftTo()).toContain('status=failed');
  });

  test.each([
    [{ bank_code: '', account_number: '0123456789' }, 'Choose your bank.'],
    [{ bank_code: '999', account_number: '0123456789' }, 'Choose your bank.'],
    [{ bank_code: '058', account_number: '012345678' }, 'An account number has ten digits.'],
    [{ bank_code: '058', account_number: '0123456404' }, 'Invalid account number'],
    [
      { bank_code: '058', account_number: '0123456401' },
      'The customer name does not match the name on the account provided',
    ],
  ])('%j is told to be wrong, and may be typed again', async (typed, complaint) => {
    const { caller, page, id } = await openMandatePage();
    await page.open();
    expect(await page.send('account', typed)).toBe('Which account is to be debited?');
    expect(page.complaint()).toBe(complaint);
    expect(await caller.standing(id)).toBe('awaiting_authorization');
  });

  test('a form that was sent twice counts once', async () => {
    const { caller, page, id } = await openMandatePage();
    const second = visit(caller.sandbox, page.address);
    await page.open();
    await second.open();
    await page.send('account', { bank_code: '058', account_number: '0123456789' });
    expect(await second.send('account', { bank_code: '044', account_number: '0123456201' })).toBe(
      'Is this what you agree to?',
    );
    expect(caller.sandbox.mandates.byId(id)).toMatchObject({
      bank: 'GUARANTY TRUST BANK PLC',
      account: '0123456789',
    });
  });

  test('an address that nobody was given shows nothing', async () => {
    const { caller } = await openMandatePage();
    const response = await caller.sandbox.fetch(new Request('http://sandbox.test/pages/mandate/RD0'));
    expect(response.status).toBe(404);
  });
});

describe('what is told of a mandate by the provider’s page', () => {
  const authorised = async (digits: string, options = {}) => {
    const opened = await openMandatePage({}, options);
    await opened.page.open();
    await opened.page.send('account', { bank_code: '058', account_number: `0123456${digits}` });
    const heading = await opened.page.send('terms');
    opened.caller.clock.advance(2 * 3_600_000);
    return { ...opened, heading };
  };

  test.each([
    ['101', ['created', 'approved', 'ready']],
    ['501', []],
    ['502', ['created', 'approved', 'ready'].flatMap((name) => Array(5).fill(name))],
    ['205', ['created', 'action.cancel']],
    ['204', ['created', 'rejected']],
  ])('its account decides: %s', async (digits, told) => {
    const { caller } = await authorised(digits);
    expect(caller.told()).toEqual(told);
  });

  test('where the provider approves at once, agreeing is enough', async () => {
    const { caller, id, heading } = await authorised('789', { profile: { approvesAtOnce: true } });
    expect(heading).toBe('You have authorised this mandate');
    expect(await caller.standing(id)).toBe('approved, ready');
    expect(caller.told()).toEqual(['created', 'approved', 'ready']);
  });

  test('the time in which ₦50 arrives counts from the page that asks for it', async () => {
    const { caller, page, id } = await openMandatePage();
    caller.clock.advance(3_600_000);
    await page.open();
    await page.send('account', { bank_code: '058', account_number: '0123456102' });
    await page.send('terms');
    caller.clock.advance(20 * 60_000 + 2_999);
    expect(await caller.standing(id)).toBe('initiated');
    caller.clock.advance(1);
    expect(await caller.standing(id)).toBe('approved');
  });
});

describe('initiate', () => {
  test.each([
    [{ amount: 19_999 }, ['amount']],
    [{ method: 'card' }, ['method']],
    [{ mandate_type: 'direct' }, ['mandate_type']],
    [{ start_date: '2026-11-22T00:00:00.000Z' }, ['start_date']],
    [{ start_date: '2026-11-20' }, ['start_date']],
    [{ end_date: '2026-11-22' }, ['end_date']],
    [{ redirect_url: 'javascript:alert(1)' }, ['redirect_url']],
    [{ redirect_url: 'https://bank@adirelane.example/' }, ['redirect_url']],
    [{ customer: {} }, ['customer']],
    [{ frequency: 'weekly' }, ['frequency']],
    [{ account_number: '0123456789' }, ['account_number']],
    [
      { debit_type: 'fixed' },
      ['frequency', 'retrial_frequency', 'initial_debit_date', 'grace_period', 'minimum_due'],
    ],
  ])('%j is refused by its fields', async (changes, fields) => {
    const caller = createMandateCaller();
    const answer = await caller.post('/v2/payments/initiate', await initiateOrderOf(caller, changes));
    expect([answer.status, dataOf<{ field: string }[]>(answer).map(({ field }) => field)]).toEqual([
      400,
      fields,
    ]);
    expect(caller.sandbox.mandates.all()).toEqual([]);
  });

  test('a reference is taken once, and an unknown customer not at all', async () => {
    const caller = createMandateCaller();
    const order = await initiateOrderOf(caller);
    await caller.post('/v2/payments/initiate', order);
    expect(messageOf(await caller.post('/v2/payments/initiate', order))).toEqual([
      400,
      'Mandate reference already exists',
    ]);
    expect(
      messageOf(
        await caller.post('/v2/payments/initiate', {
          ...order,
          reference: 'ADIREPAGE00000000002',
          customer: 'x',
        }),
      ),
    ).toEqual([400, 'Customer not found. Add a customer and try again']);
  });
});
