import { describe, expect, it } from 'vitest';
import { attemptLike, draftedAt, draftOf } from '../../../test/support/draft-of.ts';
import type { ResolveCheckout } from '../../contract/merchant-api.ts';
import { ProblemError } from '../../contract/problem.ts';
import { resolveCheckout } from './resolve.ts';
import { defaultTimes } from './settings.ts';

const hour = 3_600_000;
const paid = { as: 'paid', note: 'Seen on the statement' } as ResolveCheckout;
const unpaid = { as: 'unpaid', note: 'Not on the statement' } as ResolveCheckout;

function problemOf(draft: Parameters<typeof resolveCheckout>[0]): unknown {
  try {
    resolveCheckout(draft, paid, defaultTimes);
  } catch (error) {
    if (error instanceof ProblemError) return [error.code, error.retryAfter];
    throw error;
  }
  return undefined;
}

describe('a merchant who says how it ended', () => {
  it.each([
    ['succeeded', 'already_final'],
    ['failed', 'already_final'],
    ['cancelled', 'already_final'],
    ['expired', 'already_final'],
    ['open', 'step_out_of_order'],
  ] as const)('is refused where it is %s', (status, code) => {
    expect(problemOf(draftOf([attemptLike()], { status }))).toEqual([code, undefined]);
  });

  it('is refused while a call is under way', () => {
    const lease = { owner: 'me', call: 'capture', until: draftedAt + 1 } as const;
    expect(problemOf(draftOf([attemptLike()], { lease }))).toEqual(['step_in_progress', 1]);
  });

  it('waits an hour from the last payment that was sent, to the second', () => {
    const sent = (...ago: (number | undefined)[]) =>
      ago.map((ms, index) =>
        attemptLike({ id: `at_${index}`, sentAt: ms === undefined ? undefined : draftedAt - ms }),
      );
    expect(problemOf(draftOf(sent(hour)))).toBeUndefined();
    expect(problemOf(draftOf(sent(hour - 1)))).toEqual(['step_in_progress', 1]);
    expect(problemOf(draftOf(sent(hour - 1_001)))).toEqual(['step_in_progress', 2]);
    expect(problemOf(draftOf(sent(5 * hour, hour - 60_000, undefined)))).toEqual(['step_in_progress', 60]);
  });

  it('waits an hour from when the outcome was first waited for, where nothing was sent', () => {
    const none = [attemptLike({ sentAt: undefined, exposure: 'asked' })];
    expect(problemOf(draftOf(none, { confirmingSince: draftedAt - hour }))).toBeUndefined();
    expect(problemOf(draftOf(none, { confirmingSince: draftedAt - hour + 5_000 }))).toEqual([
      'step_in_progress',
      5,
    ]);
    expect(problemOf(draftOf(none))).toEqual(['step_in_progress', 3_600]);
  });
});

it('paid by the merchant’s word: the payment that was under way is the one, and nothing is sent or waited for any more', () => {
  const old = attemptLike({
    id: 'at_0',
    reference: 'REFERENCE00000000000',
    state: 'over',
    exposure: 'asked',
  });
  const draft = draftOf([old, attemptLike()], { reviewReason: 'unsettled', status: 'needs_review' });
  resolveCheckout(draft, paid, defaultTimes);
  expect(draft.checkout).toMatchObject({
    status: 'succeeded',
    step: 'paid',
    reviewReason: undefined,
    lease: undefined,

    payment: { providerReference: 'REFERENCE00000000001', paidAt: draftedAt, bank: 'Bank of Dyers' },
  });
  expect(draft.checkout.payment).not.toHaveProperty('pageMethod');
  expect(draft.attempts.map(({ state, exposure }) => [state, exposure])).toEqual([
    ['over', 'asked'],
    ['over', 'asked'],
  ]);
  expect(draft.said).toEqual([
    [
      'recorded',
      'checkout.resolved',
      { as: 'paid', note: paid.note, by: 'merchant', from: 'needs_review', reason: 'unsettled' },
    ],
    ['told', 'checkout.succeeded'],
  ]);
});

it('unpaid by the merchant’s word: it has failed, nothing counts as paid, and what was asked for goes on being watched', () => {
  const draft = draftOf([attemptLike({ state: 'mismatch', exposure: 'sent' })], { reviewReason: 'mismatch' });
  resolveCheckout(draft, unpaid, defaultTimes);
  expect(draft.checkout).toMatchObject({ status: 'failed', step: 'declined', lastDecline: 'bank_refused' });
  expect(draft.checkout.payment).toBeUndefined();
  expect(draft.attempts).toMatchObject([{ state: 'mismatch', exposure: 'asked' }]);
  expect(draft.said).toEqual([
    [
      'recorded',
      'checkout.resolved',
      { as: 'unpaid', note: unpaid.note, by: 'merchant', from: 'processing', reason: 'mismatch' },
    ],
    ['told', 'checkout.failed'],
  ]);
});

it('keeps why the payer was declined before, and the reason that nobody had given', () => {
  const draft = draftOf([attemptLike()], { lastDecline: 'insufficient_funds' });
  resolveCheckout(draft, unpaid, defaultTimes);
  expect(draft.checkout.lastDecline).toBe('insufficient_funds');
  expect(draft.said[0]?.[2]).toMatchObject({ reason: 'unsettled' });
});

describe('which of several attempts was paid', () => {
  const like = (id: string, changes: Parameters<typeof attemptLike>[0]) =>
    attemptLike({ id, reference: id, ...changes });
  const over = { state: 'over', exposure: 'asked' } as const;
  const succeeded = like('succeeded', { state: 'succeeded', exposure: 'asked', sentAt: undefined });
  const mismatch = like('mismatch', { state: 'mismatch', exposure: 'asked', sentAt: undefined });
  const underWay = like('under-way', {});
  const sent = like('sent', over);
  const never = like('never', { ...over, sentAt: undefined });

  it.each([
    [[mismatch, underWay, succeeded, sent], 'succeeded'],
    [[underWay, mismatch, sent], 'mismatch'],
    [[underWay, sent, never], 'under-way'],
    [[like('first', over), like('second', over), sent, never], 'sent'],
  ])('%#: the one that is known best', (attempts, reference) => {
    const draft = draftOf(
      attempts.map((attempt) => ({ ...attempt })),
      { confirmingSince: 0 },
    );
    resolveCheckout(draft, paid, defaultTimes);
    expect(draft.checkout.payment?.providerReference).toBe(reference);
  });

  it('is none where nothing was ever sent', () => {
    const draft = draftOf([{ ...never }], { confirmingSince: 0 });
    resolveCheckout(draft, paid, defaultTimes);
    expect([draft.checkout.status, draft.checkout.payment]).toEqual(['succeeded', undefined]);
  });

  it('is the one that has a receipt already', () => {
    const receipt = { providerReference: 'the-receipt', paidAt: 1 };
    const draft = draftOf([{ ...underWay }], { payment: receipt });
    resolveCheckout(draft, paid, defaultTimes);
    expect(draft.checkout.payment).toEqual(receipt);
  });

  it('on the provider’s page was paid by what that was for', () => {
    const byPage = { way: 'provider-page', methodId: 'transfer', institution: undefined } as const;
    const draft = draftOf([attemptLike({ ...byPage, state: 'at-page' })]);
    resolveCheckout(draft, paid, defaultTimes);
    expect(draft.checkout.payment).toEqual({
      providerReference: 'REFERENCE00000000001',
      paidAt: draftedAt,
      pageMethod: 'transfer',
    });
  });
});
