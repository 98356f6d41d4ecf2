import type { CreateDebit, Debit } from '../../src/contract/mandate-api.ts';
import type { ProviderDebit } from '../../src/proxy/providers/mandate-provider.ts';
import type { MandateRecord } from '../../src/proxy/store/mandate-records.ts';
import { account, CAP_MINOR, insertMandateCheckout, mandateRecord } from './mandate-rows.ts';
import type { World } from './world.ts';

export const MANDATE = 'md_ready';
export const CHECKOUT = 'co_mandate';

/** A mandate of ₦10,000.00 that the payer has agreed to and that can be debited, here and at the provider. */
export async function readyMandate(
  world: World,
  changes: Partial<MandateRecord> = {},
): Promise<MandateRecord> {
  const small: World = { ...world, mint: (terms, key) => world.mint({ amountMinor: 20_000, ...terms }, key) };
  const checkout = await insertMandateCheckout(small, changes.checkoutId ?? CHECKOUT);
  const { id: checkoutId, provider, mode } = checkout;
  const mandate = mandateRecord({
    id: MANDATE,
    checkoutId,
    provider,
    mode,
    approvedAt: 1_000,
    readyAt: 2_000,
    deadlineAt: 1_500,
    ...changes,
  });
  await world.store.transaction(async (tx) => {
    await tx.insertMandate(mandate);
    await tx.saveCheckout({ ...checkout, status: 'succeeded', step: 'ready', mandateId: mandate.id });
  });
  const { providerId = '', reference, startDate, endDate } = mandate;
  world.scripted.book.push({
    providerId,
    reference,
    status: 'approved',
    readyToDebit: true,
    totalCapMinor: CAP_MINOR,
    mode,
    createdAt: undefined,
    order: {
      customerId: 'cus_1',
      reference,
      bankCode: '058',
      accountNumber: account.number,
      totalCapMinor: CAP_MINOR,
      startDate,
      endDate,
      description: 'Cloth club',
      feeBearer: 'business',
    },
  });
  return mandate;
}

let keys = 0;
export function newKey(): { idempotencyKey: string } {
  keys += 1;
  return { idempotencyKey: `debit-key-${keys}` };
}

export const order: CreateDebit = {
  amountMinor: 400_000,
  reference: 'club-november',
  narration: 'Cloth of November',
};

export async function debit(
  world: World,
  changes: Partial<CreateDebit> = {},
  key = newKey(),
): Promise<Debit> {
  const done = await world.mandates.merchant.debit(MANDATE, { ...order, ...changes }, key);
  return done.debit;
}

/** Which problem a call is answered with, or what it answers. */
export async function problemOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (value) => value,
    (error: { code?: unknown }) => error.code ?? error,
  );
}

/** What the provider tells of a debit, as its book has it. */
export function booked(
  world: World,
  { providerReference, amountMinor }: Debit,
  changes: Partial<ProviderDebit>,
): void {
  world.scripted.debited.push({
    status: 'successful',
    reference: providerReference,
    amountMinor,
    mandateId: `mmc_${MANDATE}`,
    mode: 'test',
    createdAt: world.clock.now(),
    code: '00',
    ...changes,
  });
}

/** Changes what the provider tells of the newest debit. */
export function retell(world: World, changes: Partial<ProviderDebit>): void {
  const last = world.scripted.debited.pop();
  if (!last) throw new Error('nothing was debited');
  world.scripted.debited.push({ ...last, ...changes });
}

export const read = ({ mandates }: World, id: string): Promise<Debit> =>
  mandates.merchant.getDebit(MANDATE, id);

export async function sums({ mandates }: World): Promise<readonly [number, number, number]> {
  const { debitedMinor, pendingMinor, remainingMinor } = await mandates.merchant.get(MANDATE);
  return [debitedMinor, pendingMinor, remainingMinor];
}

/** The notifications about debits and mandates, in order. */
export async function toldOf(world: World): Promise<string[]> {
  return (await world.told()).filter((type) => type.startsWith('debit.') || type.startsWith('mandate.'));
}
