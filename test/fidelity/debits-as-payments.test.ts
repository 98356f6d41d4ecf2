import { expect, test } from 'vitest';
import * as published from './documented-mono.ts';
import { listedDebit } from './documented-one-time.ts';
import { createMandateCaller, dataOf, mandates } from './mandate-caller.ts';
import { shapeOf } from './published-shape.ts';

const reference = 'ADIREDEBIT0000000001';

/** A debit of a mandate whose account number ends in these digits. */
async function debited(digits: string) {
  const caller = createMandateCaller();
  const mandate = await caller.created(digits);
  caller.clock.advance(60_000);
  const order = { amount: 20_000, reference, narration: 'Ticket' };
  await caller.post(`${mandates}/${mandate}/debit`, order);
  const verify = () => caller.get(`/v2/payments/verify/${reference}`);
  const list = async () =>
    dataOf<{ payments: { reference: string; status: string }[] }>(
      await caller.get('/v2/payments/transactions'),
    ).payments;
  return { ...caller, verify, list };
}

test('a debit that was taken is verified and listed as the published samples have it', async () => {
  const { verify, list, sandbox } = await debited('304');
  const answer = await verify();
  const { device_fingerprint, ip_address, flag_rule_names, flag_reasons, held_settlement, ...told } =
    dataOf<Record<string, unknown>>(answer);
  expect({ status: answer.status, data: shapeOf(told) }).toEqual({
    status: 200,
    data: shapeOf(published.verified.data),
  });
  expect({ device_fingerprint, ip_address, flag_rule_names, flag_reasons, held_settlement }).toEqual({
    device_fingerprint: null,
    ip_address: null,
    flag_rule_names: [],
    flag_reasons: [],
    held_settlement: false,
  });
  expect(dataOf(answer)).toMatchObject({
    channel: 'mandate',
    type: 'variable-debit',
    amount: 20_000,
    reference,
    account: { type: 'mandate_account', accountNumber: sandbox.ledger.of(reference)[0]?.account },
  });
  const listed = await list();
  expect(shapeOf(listed[0])).toEqual(shapeOf(listedDebit));
  expect(listed).toMatchObject([{ reference, channel: 'mandate', status: 'successful' }]);
});

test('a debit under way is listed and not found by verify, until it has ended', async () => {
  const { verify, list, clock } = await debited('602');
  expect((await verify()).status).toBe(404);
  expect(await list()).toMatchObject([{ reference, status: 'processing' }]);
  clock.advance(60_000);
  expect(dataOf(await verify())).toMatchObject({ status: 'successful' });
});

test('payments and debits are listed together, newest first', async () => {
  const caller = await debited('304');
  caller.clock.advance(1_000);
  const order = {
    amount: 20_000,
    type: 'onetime-debit',
    description: 'Two yards of adire',
    reference: 'ADIRELINK00000000001',
    customer: { name: 'Adaeze Nwosu', email: 'adaeze@adirelane.example' },
  };
  await caller.post('/v2/payments/initiate', order);
  caller.sandbox.control.payer.end(caller.sandbox.links.all()[0]?.id ?? '', 'successful');
  expect((await caller.list()).map((entry) => entry.reference)).toEqual([order.reference, reference]);
});
