import { expect, it } from 'vitest';
import { attemptLike, draftedAt, draftOf } from '../../../test/support/draft-of.ts';
import { startAttempt } from './start-attempt.ts';

const random = (size: number): Uint8Array => new Uint8Array(size).fill(7);
const institution = { id: 'bank-2', name: 'Bank of Weavers' } as Parameters<
  typeof startAttempt
>[2]['institution'];
const atBank = { way: 'bank', institution, methodId: 'internet' } as const;

it('starts nothing beside a payment that may go through, or has', () => {
  for (const other of [
    { exposure: 'sent' },
    { exposure: 'asked', state: 'succeeded' },
    { exposure: 'asked', state: 'mismatch' },
  ] as const) {
    const draft = draftOf([attemptLike(other)]);
    expect(startAttempt(draft, random, atBank)).toBeUndefined();
    expect([draft.attempts.length, draft.checkout.attemptId, draft.said]).toEqual([1, 'at_1', []]);
  }
});

it('starts a clean try with a reference of its own, and says so', () => {
  const before = attemptLike({ state: 'refused', exposure: 'asked' });
  const draft = draftOf([before], { notice: 'bank_session_ended' });
  const attempt = startAttempt(draft, random, atBank);
  expect(attempt).toMatchObject({
    checkoutId: 'chk_1',
    number: 2,
    mintedAt: draftedAt,
    ...atBank,
    state: 'connecting',
    exposure: 'none',
    refusedAccounts: [],
    accountCount: 0,
    answersGiven: 0,
    verifyCount: 0,
  });
  expect(attempt?.reference).toMatch(/^[A-Z0-9]{20}$/);
  expect(attempt?.reference).not.toBe(before.reference);
  for (const unset of [
    'bankSession',
    'pageKeyHash',
    'sentAt',
    'failedReadAt',
    'verifyAt',
    'askedBy',
  ] as const)
    expect(attempt?.[unset], unset).toBeUndefined();
  expect(draft.attempts).toEqual([before, attempt]);
  expect(draft.checkout).toMatchObject({ attemptId: attempt?.id, chosen: institution, notice: undefined });
  expect(draft.said).toEqual([
    [
      'recorded',
      'attempt.started',
      {
        attempt: 2,
        way: 'bank',
        bank: 'Bank of Weavers',
        method: 'internet',
        reference: attempt?.reference,
      },
    ],
  ]);
});

it('starts one on the provider’s page without a bank, which the payer chooses there', () => {
  const draft = draftOf([]);
  const how = { way: 'provider-page', institution: undefined, methodId: 'transfer' } as const;
  const attempt = startAttempt(draft, random, how);
  expect(attempt).toMatchObject({ number: 1, state: 'opening-page', institution: undefined });
  expect(draft.said[0]?.[2]).toEqual({
    attempt: 1,
    way: 'provider-page',
    method: 'transfer',
    reference: attempt?.reference,
  });
});
