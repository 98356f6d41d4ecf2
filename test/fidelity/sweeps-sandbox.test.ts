import { describe, expect, test } from 'vitest';
import * as published from './documented-mandates.ts';
import { expectPublished } from './expect-published.ts';
import { dataOf, mandates, samuel } from './mandate-caller.ts';
import { openMandatePage } from './mandate-page-caller.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('a sweep', () => {
  const bvn = samuel.identity.number;

  async function untilTerms(mandate_type: string, account_number = '0123456802', changes = {}) {
    const opened = await openMandatePage({ mandate_type, ...changes });
    const { page } = opened;
    await page.open();
    expect(await page.send('account', { bank_code: '033', account_number, account_type: 'personal' })).toBe(
      'Who are you?',
    );
    expect(await page.send('identity', { bvn, birth_date: '1990-05-01' })).toBe(
      'Enter the code that was sent to you',
    );
    expect(await page.send('otp', { otp: '123456' })).toBe('Is this what you agree to?');
    return opened;
  }

  test('by its older name is read with linked mandates as published, before anything is approved', async () => {
    const { caller, id } = await untilTerms('gsm');
    const answer = await caller.get(`${mandates}/${id}`);
    expectPublished(answer, 200, published.linkedMandateRead);
    expect(dataOf<{ total_linked_mandates: number }>(answer).total_linked_mandates).toBe(5);
  });

  test('by its older name wants a signature, then ₦50; each account is ready in its own hours', async () => {
    const { caller, page, id } = await untilTerms('gsm', '0123456789');
    expect(await page.send('terms')).toBe('Sign the mandate');
    expect(await page.send('signature', { signature: 'Samuel Olamide' })).toBe('Send ₦50.00 to authorise it');
    await page.send('send');
    caller.clock.advance(hour + 3_000);
    const ready = () => caller.sandbox.mandates.byId(id)?.linked.map(({ isReady }) => isReady);
    expect([await caller.standing(id), ready()]).toEqual(['approved, ready', [true, false]]);
    caller.clock.advance(24 * hour);
    expect(ready()).toEqual([true, true]);
  });

  test('by its newer name wants no signature, and is ready within minutes', async () => {
    const { caller, page, id } = await untilTerms('sweep', '0123456789');
    expect(await page.send('terms')).toBe('Send ₦50.00 to authorise it');
    await page.send('send');
    caller.clock.advance(3_000 + 5 * minute);
    expect(await caller.standing(id)).toBe('approved, ready');
    expect(caller.sandbox.mandates.byId(id)?.linked.map(({ isReady }) => isReady)).toEqual([true, true]);
  });

  test('an account that never becomes ready stays so, whatever becomes of the others', async () => {
    const { caller, page, id } = await untilTerms('sweep', '0123456804');
    await page.send('terms');
    caller.clock.advance(100 * hour);
    expect(caller.sandbox.mandates.byId(id)?.linked.map(({ isReady }) => isReady)).toEqual([true, false]);
    expect(dataOf(await caller.get(`${mandates}/${id}`))).toMatchObject({ ready_to_debit: true });
  });

  test('of a company, by its older name, is only signed and waits for the bank', async () => {
    const { caller, page, id } = await openMandatePage({ mandate_type: 'gsm' });
    await page.open();
    await page.send('account', { bank_code: '033', account_number: '0123456789', account_type: 'business' });
    expect(await page.send('terms')).toBe('Sign the mandate');
    await page.send('signature', { signature: 'Samuel Olamide' });
    expect(await caller.standing(id)).toBe('authorized');
  });

  test.each([
    [{ bvn: '22200000001', birth_date: '1990-05-01' }, 'This is not the BVN of the customer.'],
    [{ bvn, birth_date: '' }, 'Enter the date of birth.'],
    [{ bvn, birth_date: '2030-01-01' }, 'Enter the date of birth.'],
  ])('%j is told to be wrong', async (typed, complaint) => {
    const { page } = await openMandatePage({ mandate_type: 'sweep' });
    await page.open();
    await page.send('account', { bank_code: '033', account_number: '0123456789' });
    expect(await page.send('identity', typed)).toBe('Who are you?');
    expect(page.complaint()).toBe(complaint);
  });

  test('a debit that the first account cannot pay is taken from another one that is ready', async () => {
    const { caller, page, id } = await untilTerms('sweep', '0123456803');
    await page.send('terms');
    caller.clock.advance(minute);
    const debit = (reference: string) =>
      caller.post(`${mandates}/${id}/debit`, { amount: 50_000, reference, narration: 'Fabric' });
    expect((await debit('DEBIT0000000001')).status).toBe(400);
    caller.clock.advance(10 * minute);
    const answer = await debit('DEBIT0000000002');
    const [other] = caller.sandbox.mandates.byId(id)?.linked ?? [];
    expect([answer.status, dataOf<{ account_details: object }>(answer).account_details]).toEqual([
      200,
      expect.objectContaining({ account_number: other?.account, bank_name: other?.bank }),
    ]);
    expect(caller.sandbox.ledger.of('DEBIT0000000002').map(({ account }) => account)).toEqual([
      other?.account,
    ]);
    expect(caller.sandbox.ledger.of('DEBIT0000000001')).toEqual([]);
  });

  test('with nothing anywhere no account is debited', async () => {
    const { caller, page, id } = await untilTerms('sweep', '0123456805');
    await page.send('terms');
    caller.clock.advance(hour);
    const answer = await caller.post(`${mandates}/${id}/debit`, {
      amount: 50_000,
      reference: 'DEBIT0000000001',
      narration: 'Fabric',
    });
    expect([answer.status, (answer.body as { response_code: string }).response_code]).toEqual([400, '51']);
    expect(caller.sandbox.ledger.debits()).toEqual([]);
  });
});
