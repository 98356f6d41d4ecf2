import { Sealed } from '../../src/contract/sealed.ts';
import { newSetup } from '../../src/proxy/checkouts/mandate-order.ts';
import type { DebitRecord, MandateRecord } from '../../src/proxy/store/mandate-records.ts';
import type { CheckoutRecord } from '../../src/proxy/store/records.ts';
import type { World } from './world.ts';

export const CAP_MINOR = 1_000_000;
/** Never in clear in any table. */
export const account = { number: '0123456789', holder: 'BISI CANARY ADE', pageToken: 'page-token-canary' };
export const accepted = { version: '1', hash: 'the-hash', text: 'At most ₦10,000.00 in all', at: 1 };

/** A checkout of kind `mandate` with nothing entered yet. */
export async function insertMandateCheckout(world: World, id = 'co_mandate'): Promise<CheckoutRecord> {
  const paying = await world.mint({ reference: `payment-beside-${id}` });
  const beside = (await world.store.read(paying.id))?.checkout;
  if (!beside) throw new Error('No checkout was minted');
  const checkout: CheckoutRecord = {
    ...beside,
    id,
    kind: 'mandate',
    reference: `reference-of-${id}`,
    amountMinor: CAP_MINOR,
    supportCode: id,
    clientTokenHash: `token-of-${id}`,
    eventCount: 0,
    setup: newSetup({
      type: 'emandate',
      debitType: 'variable',
      totalCapMinor: CAP_MINOR,
      startDate: '2026-01-05',
      endDate: '2026-12-31',
    }),
  };
  await world.store.transaction((tx) => tx.insertCheckout(checkout));
  return checkout;
}

export function mandateRecord(changes: Partial<MandateRecord> & { readonly id: string }): MandateRecord {
  const { id } = changes;
  return {
    checkoutId: 'co_mandate',
    number: 1,
    mode: 'test',
    provider: 'scripted',
    merchantReference: 'subscription-1',
    merchantCustomerId: undefined,
    reference: `REFERENCE${id}`,
    totalCapMinor: CAP_MINOR,
    currency: 'NGN',
    feeBearer: 'business',
    startDate: '2026-01-05',
    endDate: '2026-12-31',
    way: 'bank',
    type: 'emandate',
    verification: 'transfer',
    fixed: undefined,
    createdAt: 1_000,
    bank: { id: 'gtbank', name: 'GTBank', bankCode: '058' },
    accountNumber: new Sealed(account.number),
    accountHolder: new Sealed(account.holder),
    customerId: 'cus_1',
    accepted: undefined,
    page: undefined,
    linked: [],
    state: 'ready',
    providerId: `mmc_${id}`,
    nibssCode: undefined,
    destinations: [],
    transferMinor: undefined,
    deadlineAt: undefined,
    claimedAt: undefined,
    sentAt: undefined,
    approvedAt: undefined,
    readyAt: undefined,
    endedAt: undefined,
    endReason: undefined,
    owed: undefined,
    pausedBy: undefined,
    alsoPausedBy: [],
    modeTold: false,
    owedTries: 0,
    lookups: 0,
    readCount: 0,
    pageTokenHash: `hash-of-${id}`,
    pageToken: new Sealed(account.pageToken),
    fence: 0,
    lease: undefined,
    updatedAt: 1_000,
    nextAt: undefined,
    ...changes,
  };
}

export function debitRecord(changes: Partial<DebitRecord> & { readonly id: string }): DebitRecord {
  const { id } = changes;
  return {
    mandateId: 'mdt_1',
    checkoutId: 'co_mandate',
    mode: 'test',
    origin: 'merchant',
    isPart: false,
    merchantReference: `invoice-${id}`,
    reference: `REFERENCE${id}`,
    amountMinor: 400_000,
    currency: 'NGN',
    narration: 'Adire of the month',
    feeBearer: undefined,
    split: undefined,
    createdAt: 2_000,
    state: 'sending',
    failure: undefined,
    feeMinor: undefined,
    sessionId: undefined,
    holdsReference: true,
    sentAt: undefined,
    settledAt: undefined,
    failedReadAt: undefined,
    verifyCount: 0,
    fence: 0,
    lease: undefined,
    updatedAt: 2_000,
    nextAt: undefined,
    ...changes,
  };
}
