import { expect, test } from 'vitest';
import { createMandateCaller, mandates } from './mandate-caller.ts';

const minute = 60_000;

test('as in the sandbox of the provider, a mandate is approved and ready when it is created, without destinations', async () => {
  const caller = createMandateCaller({ profile: { approvesAtOnce: true, destinations: 'none' } });
  const { body } = await caller.create('789');
  expect((body as { data: object }).data).toMatchObject({
    status: 'approved',
    approved: true,
    ready_to_debit: true,
  });
  expect(body).not.toHaveProperty('data.transfer_destinations');
  expect(caller.told()).toEqual(['created', 'approved', 'ready']);
});

test.each([
  ['empty', 0],
  ['five', 5],
  ['twenty', 20],
  ['hostile', 5],
] as const)('a create tells %s destinations', async (destinations, count) => {
  const { create } = createMandateCaller({ profile: { destinations } });
  const { body } = await create('789');
  const { data } = body as { data: { transfer_destinations: unknown[] } };
  expect(data.transfer_destinations).toHaveLength(count);
});

test('everything that happened is in the ledger, in its order, whatever became of it', async () => {
  const caller = createMandateCaller();
  const id = await caller.created('304');
  caller.clock.advance(minute);
  await caller.post(`${mandates}/${id}/debit`, {
    amount: 20_000,
    reference: 'REF0000000001',
    narration: 'Adire',
  });
  await caller.patch(`${mandates}/${id}/pause`);
  await caller.patch(`${mandates}/${id}/reinstate`);
  await caller.patch(`${mandates}/${id}/cancel`);
  const about = { mandate: id, reference: 'ADIRE000000000000001' };
  expect(caller.sandbox.mandates.movements()).toEqual([
    { at: '2026-11-21T09:30:00.000Z', ...about, movement: 'created', amountMinor: 5_000_000 },
    {
      at: '2026-11-21T09:30:02.000Z',
      ...about,
      movement: 'transfer',
      from: '0123456304',
      amountMinor: 5_000,
    },
    { at: '2026-11-21T09:30:05.000Z', ...about, movement: 'approved' },
    { at: '2026-11-21T09:30:10.000Z', ...about, movement: 'ready' },
    { at: '2026-11-21T09:31:00.000Z', ...about, movement: 'debited', amountMinor: 20_000 },
    { at: '2026-11-21T09:31:00.000Z', ...about, movement: 'paused' },
    { at: '2026-11-21T09:31:00.000Z', ...about, movement: 'reinstated' },
    { at: '2026-11-21T09:31:00.000Z', ...about, movement: 'cancelled', by: 'call' },
  ]);
  expect(caller.sandbox.mandates.byId(id)).toEqual({
    id,
    reference: 'ADIRE000000000000001',
    customer: await caller.customer(),
    type: 'emandate',
    debitType: 'variable',
    verification: 'transfer_verification',
    page: undefined,
    bank: 'WEMA BANK',
    account: '0123456304',
    smallestTransferMinor: 1,
    linked: [],
    status: 'cancelled',
    isReady: false,
    amountMinor: 5_000_000,
    takenMinor: 20_000,
    createdAt: '2026-11-21T09:30:00.000Z',
    approvedAt: '2026-11-21T09:30:05.000Z',
    readyAt: '2026-11-21T09:30:10.000Z',
    cancelledAt: '2026-11-21T09:31:00.000Z',
    endedBecause: 'Cancelled by a call',
    scenario: 'ready-in-seconds',
    transfers: [{ from: '0123456304', amountMinor: 5_000, at: '2026-11-21T09:30:02.000Z' }],
    debits: [
      {
        reference: 'REF0000000001',
        amountMinor: 20_000,
        status: 'successful',
        takenAt: '2026-11-21T09:31:00.000Z',
      },
    ],
  });
});
