import { expect } from 'vitest';
import type { Mandate, MandateList } from '../../src/contract/mandate-api.ts';
import type { NotificationType } from '../../src/contract/merchant-api.ts';
import type { MandateTruth, Movement } from '../../src/sandbox/mandates/mandate-ledger.ts';
import { openSession } from './session-by-http.ts';
import type { World } from './world.ts';

const lastFour = '6789';
let holders = 0;

/** A mandate that a payer has set up and the bank has approved, without a browser, and what merchant and bank know of it. */
export interface HeldMandate {
  /** The payer's own page. */
  readonly own: string;
  readonly lastFour: string;
  /** The merchant's call about it: `pause`, `reinstate`, `renew-link`. */
  merchantAsks(what: string): Promise<Mandate & { readonly code?: string }>;
  here(): Promise<Mandate>;
  there(): MandateTruth;
  /** What was done to it at the bank since its approval. */
  done(): readonly Movement[];
  told(): readonly NotificationType[];
}

export async function heldMandate(world: World): Promise<HeldMandate> {
  holders += 1;
  const number = String(holders).padStart(2, '0');
  const checkout = await world.createMandate({
    customer: {
      id: `holder-${number}`,
      name: `Bisi Ade${'abcdefghijklmnopqrstuvwxyz'[holders % 26]}`,
      email: `holder-${number}@mail.example`,
      phone: '08031234567',
      address: '12 Itoku Road, Abeokuta',
    },
  });
  const payer = await openSession(checkout.url);
  await payer.choosesBank('GTBank');
  const terms = await payer.does('enter-account', {
    accountNumber: `0120${number}${lastFour}`,
    details: { bvn: `222440000${number}` },
  });
  if (terms.step !== 'review-terms') throw new Error(`${terms.step} and no terms`);
  await payer.does('accept-terms', { hash: terms.text.hash });
  const [made] = await listed(world, checkout.id);
  if (!made?.providerId) throw new Error('nothing was set up at the bank');
  const { id, providerId, payerUrl } = made;
  world.sandbox.control.nibss.approve(providerId);
  await world.becomes(checkout.id, 'succeeded');
  await expect
    .poll(() => world.told(checkout.id).toSorted(), { timeout: 10_000 })
    .toEqual(['checkout.succeeded', 'mandate.approved', 'mandate.created']);
  const truth = (): MandateTruth => {
    const found = world.sandbox.mandates.all().find((one) => one.id === providerId);
    if (!found) throw new Error(`${providerId} is not at the bank`);
    return found;
  };
  const doneBefore = movementsOf(world, providerId).length;
  const toldBefore = world.told(checkout.id).length;
  return {
    own: payerUrl,
    lastFour,
    merchantAsks: async (what) => JSON.parse(await world.merchantAsks(`/v1/mandates/${id}/${what}`)),
    here: async () => JSON.parse(await world.merchantReads(`/v1/mandates/${id}`)) as Mandate,
    there: truth,
    done: () =>
      movementsOf(world, providerId)
        .slice(doneBefore)
        .filter((movement) => movement !== 'ready'),
    told: () => world.told(checkout.id).slice(toldBefore),
  };
}

async function listed(world: World, checkoutId: string): Promise<MandateList['data']> {
  const list = JSON.parse(await world.merchantReads(`/v1/mandates?checkoutId=${checkoutId}`)) as MandateList;
  return list.data;
}

function movementsOf({ sandbox }: World, mandate: string): readonly Movement[] {
  return sandbox.mandates
    .movements()
    .filter((one) => one.mandate === mandate)
    .map(({ movement }) => movement);
}

/** Bank and merchant agree: this was done there, and the mandate stands so. */
export async function expectDone(held: HeldMandate, movements: readonly Movement[]): Promise<void> {
  await expect.poll(() => held.done(), { timeout: 10_000 }).toEqual(movements);
}

/** The merchant's server was told this of it since its approval, and nothing else. */
export async function expectTold(held: HeldMandate, types: readonly NotificationType[]): Promise<void> {
  await expect.poll(() => held.told(), { timeout: 10_000 }).toEqual(types);
}
