import { expect, test } from 'vitest';
import { createLedger, type Debit } from './ledger.ts';

const debit = (reference: string, amountMinor: number): Debit => ({
  reference,
  amountMinor,
  currency: 'NGN',
  institution: 'GTBank',
  account: '0123456789',
  at: '2026-11-21T09:30:00.000Z',
  scenario: 'straight-through',
});

test('debits are kept in order, found by reference, and summed', () => {
  const ledger = createLedger();
  ledger.record(debit('first-0001', 21_300));
  ledger.record(debit('second-001', 500_000));
  ledger.record(debit('first-0001', 21_300));
  expect(ledger.debits().map(({ reference }) => reference)).toEqual([
    'first-0001',
    'second-001',
    'first-0001',
  ]);
  expect(ledger.of('first-0001')).toEqual([debit('first-0001', 21_300), debit('first-0001', 21_300)]);
  expect(ledger.totalMinor()).toBe(542_600);
});

test('nothing that is handed out can change what was written', () => {
  const ledger = createLedger();
  ledger.record(debit('first-0001', 21_300));
  const [written] = ledger.debits();
  (ledger.debits() as Debit[]).length = 0;
  expect(() => {
    (written as { amountMinor: number }).amountMinor = 0;
  }).toThrow(TypeError);
  expect(ledger.debits()).toEqual([debit('first-0001', 21_300)]);
});

test('what went back or out is written down for good, and counts in no total', () => {
  const ledger = createLedger();
  const refund = {
    kind: 'refund',
    reference: 'REF20000000000000001',
    amountMinor: 21_300,
    currency: 'NGN',
    institution: 'GTBank',
    account: '0123456789',
    at: '2026-11-21T09:30:00.000Z',
    source: 'wallet',
  } as const;
  ledger.recordCredit(refund);
  expect([ledger.credits(), ledger.debits(), ledger.totalMinor()]).toEqual([[refund], [], 0]);
  expect(Object.isFrozen(ledger.credits()[0])).toBe(true);
  ledger.reset();
  expect(ledger.credits()).toEqual([]);
});
