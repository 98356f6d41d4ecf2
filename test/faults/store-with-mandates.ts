import type { DebitRecord, MandateRecord } from '../../src/proxy/store/mandate-records.ts';
import { debitRecord, insertMandateCheckout, mandateRecord } from './mandate-rows.ts';
import type { World } from './world.ts';

/** A world that keeps these mandates of one checkout, and these debits. */
export async function openWith(
  open: () => Promise<World>,
  mandates: readonly (Partial<MandateRecord> & { id: string })[],
  debits: readonly (Partial<DebitRecord> & { id: string })[] = [],
): Promise<World> {
  const world = await open();
  await insertMandateCheckout(world);
  await world.store.transaction(async (tx) => {
    for (const [index, mandate] of mandates.entries()) {
      await tx.insertMandate(mandateRecord({ number: index + 1, ...mandate }));
    }
    for (const debit of debits) await tx.insertDebit(debitRecord(debit));
  });
  return world;
}

export const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
