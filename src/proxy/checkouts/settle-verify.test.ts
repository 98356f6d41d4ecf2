import { describe, expect, it } from 'vitest';
import { attemptLike, draftedAt, draftOf } from '../../../test/support/draft-of.ts';
import { payment, settle, verified } from '../../../test/support/verified-payment.ts';
import { Sealed } from '../../contract/sealed.ts';
import type { VerifiedPayment } from '../providers/provider.ts';
import { sendToReview } from './settle-verify.ts';

const minute = 60_000;

describe('a payment that is what was ordered', () => {
  it.each([
    ['open', undefined],
    ['processing', undefined],
    ['needs_review', 'unsettled'],
  ] as const)('is paid, told once, and asked about no more, where it was %s', (status, reviewReason) => {
    const draft = draftOf([attemptLike({ verifyAt: 1, verifyCount: 3, form: { fields: [] } as never })], {
      status,
      reviewReason,
    });
    expect(settle(draft, verified())).toBe(true);
    expect(draft.checkout).toMatchObject({
      status: 'succeeded',
      step: 'paid',
      attemptId: 'at_1',
      chosen: { id: 'bank-1' },
      payment: { providerReference: payment.reference, paidAt: payment.createdAt, bank: 'Bank of Dyers' },
    });
    expect(draft.checkout.reviewReason).toBeUndefined();
    expect(draft.attempts[0]).toMatchObject({ state: 'succeeded', exposure: 'asked', verifyCount: 4 });
    expect([draft.attempts[0]?.verifyAt, draft.attempts[0]?.form]).toEqual([undefined, undefined]);
    expect(draft.said).toEqual([
      ['recorded', 'payment.verified', { attempt: 1, reference: payment.reference }],
      ['recorded', 'checkout.succeeded', { attempt: 1 }],
      ['told', 'checkout.succeeded'],
    ]);
  });

  it('says who paid by what the bank, else the provider, says, and shows four digits of an account only', () => {
    const account = { number: '0123456789' } as VerifiedPayment['account'];
    const narration = 'NIP/0123456789/0123456789/DIRECTPAY from 9876543210 of 1234';
    const told = verified({ account, narration, feeMinor: 5_000, bank: 'Bank of Elsewhere' } as never);
    const draft = draftOf([attemptLike({ accountNumber: new Sealed('9876543210') })]);
    settle(draft, told);
    expect(draft.checkout.payment).toEqual({
      providerReference: payment.reference,
      paidAt: payment.createdAt,
      bank: 'Bank of Dyers',
      accountLastFour: '6789',
      feeMinor: 5_000,
      narration: 'NIP/****6789/****6789/DIRECTPAY from ****3210 of 1234',
    });
    const byPage = draftOf([
      attemptLike({ way: 'provider-page', methodId: 'transfer', institution: undefined }),
    ]);
    const short = { number: '1234' } as VerifiedPayment['account'];
    settle(byPage, verified({ bank: 'Bank of Elsewhere', account: short, narration: 'from 1234' } as never));
    expect(byPage.checkout.payment).toEqual({
      providerReference: payment.reference,
      paidAt: payment.createdAt,
      bank: 'Bank of Elsewhere',
      accountLastFour: '1234',
      pageMethod: 'transfer',
      narration: 'from 1234',
    });
  });

  it('keeps what the bank wrote where no account is told', () => {
    const draft = draftOf([attemptLike()]);
    settle(draft, verified({ narration: 'NIP/DIRECTPAY' }));
    expect(draft.checkout.payment?.narration).toBe('NIP/DIRECTPAY');
  });

  it('is none by whatever does not equal the order, and a person looks at it', () => {
    const differing: readonly [Partial<VerifiedPayment>, string][] = [
      [{ reference: 'ANOTHERREFERENCE0000' }, 'reference'],
      [{ amountMinor: 499_999 }, 'amount'],
      [{ amountMinor: 500_001 }, 'amount'],
      [{ currency: 'USD' }, 'currency'],
      [{ mode: 'live' }, 'mode'],
      [{ createdAt: attemptLike().mintedAt - 5 * minute - 1 }, 'created'],
      [{ createdAt: undefined }, 'created'],
    ];
    for (const [changes, differs] of differing) {
      const draft = draftOf([attemptLike({ verifyAt: 1, form: { fields: [] } as never })]);
      expect(settle(draft, verified(changes)), differs).toBe(false);
      expect(draft.checkout).toMatchObject({ status: 'needs_review', reviewReason: 'mismatch' });
      expect(draft.attempts[0]).toMatchObject({ state: 'mismatch' });
      expect([draft.attempts[0]?.verifyAt, draft.attempts[0]?.form]).toEqual([undefined, undefined]);
      const { status: _, createdAt: __, ...found } = { ...payment, ...changes };
      expect(draft.said).toEqual([
        ['recorded', 'payment.mismatch', { attempt: 1, differs, ...found }],
        ['alarmed', 'amount_mismatch', { checkout: 'chk_1', differs }],
        ['recorded', 'checkout.needs_review', { reason: 'mismatch' }],
        ['alarmed', 'needs_review', { checkout: 'chk_1', reason: 'mismatch' }],
        ['told', 'checkout.needs_review'],
      ]);
    }
  });

  it('may be dated as much before our mint as clocks differ', () => {
    const draft = draftOf([attemptLike()]);
    expect(settle(draft, verified({ createdAt: attemptLike().mintedAt - 5 * minute }))).toBe(true);
  });

  it('gives up what else goes on, but not what may have been paid', () => {
    const [lost, open, ended] = [
      attemptLike({ id: 'at_2', number: 2, form: {} as never }),
      attemptLike({ id: 'at_3', number: 3, state: 'logged-in', exposure: 'asked', form: {} as never }),
      attemptLike({ id: 'at_4', number: 4, state: 'refused', exposure: 'asked' }),
    ];
    const draft = draftOf([attemptLike({ exposure: 'asked' }), lost, open, ended]);
    settle(draft, verified(), draft.attempts[0]);
    expect(draft.attempts.map(({ state }) => state)).toEqual(['succeeded', 'capturing', 'over', 'refused']);
    expect(draft.attempts.every(({ form }) => form === undefined)).toBe(true);
    expect(draft.checkout.attemptId).toBe('at_1');
  });

  it.each(['succeeded', 'mismatch'] as const)('changes nothing a second time: %s', (state) => {
    const draft = draftOf([attemptLike({ state, exposure: 'asked', verifyAt: 1 })], { status: 'succeeded' });
    expect(settle(draft, verified())).toBe(false);
    expect([draft.said, draft.attempts[0]?.state, draft.attempts[0]?.verifyAt]).toEqual([
      [],
      state,
      undefined,
    ]);
  });
});

describe('a payment that comes late', () => {
  const late = (after: string) => [
    ['recorded', 'payment.verified', { attempt: 1, reference: payment.reference }],
    ['recorded', 'payment.late_success', { attempt: 1, after }],
    ['alarmed', 'late_success', { checkout: 'chk_1' }],
    ['told', 'payment.late_success'],
  ];

  it.each(['failed', 'cancelled', 'expired'] as const)(
    'is told by its own event after it was %s',
    (status) => {
      const draft = draftOf([attemptLike({ exposure: 'asked' })], { status });
      expect(settle(draft, verified())).toBe(true);
      expect(draft.checkout).toMatchObject({
        status: 'needs_review',
        reviewReason: 'late_success',
        payment: { providerReference: payment.reference },
      });
      expect(draft.said).toEqual([
        ...late(status),
        ['recorded', 'checkout.needs_review', { reason: 'late_success' }],
        ['alarmed', 'needs_review', { checkout: 'chk_1', reason: 'late_success' }],
      ]);
    },
  );

  it('does not settle what a person looks at for another reason, whose receipt it leaves', () => {
    const receipt = { providerReference: 'the-first', paidAt: 1 };
    const draft = draftOf([attemptLike()], {
      status: 'needs_review',
      reviewReason: 'mismatch',
      payment: receipt,
    });
    expect(settle(draft, verified())).toBe(true);
    expect(draft.checkout).toMatchObject({
      status: 'needs_review',
      reviewReason: 'mismatch',
      payment: receipt,
    });
    expect(draft.said).toEqual(late('needs_review'));
  });
});

describe('a second debit', () => {
  const second = [
    ['recorded', 'payment.duplicate_debit', { attempt: 2 }],
    ['alarmed', 'duplicate_debit', { checkout: 'chk_1' }],
    ['told', 'payment.duplicate_debit'],
  ];
  const paidBefore = attemptLike({ id: 'at_0', reference: 'FIRST', state: 'succeeded', exposure: 'asked' });
  const verifiedEvent = ['recorded', 'payment.verified', { attempt: 2, reference: payment.reference }];

  it('is told, and leaves the first one’s receipt', () => {
    const receipt = { providerReference: 'FIRST', paidAt: 1 };
    const draft = draftOf([{ ...paidBefore }, attemptLike({ number: 2 })], {
      status: 'succeeded',
      payment: receipt,
    });
    expect(settle(draft, verified())).toBe(true);
    expect(draft.checkout).toMatchObject({ status: 'succeeded', duplicateDebit: true, payment: receipt });
    expect(draft.said).toEqual([verifiedEvent, ...second]);
  });

  it('waits for a person where the first one had come too late itself', () => {
    const draft = draftOf([{ ...paidBefore }, attemptLike({ number: 2 })], { status: 'failed' });
    settle(draft, verified());
    expect(draft.checkout).toMatchObject({ status: 'needs_review', reviewReason: 'late_success' });
    expect(draft.said.slice(0, 4)).toEqual([verifiedEvent, ...second]);
  });

  it('is one beside a debit that did not match, which the merchant has settled', () => {
    const odd = attemptLike({ id: 'at_0', state: 'mismatch', exposure: 'asked' });
    const draft = draftOf([odd, attemptLike({ number: 2 })], { status: 'succeeded' });
    expect(settle(draft, verified())).toBe(true);
    expect(draft.said).toEqual([verifiedEvent, ...second]);
    const plain = draftOf([attemptLike({ number: 2 })], { status: 'succeeded' });
    settle(plain, verified());
    expect([plain.said, plain.checkout.duplicateDebit]).toEqual([[verifiedEvent], false]);
  });

  it.each([
    ['amount', { amountMinor: 1 }, true],
    ['currency', { currency: 'USD' }, true],
    ['reference', { reference: 'ANOTHERREFERENCE0000' }, false],
    ['mode', { mode: 'live' }, false],
  ] as const)(
    'that differs by its %s is told beside a success unless it seems another’s',
    (_, changes, told) => {
      for (const status of ['succeeded', 'needs_review'] as const) {
        const asked = attemptLike({ number: 2, form: {} as never });
        const draft = draftOf([{ ...paidBefore }, asked], {
          status,
          reviewReason: status === 'needs_review' ? 'late_success' : undefined,
        });
        expect(settle(draft, verified(changes))).toBe(false);
        expect(draft.checkout.status).toBe(status);
        expect([draft.checkout.duplicateDebit, asked.form]).toEqual([told, undefined]);
        expect(draft.said.slice(2)).toEqual(told ? second : []);
      }
    },
  );

  it('that differs tells a checkout that waits for its outcome the new reason', () => {
    const draft = draftOf([attemptLike()], { status: 'needs_review', reviewReason: 'unsettled' });
    settle(draft, verified({ amountMinor: 1 }));
    expect(draft.checkout.reviewReason).toBe('mismatch');
    expect(draft.said.slice(2)).toEqual([
      ['recorded', 'checkout.needs_review', { reason: 'mismatch' }],
      ['told', 'checkout.needs_review'],
    ]);
  });
});

describe('a person who has to look', () => {
  it('is asked once, and nothing that was typed or asked is kept meanwhile', () => {
    const lease = { owner: 'me', call: 'capture', until: 1 } as const;
    const draft = draftOf([attemptLike({ form: {} as never, bankSession: {} as never })], { lease });
    sendToReview(draft, 'unsettled');
    expect(draft.checkout).toMatchObject({
      status: 'needs_review',
      reviewReason: 'unsettled',
      confirmingSince: draftedAt,
    });
    expect(draft.checkout.lease).toBeUndefined();
    expect([draft.attempts[0]?.form, draft.attempts[0]?.bankSession]).toEqual([undefined, undefined]);
    const before = [...draft.said];
    expect(before).toEqual([
      ['recorded', 'checkout.needs_review', { reason: 'unsettled' }],
      ['alarmed', 'needs_review', { checkout: 'chk_1', reason: 'unsettled' }],
      ['told', 'checkout.needs_review'],
    ]);
    sendToReview(draft, 'mismatch');
    expect([draft.said, draft.checkout.reviewReason]).toEqual([before, 'unsettled']);
  });

  it('is told since when it has been waited for', () => {
    const draft = draftOf([attemptLike()], { confirmingSince: 7 });
    sendToReview(draft, 'unsettled');
    expect(draft.checkout.confirmingSince).toBe(7);
  });
});
