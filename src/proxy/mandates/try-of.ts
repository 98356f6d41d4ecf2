import { Sealed } from '../../contract/sealed.ts';
import type { Draft } from '../checkouts/draft.ts';
import { digest, newMandateId, newMandateToken, newProviderReference } from '../checkouts/ids.ts';
import { dayIn, totalCapOf } from '../checkouts/mandate-order.ts';
import type { MandateBankRecord, MandateRecord, MandateSetup } from '../store/mandate-records.ts';
import type { CheckoutRows } from '../store/store.ts';
import type { MandateTools } from './mandate-tools.ts';

/** The try that the payer is in, or was in last. */
export function currentTry({ checkout, mandates }: CheckoutRows): MandateRecord | undefined {
  return mandates.find(({ id }) => id === checkout.mandateId);
}

/** The try with this id; it must be one of the checkout's. */
export function tryById({ checkout, mandates }: CheckoutRows, id: string): MandateRecord {
  const found = mandates.find((mandate) => mandate.id === id);
  if (!found) throw new Error(`${id} is no mandate of ${checkout.id}`);
  return found;
}

/** Where the setting up stands; every checkout of this kind has it. */
export function setupOf({ checkout }: Pick<CheckoutRows, 'checkout'>): MandateSetup {
  if (!checkout.setup) throw new Error(`${checkout.id} sets up no mandate`);
  return checkout.setup;
}

/** Where a payer tells who they are, and at the bank which account is theirs. */
export function whereEntered(rows: Pick<CheckoutRows, 'checkout'>): 'enter-account' | 'enter-details' {
  return isByPage(rows) ? 'enter-details' : 'enter-account';
}

/** Changes where the setting up stands. Whatever was said about it before is said no more. */
export function setUp(draft: Draft, changes: Partial<MandateSetup>): void {
  draft.checkout.setup = {
    ...setupOf(draft),
    notice: undefined,
    problem: undefined,
    failure: undefined,
    ...changes,
  };
}

/** The payer has agreed, and the bank does not yet wait for the transfer. */
export function isBeingSetUp(rows: CheckoutRows): boolean {
  const mandate = currentTry(rows);
  return mandate?.state === 'starting' || mustBeSent(mandate);
}

/** The try that the bank waits with for a transfer, which nobody tells us of before the provider has heard of it. */
export function awaitedTry(rows: CheckoutRows): MandateRecord | undefined {
  const mandate = currentTry(rows);
  const isThere = mandate?.state === 'awaiting_transfer' && mandate.providerId !== undefined;
  return rows.checkout.status === 'open' && isThere ? mandate : undefined;
}

/** Agreed to and not sent: by a process that died, or by us in place of one whose answer was lost. */
export function mustBeSent(mandate: MandateRecord | undefined): boolean {
  return mandate?.state === 'drafted' && mandate.accepted !== undefined;
}

/** Bank and account are undefined where they are chosen on the provider's page. */
export interface Drafted {
  readonly bank: MandateBankRecord | undefined;
  readonly account: Sealed<string> | undefined;
  readonly customerId: string;
}

/** Whether the mandate is set up on the provider's page. */
export function isByPage(rows: Pick<CheckoutRows, 'checkout'>): boolean {
  return setupOf(rows).way === 'provider-page';
}

/** The try that comes next, with a reference of its own. One that was drafted and not agreed to is used again. */
export function draftTry(tools: MandateTools, draft: Draft, drafted: Drafted): MandateRecord {
  const { checkout, mandates, now } = draft;
  const { bank, account, customerId } = drafted;
  const { order } = setupOf(draft);
  const startDate = startFrom(draft);
  setUp(draft, { customerId, startDate });
  const current = currentTry(draft);
  if (current?.state === 'drafted' && !current.accepted) {
    Object.assign(current, { bank, accountNumber: account, customerId, startDate });
    return current;
  }
  const pageToken = newMandateToken(tools.random);
  const mandate: MandateRecord = {
    id: newMandateId(tools.random),
    checkoutId: checkout.id,
    number: mandates.length + 1,
    mode: checkout.mode,
    provider: checkout.provider,
    merchantReference: checkout.reference,
    merchantCustomerId: checkout.customer?.open().id,
    reference: newProviderReference(tools.random),
    totalCapMinor: totalCapOf(order),
    currency: checkout.currency,
    feeBearer: order.feeBearer ?? 'business',
    endDate: order.endDate,
    way: isByPage(draft) ? 'provider-page' : 'bank',
    type: order.type,
    verification: order.verification ?? 'transfer',
    fixed:
      order.debitType === 'fixed'
        ? { perDebitMinor: order.perDebitMinor, schedule: order.schedule }
        : undefined,
    createdAt: now,
    startDate,
    bank,
    accountNumber: account,
    accountHolder: undefined,
    customerId,
    accepted: undefined,
    page: undefined,
    linked: [],
    state: 'drafted',
    providerId: undefined,
    nibssCode: undefined,
    destinations: [],
    transferMinor: undefined,
    deadlineAt: undefined,
    claimedAt: undefined,
    sentAt: undefined,
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
    fence: 0,
    lease: undefined,
    updatedAt: now,
    nextAt: undefined,
  };
  mandates.push(mandate);
  checkout.mandateId = mandate.id;
  return mandate;
}

/** The same account once more, by a new try; on the provider's page it is chosen anew. */
export function draftAgain(tools: MandateTools, draft: Draft, from: MandateRecord): MandateRecord {
  const { customerId } = from;
  const { bank, accountNumber } = isByPage(draft) ? chosenThere : from;
  return draftTry(tools, draft, { bank, account: accountNumber, customerId });
}

const chosenThere = { bank: undefined, accountNumber: undefined };

/** A mandate may start today at the earliest, also where its checkout was made days ago. */
function startFrom(draft: Draft): string {
  const today = dayIn(draft.now);
  const { startDate } = setupOf(draft);
  return startDate < today ? today : startDate;
}
