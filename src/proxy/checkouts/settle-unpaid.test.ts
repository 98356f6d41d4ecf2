import { describe, expect, it } from 'vitest';
import { attemptLike, draftedAt, draftOf } from '../../../test/support/draft-of.ts';
import { settle, verified } from '../../../test/support/verified-payment.ts';
import type { Answer, VerifyResult } from '../providers/provider.ts';
import { defaultTimes } from './settings.ts';

const minute = 60_000;
type Told = Answer<VerifyResult>;
const notFound: Told = { kind: 'ok', value: { status: 'not-found' } };

describe('a read of "failed"', () => {
  const failed = verified({ status: 'failed' });
  const readOnce = { failedReadAt: draftedAt - minute };

  it('is believed once it was read twice, a minute apart', () => {
    const draft = draftOf([attemptLike()]);
    expect(settle(draft, failed)).toBe(false);
    expect(draft.attempts[0]).toMatchObject({
      failedReadAt: draftedAt,
      exposure: 'sent',
      state: 'capturing',
    });
    expect(draft.said).toEqual([['recorded', 'payment.read_failed', { attempt: 1 }]]);

    const soon = draftOf([attemptLike({ failedReadAt: draftedAt - minute + 1 })]);
    settle(soon, failed);
    expect([soon.attempts[0]?.exposure, soon.said]).toEqual(['sent', []]);

    const twice = draftOf([attemptLike(readOnce)]);
    settle(twice, failed);
    expect(twice.attempts[0]).toMatchObject({ exposure: 'asked', state: 'refused' });
    expect(twice.checkout).toMatchObject({ step: 'declined', lastDecline: 'bank_refused' });
    expect(twice.said).toEqual([
      ['recorded', 'payment.failed', { attempt: 1 }],
      ['recorded', 'attempt.declined', { reason: 'bank_refused', attempt: 1 }],
      ['told', 'attempt.declined'],
    ]);
  });

  it('is not believed while a call for that attempt is under way, and is for another', () => {
    const lease = { owner: 'me', call: 'capture', until: draftedAt + 1 } as const;
    const underWay = draftOf([attemptLike(readOnce)], { lease });
    settle(underWay, failed);
    expect(underWay.attempts[0]?.exposure).toBe('sent');
    const other = attemptLike({ id: 'at_2', number: 2, exposure: 'asked', state: 'logged-in' });
    const beside = draftOf([attemptLike(readOnce), other], { lease });
    settle(beside, failed, beside.attempts[0]);
    expect(beside.attempts[0]).toMatchObject({ exposure: 'asked', state: 'refused' });
    expect(beside.said).toEqual([['recorded', 'payment.failed', { attempt: 1 }]]);
    expect(beside.checkout.step).toBe('confirm-payment');
  });

  it.each([
    ['open', 'leave-to-provider', true],
    ['open', 'choose-bank', false],
    ['processing', 'confirm-payment', true],
    ['needs_review', 'leave-to-provider', false],
    ['expired', 'leave-to-provider', false],
  ] as const)('declines a payer who waits for it: %s at %s', (status, step, isDeclined) => {
    const draft = draftOf([attemptLike({ ...readOnce, state: 'at-page' })], { status, step });
    settle(draft, failed);
    expect(draft.checkout.step).toBe(isDeclined ? 'declined' : step);
    expect(draft.attempts[0]).toMatchObject({ exposure: 'asked', state: 'refused' });
    expect(draft.said.some(([, what]) => what === 'attempt.declined')).toBe(isDeclined);
  });

  it('says nothing of an attempt that was only asked something, unless its page waits', () => {
    const asked = draftOf([attemptLike({ exposure: 'asked', state: 'authorising' })]);
    settle(asked, failed);
    expect([asked.said, asked.attempts[0]?.failedReadAt]).toEqual([[], undefined]);
    const atPage = draftOf([attemptLike({ exposure: 'asked', state: 'at-page' })]);
    settle(atPage, failed);
    expect(atPage.attempts[0]?.failedReadAt).toBe(draftedAt);
  });

  it('ends an attempt that the payer has gone on from', () => {
    const draft = draftOf([attemptLike(readOnce)], { attemptId: undefined });
    settle(draft, failed);
    expect(draft.attempts[0]).toMatchObject({ exposure: 'asked', state: 'refused' });
    expect(draft.checkout.step).toBe('confirm-payment');
  });

  it('counts anew after any other answer that was understood', () => {
    for (const told of [notFound, verified({ status: 'open' })]) {
      const draft = draftOf([attemptLike(readOnce)]);
      settle(draft, told);
      expect([draft.attempts[0]?.failedReadAt, draft.said]).toEqual([undefined, []]);
    }
    const unread = draftOf([attemptLike(readOnce)]);
    settle(unread, { kind: 'unknown', cause: 'timeout', code: '' });
    expect(unread.attempts[0]?.failedReadAt).toBe(readOnce.failedReadAt);
  });

  it('that speaks against a payment alarms, unless that was paid back', () => {
    for (const [told, alarms] of [
      [failed, [['alarmed', 'contradicting_webhook', { checkout: 'chk_1', status: 'failed' }]]],
      [notFound, [['alarmed', 'contradicting_webhook', { checkout: 'chk_1', status: 'not-found' }]]],
      [
        verified({ status: 'failed', isRefunded: false }),
        [['alarmed', 'contradicting_webhook', { checkout: 'chk_1', status: 'failed' }]],
      ],
    ] as const) {
      const draft = draftOf([attemptLike({ state: 'succeeded', exposure: 'asked' })], {
        status: 'succeeded',
      });
      settle(draft, told);
      expect(draft.said).toEqual(alarms);
    }
    const paidBack = draftOf([attemptLike({ state: 'succeeded', exposure: 'asked' })], {
      status: 'succeeded',
    });
    settle(paidBack, verified({ status: 'failed', isRefunded: true }));
    expect(paidBack.said.map(([, what]) => what)).toEqual(['refund.done', 'payment.refunded']);
  });
});

describe('what is not known yet', () => {
  it('is asked about again, and no sooner than the provider says', () => {
    const wait = defaultTimes.verifyWaitsMs[1] as number;
    const next = (told: Told) => {
      const draft = draftOf([attemptLike()]);
      settle(draft, told);
      expect(draft.attempts[0]?.verifyCount).toBe(1);
      return (draft.attempts[0]?.verifyAt ?? 0) - draftedAt;
    };
    const limited = (retryAfterSeconds?: number): Told =>
      ({ kind: 'not-executed', cause: 'rate_limited', code: '429', retryAfterSeconds }) as Told;
    expect(next(notFound)).toBe(wait);
    expect(next(limited())).toBe(wait);
    expect(next(limited(90))).toBe(90_000);
    expect(next({ kind: 'unknown', cause: 'timeout', code: '' })).toBe(wait);
    const known = draftOf([attemptLike({ exposure: 'none', verifyAt: 5 })]);
    settle(known, limited(90));
    expect(known.attempts[0]?.verifyAt).toBeUndefined();
  });

  it('is written down where somebody should look, and not where the provider is just away', () => {
    const recorded = (told: Told) => {
      const draft = draftOf([attemptLike()]);
      settle(draft, told);
      return draft.said.map(([, what]) => what);
    };
    for (const cause of ['timeout', 'connection_lost', 'server_error'] as const)
      expect(recorded({ kind: 'unknown', cause, code: '' }), cause).toEqual([]);
    expect(recorded({ kind: 'unknown', cause: 'unknown_code', code: '' })).toContain('verify.answered');
    expect(recorded({ kind: 'unknown', cause: 'unknown_shape', code: '' })).toContain('verify.answered');
    expect(recorded({ kind: 'not-executed', cause: 'our_key_refused', code: '' } as Told)).toContain(
      'verify.answered',
    );
  });
});

describe('a payer who pays on the provider’s page while we look on', () => {
  const atPage = { way: 'provider-page', state: 'at-page', exposure: 'asked', verifyCount: 30 } as const;
  const underWay = verified({ status: 'open', isUnderWay: true });

  it.each(['open', 'processing'] as const)('may have paid from then on: %s', (status) => {
    const draft = draftOf([attemptLike(atPage)], { status });
    settle(draft, underWay);
    expect(draft.attempts[0]).toMatchObject({ exposure: 'sent', sentAt: draftedAt, verifyCount: 0 });
    expect(draft.said).toEqual([['recorded', 'payment.under_way', { attempt: 1 }]]);
  });

  it.each([
    ['the bank', { ...atPage, way: 'bank' }, 'open', underWay],
    ['a page that is asked about already', { ...atPage, exposure: 'sent' }, 'processing', underWay],
    ['an ended checkout', atPage, 'expired', underWay],
    ['one that a person looks at', atPage, 'needs_review', underWay],
    ['a page that only waits', atPage, 'open', verified({ status: 'open' })],
    ['a page of which the provider says so', atPage, 'open', verified({ status: 'open', isUnderWay: false })],
    ['a page that nobody knows of', atPage, 'open', notFound],
  ] as const)('does not at %s', (_, changes, status, told) => {
    const draft = draftOf([attemptLike(changes)], { status });
    settle(draft, told);
    expect(draft.attempts[0]).toMatchObject({ exposure: changes.exposure, sentAt: attemptLike().sentAt });
    expect(draft.said).toEqual([]);
  });
});
