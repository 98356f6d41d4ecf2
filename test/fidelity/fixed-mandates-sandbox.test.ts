import { describe, expect, test } from 'vitest';
import { debitDay, type Schedule } from '../../src/sandbox/mandates/schedule.ts';
import { createMandateCaller, dataOf, type MandateCaller, mandates } from './mandate-caller.ts';
import { initiateOrderOf, openMandatePage } from './mandate-page-caller.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const weekly = {
  debit_type: 'fixed',
  amount: 200_000,
  start_date: '2026-11-22',
  end_date: '2026-12-23',
  frequency: 'weekly',
  retrial_frequency: 1,
  initial_debit_date: '2026-11-23',
  initial_debit_amount: 30_000,
  grace_period: 2,
  minimum_due: 20_000,
};

/** A fixed mandate on an account with these digits, authorised by its payer. */
async function authorised(digits: string, changes: Readonly<Record<string, unknown>> = {}) {
  const { caller, page, id } = await openMandatePage({ ...weekly, ...changes });
  await page.open();
  await page.send('account', { bank_code: '058', account_number: `0123456${digits}` });
  const terms = page.text();
  await page.send('terms');
  caller.clock.advance(minute);
  return { caller, id, terms };
}

const until = ({ clock }: MandateCaller, instant: string): void =>
  clock.advance(Date.parse(instant) - clock.now());

/** When each try was made, how much it was for, and how it ended. */
const triesOf = ({ sandbox }: MandateCaller, id: string) =>
  sandbox.mandates
    .movements()
    .filter((one) => one.mandate === id && /^debit/.test(one.movement))
    .map(({ at, movement, amountMinor }) => `${at.slice(5, 16)} ${movement} ${amountMinor}`);

describe('the schedule', () => {
  test('takes the first amount on the first day, then the usual one every week until the end', async () => {
    const { caller, id } = await authorised('304');
    until(caller, '2026-12-24T12:00:00Z');
    expect(triesOf(caller, id)).toEqual([
      '11-23T07:00 debited 30000',
      '11-30T07:00 debited 200000',
      '12-07T07:00 debited 200000',
      '12-14T07:00 debited 200000',
      '12-21T07:00 debited 200000',
    ]);
    expect(caller.sandbox.ledger.totalMinor()).toBe(830_000);
    expect(await caller.standing(id)).toBe('expired');
  });

  test('is shown to the payer with every term', async () => {
    const { terms } = await authorised('304');
    expect(terms).toContain('Each time ₦2,000.00, every week');
    expect(terms).toContain('First ₦300.00 on 2026-11-23');
    expect(terms).toContain('In all ₦8,300.00');
    expect(terms).toContain('1 more try that day, then ₦200.00 of it, and the same on 2 more days');
  });

  test('is listed and read like any debit, and told by webhook, under references of the provider’s own', async () => {
    const { caller, id } = await authorised('304');
    until(caller, '2026-11-24T00:00:00Z');
    const [debit] = dataOf<{ reference_number: string }[]>(await caller.get(`${mandates}/${id}/debits`));
    expect(debit).toMatchObject({
      status: 'successful',
      amount: 30_000,
      mandate: id,
      narration: 'Fabric club',
      reference_number: expect.stringMatching(/^FX[0-9A-F]{18}$/),
    });
    const read = await caller.get(`${mandates}/${id}/debits/${debit?.reference_number}`);
    expect(dataOf(read)).toEqual(debit);
    expect(caller.told()).toEqual(['created', 'approved', 'ready', 'debit.successful']);
  });

  test('leaves the balance that its other debits will take', async () => {
    const { caller, id } = await authorised('304');
    const balance = async () => dataOf<{ balance: number }>(await caller.get(`${mandates}/${id}`)).balance;
    expect(await balance()).toBe(830_000);
    until(caller, '2026-11-30T12:00:00Z');
    expect(await balance()).toBe(600_000);
  });

  test('is the provider’s alone: a debit by a call is refused', async () => {
    const { caller, id } = await authorised('304');
    const answer = await caller.post(`${mandates}/${id}/debit`, {
      amount: 50_000,
      reference: 'DEBIT0000000001',
      narration: 'Fabric',
    });
    expect([answer.status, (answer.body as { message: string }).message]).toEqual([
      400,
      'Debits of a fixed mandate are scheduled, it cannot be debited by a call',
    ]);
    expect(caller.sandbox.ledger.debits()).toEqual([]);
  });
});

describe('where too little is there', () => {
  test('every day has its tries, then what is due at least, until the days of grace are over', async () => {
    const { caller, id } = await authorised('701', { initial_debit_amount: undefined });
    until(caller, '2026-11-29T00:00:00Z');
    const dayOf = (date: string) => [
      `${date}T07:00 debit-failed 200000`,
      `${date}T09:00 debit-failed 200000`,
      `${date}T09:00 debit-failed 20000`,
    ];
    expect(triesOf(caller, id)).toEqual([
      ...dayOf('11-23'),
      ...dayOf('11-24'),
      ...dayOf('11-25'),
      '11-25T09:00 debit-given-up 200000',
    ]);
    until(caller, '2026-11-30T08:00:00Z');
    expect(triesOf(caller, id).at(-1)).toBe('11-30T07:00 debit-failed 200000');
    expect(caller.sandbox.ledger.debits()).toEqual([]);
  });

  test('a part of it is taken, and the rest is not gone after', async () => {
    const { caller, id } = await authorised('702', { initial_debit_amount: undefined });
    until(caller, '2026-11-29T00:00:00Z');
    expect(triesOf(caller, id)).toEqual([
      '11-23T07:00 debit-failed 200000',
      '11-23T09:00 debit-failed 200000',
      '11-23T09:00 debited 20000',
    ]);
  });

  test('money that comes within the day is taken by the second try', async () => {
    const { caller, id } = await authorised('703');
    until(caller, '2026-11-24T00:00:00Z');
    expect(triesOf(caller, id)).toEqual(['11-23T07:00 debit-failed 30000', '11-23T09:00 debited 30000']);
  });

  test('money that comes by the next day is taken then', async () => {
    const { caller, id } = await authorised('704', { initial_debit_amount: undefined });
    until(caller, '2026-11-25T00:00:00Z');
    expect(triesOf(caller, id)).toEqual([
      '11-23T07:00 debit-failed 200000',
      '11-23T09:00 debit-failed 200000',
      '11-23T09:00 debit-failed 20000',
      '11-24T07:00 debited 200000',
    ]);
  });

  test('days of grace end where the next date begins', async () => {
    const { caller, id } = await authorised('701', { frequency: 'daily', grace_period: 30 });
    until(caller, '2026-11-25T06:00:00Z');
    expect(triesOf(caller, id)).toEqual([
      '11-23T07:00 debit-failed 30000',
      '11-23T09:00 debit-failed 30000',
      '11-23T09:00 debit-failed 20000',
      '11-23T09:00 debit-given-up 30000',
      '11-24T07:00 debit-failed 200000',
      '11-24T09:00 debit-failed 200000',
      '11-24T09:00 debit-failed 20000',
      '11-24T09:00 debit-given-up 200000',
    ]);
  });

  test('a bank that fails is tried again, but for no part of it', async () => {
    const { caller, id } = await authorised('706', { grace_period: 0 });
    until(caller, '2026-11-24T00:00:00Z');
    expect(triesOf(caller, id)).toEqual([
      '11-23T07:00 debit-failed 30000',
      '11-23T09:00 debit-failed 30000',
      '11-23T09:00 debit-given-up 30000',
    ]);
  });

  test('a control call fills the account', async () => {
    const { caller, id } = await authorised('701');
    until(caller, '2026-11-23T08:00:00Z');
    caller.sandbox.control.putMoney({ bankCode: '058', number: '0123456701' }, 100_000);
    until(caller, '2026-11-24T00:00:00Z');
    expect(triesOf(caller, id)).toEqual(['11-23T07:00 debit-failed 30000', '11-23T09:00 debited 30000']);
  });
});

describe('what stands in the way', () => {
  test('a mandate that is paused on the day is passed over, and goes on with the next date', async () => {
    const { caller, id } = await authorised('304');
    await caller.patch(`${mandates}/${id}/pause`);
    until(caller, '2026-11-24T00:00:00Z');
    await caller.patch(`${mandates}/${id}/reinstate`);
    until(caller, '2026-12-01T00:00:00Z');
    expect(triesOf(caller, id)).toEqual(['11-23T07:00 debit-skipped 30000', '11-30T07:00 debited 200000']);
  });

  test('a mandate that is not ready on its first day is passed over', async () => {
    const { caller, id } = await authorised('302', {
      start_date: '2026-11-21',
      initial_debit_date: '2026-11-22',
    });
    until(caller, '2026-11-22T08:00:00Z');
    expect(triesOf(caller, id)).toEqual(['11-22T07:00 debit-skipped 30000']);
  });

  test('a cancelled mandate takes nothing more', async () => {
    const { caller, id } = await authorised('304');
    until(caller, '2026-11-24T00:00:00Z');
    await caller.patch(`${mandates}/${id}/cancel`);
    caller.clock.advance(40 * day);
    expect(triesOf(caller, id)).toEqual(['11-23T07:00 debited 30000']);
  });

  test('a debit that is processing is told twice and taken once', async () => {
    const { caller, id } = await authorised('705', { end_date: '2026-11-24' });
    until(caller, '2026-11-23T07:01:00Z');
    expect(caller.told().filter((name) => name.startsWith('debit'))).toEqual([
      'debit.processing',
      'debit.successful',
    ]);
    expect(triesOf(caller, id)).toEqual(['11-23T07:00 debited 30000']);
  });
});

describe('the days of a schedule', () => {
  const scheduleOf = (unit: Schedule['unit'], every: number, firstDay: string): Schedule => ({
    unit,
    every,
    firstDay,
    firstMinor: undefined,
    retries: 1,
    graceDays: 0,
    minimumMinor: 20_000,
  });

  test.each([
    ['day', 1, '2026-12-30', ['2026-12-30', '2026-12-31', '2027-01-01']],
    ['day', 5, '2026-11-23', ['2026-11-23', '2026-11-28', '2026-12-03']],
    ['week', 2, '2026-11-23', ['2026-11-23', '2026-12-07', '2026-12-21']],
    ['month', 1, '2026-12-31', ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']],
    ['month', 3, '2026-11-30', ['2026-11-30', '2027-02-28', '2027-05-30']],
    ['year', 1, '2028-02-29', ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  ] as const)('every %s, %i at a time, from %s', (unit, every, firstDay, days) => {
    const schedule = scheduleOf(unit, every, firstDay);
    expect(days.map((_, index) => debitDay(schedule, index))).toEqual(days);
  });

  test.each([
    ['days', '10', 200],
    ['weeks', 2, 200],
    ['months', undefined, 400],
    ['weekly', undefined, 200],
    ['weeks', '0', 400],
    ['weeks', '1.5', 400],
    ['fortnightly', undefined, 400],
  ])('%s with the interval %s is answered %i', async (frequency, interval, status) => {
    const caller = createMandateCaller();
    const order = await initiateOrderOf(caller, { ...weekly, frequency, interval });
    expect((await caller.post('/v2/payments/initiate', order)).status).toBe(status);
  });
});
