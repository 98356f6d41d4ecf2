import type { Draft } from '../../src/proxy/checkouts/draft.ts';
import type { AttemptRecord, CheckoutRecord } from '../../src/proxy/store/records.ts';

/** When it is, and when the checkout and its attempts were made an hour before. Epoch milliseconds. */
export const draftedAt = Date.UTC(2026, 0, 5, 10, 0, 0);
const madeAt = draftedAt - 3_600_000;

/** A checkout under its lock, and what is said of it: everything recorded, told to the merchant and alarmed, in that order, as one word and its facts. */
export interface HeardDraft extends Draft {
  readonly said: [how: 'recorded' | 'told' | 'alarmed', what: string, facts?: object][];
}

/** Of ₦5,000.00, waiting for its outcome. */
export function draftOf(attempts: AttemptRecord[], changes: Partial<CheckoutRecord> = {}): HeardDraft {
  const said: HeardDraft['said'] = [];
  const checkout = {
    id: 'chk_1',
    kind: 'payment',
    mode: 'test',
    amountMinor: 500_000,
    currency: 'NGN',
    status: 'processing',
    step: 'confirm-payment',
    ways: [{ way: 'bank' }],
    attemptId: attempts.at(-1)?.id,
    createdAt: madeAt,
    expiresAt: draftedAt + 3_600_000,
    lastCommandAt: madeAt,
    duplicateDebit: false,
    ...changes,
  } as CheckoutRecord;
  return {
    now: draftedAt,
    checkout,
    attempts,
    mandates: [],
    links: [],
    said,
    record: (type, data) => said.push(data ? ['recorded', type, data] : ['recorded', type]),
    notify: (type) => said.push(['told', type]),
    alarm: (alarm, facts) => said.push(['alarmed', alarm, facts]),
  };
}

/** One try at a bank, of which nobody knows whether it was paid. */
export function attemptLike(changes: Partial<AttemptRecord> = {}): AttemptRecord {
  return {
    id: 'at_1',
    checkoutId: 'chk_1',
    number: 1,
    reference: 'REFERENCE00000000001',
    mintedAt: madeAt,
    way: 'bank',
    institution: { id: 'bank-1', name: 'Bank of Dyers' },
    methodId: 'internet',
    state: 'capturing',
    exposure: 'sent',
    sentAt: madeAt,
    verifyCount: 0,
    refusedAccounts: [],
    answersGiven: 0,
    ...changes,
  } as AttemptRecord;
}
