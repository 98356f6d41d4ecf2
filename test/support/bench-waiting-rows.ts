import { createHash, randomBytes } from 'node:crypto';
import { Sealed } from '../../src/contract/sealed.ts';
import { dayIn, newSetup, totalCapOf } from '../../src/proxy/checkouts/mandate-order.ts';
import type { MandateRecord } from '../../src/proxy/store/mandate-records.ts';
import type { CheckoutRecord } from '../../src/proxy/store/records.ts';
import type { Store } from '../../src/proxy/store/store.ts';
import type { SeededMandate } from '../../src/sandbox/mandates/mandate-control.ts';

const CAP_MINOR = 5_000_000;
const HOUR = 3_600_000;
const A_TRANSACTION = 250;
const bank = { id: '058', name: 'GTBank', bankCode: '058' };
const digest = (token: string) => createHash('sha256').update(token).digest('hex');

/** Keeps checkouts at the transfer screen, as accepting the terms leaves them. Returns the tokens that open their pages. */
export async function keepWaiting(store: Store, seeded: readonly SeededMandate[]): Promise<string[]> {
  const now = Date.now();
  const tokens = seeded.map(() => randomBytes(24).toString('base64url'));
  const keep = async (from: number): Promise<void> => {
    await store.transaction(async (tx) => {
      for (const [index, one] of seeded.slice(from, from + A_TRANSACTION).entries()) {
        const number = from + index;
        const checkout = waitingCheckout(number, tokens[number] ?? '', now);
        await tx.insertCheckout(checkout);
        await tx.insertMandate(waitingMandate(checkout, number, one, now));
      }
    });
  };
  const all = Array.from({ length: Math.ceil(seeded.length / A_TRANSACTION) }, (_, index) => index);
  await Promise.all(all.map((index) => keep(index * A_TRANSACTION)));
  return tokens;
}

function waitingCheckout(number: number, clientToken: string, now: number): CheckoutRecord {
  return {
    id: `co_waiting${number}`,
    kind: 'mandate',
    mode: 'test',
    provider: 'mono',
    reference: `subscription-${number}`,
    amountMinor: CAP_MINOR,
    currency: 'NGN',
    description: 'Adire subscription',
    supportCode: `W${number}`,
    clientTokenHash: digest(clientToken),
    clientToken: new Sealed(clientToken),
    customer: undefined,
    termsHash: `of:${number}`,
    returnUrl: undefined,
    cancelUrl: undefined,
    allowedOrigins: [],
    presetBank: undefined,
    locale: 'en',
    appearance: undefined,
    metadata: {},
    createdAt: now,
    expiresAt: now + 24 * HOUR,
    status: 'open',
    step: 'send-transfer',
    version: 5,
    notice: undefined,
    unavailableReason: undefined,
    lastDecline: undefined,
    reviewReason: undefined,
    duplicateDebit: false,
    holdsReference: true,
    chosen: undefined,
    attemptId: undefined,
    mandateId: `mdt_waiting${number}`,
    setup: {
      ...newSetup({
        type: 'emandate',
        debitType: 'variable',
        totalCapMinor: CAP_MINOR,
        startDate: dayIn(now),
        endDate: dayIn(now + 365 * 24 * HOUR),
      }),
      bank,
    },
    loginTriesUsed: 0,
    codeTriesUsed: 0,
    commandsSince: 0,
    commandCount: 0,
    lastCommandAt: now,
    confirmingSince: undefined,
    payment: undefined,
    refunds: undefined,
    ways: [{ way: 'bank' }],
    split: undefined,
    fence: 1,
    lease: undefined,
    eventCount: 0,
    updatedAt: now,
    nextAt: now + HOUR,
  };
}

function waitingMandate(
  checkout: CheckoutRecord,
  number: number,
  { id: providerId, reference, accountNumber }: SeededMandate,
  now: number,
): MandateRecord {
  const pageToken = randomBytes(24).toString('base64url');
  const { order } = checkout.setup ?? {};
  if (!order) throw new Error('A checkout of a mandate has an order');
  return {
    id: `mdt_waiting${number}`,
    checkoutId: checkout.id,
    number: 1,
    mode: 'test',
    provider: checkout.provider,
    merchantReference: checkout.reference,
    merchantCustomerId: undefined,
    reference,
    totalCapMinor: totalCapOf(order),
    way: 'bank',
    type: 'emandate',
    verification: 'transfer',
    fixed: undefined,
    page: undefined,
    linked: [],
    currency: 'NGN',
    feeBearer: 'business',
    startDate: order.startDate,
    endDate: order.endDate,
    createdAt: now,
    bank,
    accountNumber: new Sealed(accountNumber),
    accountHolder: undefined,
    customerId: '6578295bbf09b0a5000000ff',
    accepted: { version: '1', hash: 'of-the-bench', text: 'At most ₦50,000.00 in all', at: now },
    state: 'awaiting_transfer',
    providerId,
    nibssCode: undefined,
    destinations: [{ bankName: 'Fidelity Bank', accountNumber: '0012345678' }],
    transferMinor: 5_000,
    deadlineAt: now + HOUR,
    claimedAt: undefined,
    sentAt: now,
    approvedAt: undefined,
    readyAt: undefined,
    pausedBy: undefined,
    alsoPausedBy: [],
    modeTold: false,
    endedAt: undefined,
    endReason: undefined,
    owed: undefined,
    owedTries: 0,
    lookups: 0,
    readCount: 0,
    pageTokenHash: digest(pageToken),
    pageToken: new Sealed(pageToken),
    fence: 1,
    lease: undefined,
    updatedAt: now,
    nextAt: undefined,
  };
}
