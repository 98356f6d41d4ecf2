import { describe, expect, it } from 'vitest';
import { attemptLike, draftedAt, draftOf } from '../../../test/support/draft-of.ts';
import { verified } from '../../../test/support/verified-payment.ts';
import type { Answer, VerifyResult } from '../providers/provider.ts';
import type { AttemptRecord, RefundRecord } from '../store/records.ts';
import { type RefundAnswer, settleRefundAnswer, settleRefundRead } from './refund-settle.ts';
import { defaultTimes } from './settings.ts';

const hour = 3_600_000;
const { reference } = attemptLike();
const paid = attemptLike({ state: 'succeeded', exposure: 'asked', verifyAt: 1 });
const notFound: Answer<VerifyResult> = { kind: 'ok', value: { status: 'not-found' } };

const refundLike = (changes: Partial<RefundRecord> = {}): RefundRecord =>
  ({
    reference,
    state: 'processing',
    requestedAt: draftedAt - hour,
    verifyCount: 0,
    ...changes,
  }) as RefundRecord;

const draftWith = (refund: RefundRecord | undefined, attempt: AttemptRecord = paid) =>
  draftOf([{ ...attempt }], { status: 'succeeded', refunds: refund && [refund] });

describe('the answer to a refund', () => {
  const lease = { owner: 'me', until: draftedAt + 1 } as RefundRecord['lease'];
  function answered(answer: RefundAnswer) {
    const refund = refundLike({ state: 'sending', lease });
    const draft = draftWith(refund);
    settleRefundAnswer(draft, draft.attempts[0] as AttemptRecord, refund, answer);
    return { draft, refund: draft.checkout.refunds?.[0], verifyAt: draft.attempts[0]?.verifyAt };
  }
  const done = (amountMinor?: number): RefundAnswer =>
    ({ kind: 'ok', value: { amountMinor } }) as RefundAnswer;

  it.each([
    ['done', done(500_000)],
    ['done, of an amount that is not told', done()],
    ['refunded before', { kind: 'refused', reason: 'already_refunded', code: '400' }],
    ['nothing that is known', { kind: 'unknown', cause: 'timeout', code: '' }],
  ] as readonly [string, RefundAnswer][])(
    'ends nothing by itself where it is %s: verify is asked at once',
    (_, answer) => {
      const { draft, refund, verifyAt } = answered(answer);
      expect(refund).toMatchObject({ state: 'processing' });
      expect([refund?.lease, refund?.settledAt, verifyAt]).toEqual([undefined, undefined, draftedAt]);
      expect(draft.said).toMatchObject([
        ['recorded', 'refund.answered', { attempt: 1, answer: answer.kind }],
      ]);
    },
  );

  it.each([
    ['too_little', { kind: 'refused', reason: 'too_little_in_source', code: '400' }],
    ['not_refundable', { kind: 'refused', reason: 'not_found', code: '404' }],
    ['refused', { kind: 'refused', reason: 'refused', code: '400' }],
    ['not_sent', { kind: 'not-executed', cause: 'rate_limited', code: '429' }],
  ] as readonly [string, RefundAnswer][])(
    'is the end of it where it was explicitly refused or never sent: %s',
    (failure, answer) => {
      const { draft, refund, verifyAt } = answered(answer);
      expect(refund).toMatchObject({ state: 'failed', failure, settledAt: draftedAt });
      expect([refund?.lease, verifyAt]).toEqual([undefined, draftedAt]);
      expect(draft.said.slice(1)).toEqual([
        ['recorded', 'refund.failed', { reference, failure }],
        ['told', 'payment.refund_failed'],
      ]);
    },
  );

  it('of another amount than the whole is for a person to look at', () => {
    expect(answered(done(499_999)).draft.said).toContainEqual([
      'alarmed',
      'amount_mismatch',
      { checkout: 'chk_1', call: 'refund', differs: 'amount' },
    ]);
  });
});

describe('what verify says of a refund', () => {
  function read(
    answer: Answer<VerifyResult>,
    refund: RefundRecord | undefined,
    attempt: AttemptRecord = paid,
  ) {
    const draft = draftWith(refund, attempt);
    settleRefundRead(draft, draft.attempts[0] as AttemptRecord, answer, defaultTimes);
    return { said: draft.said, refunds: draft.checkout.refunds, verifyAt: draft.attempts[0]?.verifyAt };
  }
  const paidBack = verified({ isRefunded: true });
  const done = (asked: boolean) => [
    ['recorded', 'refund.done', { reference, asked }],
    ['told', 'payment.refunded'],
  ];

  it('is done, and is asked about no more', () => {
    const { said, refunds, verifyAt } = read(paidBack, refundLike({ unsettledAt: 5, verifyCount: 3 }));
    expect(refunds).toEqual([
      { ...refundLike({ verifyCount: 3 }), state: 'refunded', settledAt: draftedAt, lease: undefined },
    ]);
    expect([said, verifyAt]).toEqual([done(true), undefined]);
  });

  it('is done by somebody at the provider, without us', () => {
    const { said, refunds } = read(paidBack, undefined);
    expect(refunds).toMatchObject([
      { reference, state: 'refunded', requestedAt: draftedAt, settledAt: draftedAt, verifyCount: 0 },
    ]);
    expect(said).toEqual(done(false));
  });

  it('is done after it counted as failed: an operator is told', () => {
    const { said, refunds } = read(paidBack, refundLike({ state: 'failed', failure: 'refused' }));
    expect(refunds?.[0]).toMatchObject({ state: 'refunded' });
    expect(refunds?.[0]?.failure).toBeUndefined();
    expect(said).toEqual([
      done(true)[0],
      ['alarmed', 'refund_after_failure', { checkout: 'chk_1' }],
      done(true)[1],
    ]);
  });

  it('is told once', () => {
    const { said, verifyAt } = read(paidBack, refundLike({ state: 'refunded' }));
    expect([said, verifyAt]).toEqual([[], undefined]);
    const later = read(verified(), refundLike({ state: 'refunded' }));
    expect([later.said, later.verifyAt, later.refunds]).toEqual([[], 1, [refundLike({ state: 'refunded' })]]);
  });

  it('is nothing where the payment was not ours, or was not found', () => {
    for (const answer of [verified({ isRefunded: true, reference: 'ANOTHERREFERENCE0000' }), notFound]) {
      const { said, refunds } = read(answer, refundLike());
      expect([said, refunds?.[0]?.state]).toEqual([[], 'processing']);
    }
    expect(read(paidBack, undefined, attemptLike({ verifyAt: 1 }))).toEqual({
      said: [],
      refunds: undefined,
      verifyAt: 1,
    });
    expect(read(verified(), undefined)).toEqual({ said: [], refunds: undefined, verifyAt: 1 });
  });

  it('that is being sent is left to who sends it, and taken back once they are gone', () => {
    const until = draftedAt + 1;
    const sending = (leaseUntil: number | undefined) =>
      refundLike({
        state: 'sending',
        lease: leaseUntil === undefined ? undefined : ({ owner: 'me', until: leaseUntil } as never),
      });
    const theirs = read(notFound, sending(until));
    expect(theirs.refunds).toEqual([{ ...sending(until), verifyCount: 1 }]);
    expect([theirs.said, theirs.verifyAt]).toEqual([[], until]);
    for (const gone of [sending(draftedAt), sending(undefined)]) {
      const { said, refunds, verifyAt } = read(notFound, gone);
      expect(refunds?.[0]).toMatchObject({ state: 'processing', verifyCount: 1 });
      expect(refunds?.[0]?.lease).toBeUndefined();
      expect(said).toEqual([['recorded', 'lease.expired', { call: 'refund', reference }]]);
      expect(verifyAt).toBe(draftedAt + (defaultTimes.verifyWaitsMs[0] as number));
    }
  });

  it('that nobody settles for three days is told, once, and asked about more rarely', () => {
    const old = draftedAt - defaultTimes.reviewAfterMs;
    const young = read(verified(), refundLike({ requestedAt: old + 1 }));
    expect([young.said, young.refunds?.[0]?.unsettledAt]).toEqual([[], undefined]);
    const { said, refunds, verifyAt } = read(verified(), refundLike({ requestedAt: old }));
    expect(refunds?.[0]?.unsettledAt).toBe(draftedAt);
    expect(said).toEqual([
      ['recorded', 'refund.unsettled', { reference }],
      ['alarmed', 'refund_unsettled', { checkout: 'chk_1' }],
      ['told', 'payment.refund_unsettled'],
    ]);
    expect(verifyAt).toBe(draftedAt + defaultTimes.reviewVerifyMs);
    const told = read(verified(), refundLike({ requestedAt: old, unsettledAt: 9 }));
    expect([told.said, told.refunds?.[0]?.unsettledAt]).toEqual([[], 9]);
  });

  it('is asked for at the waits of any payment, ever more rarely', () => {
    const waits = defaultTimes.verifyWaitsMs;
    for (const count of [0, 1, 5, waits.length - 1, waits.length + 30]) {
      const { refunds, verifyAt } = read(verified(), refundLike({ verifyCount: count }));
      expect(refunds?.[0]?.verifyCount).toBe(count + 1);
      expect(verifyAt).toBe(draftedAt + (waits[Math.min(count, waits.length - 1)] as number));
    }
  });

  it('that counted as failed is asked about every ten minutes for three days', () => {
    const failed = (ago: number) => refundLike({ state: 'failed', requestedAt: draftedAt - ago });
    const { reviewAfterMs } = defaultTimes;
    expect(read(verified(), failed(reviewAfterMs - 1)).verifyAt).toBe(draftedAt + 600_000);
    const late = read(verified(), failed(reviewAfterMs));
    expect([late.verifyAt, late.said, late.refunds?.[0]?.unsettledAt]).toEqual([undefined, [], undefined]);
  });

  it('is asked for no sooner than the provider says', () => {
    const limited = (retryAfterSeconds?: number) =>
      ({
        kind: 'not-executed',
        cause: 'rate_limited',
        code: '429',
        retryAfterSeconds,
      }) as Answer<VerifyResult>;
    const first = draftedAt + (defaultTimes.verifyWaitsMs[0] as number);
    expect(read(limited(90), refundLike()).verifyAt).toBe(draftedAt + 90_000);
    expect(read(limited(), refundLike()).verifyAt).toBe(first);
    const old = refundLike({ state: 'failed', requestedAt: 0 });
    expect(read(limited(90), old).verifyAt).toBeUndefined();
  });
});
