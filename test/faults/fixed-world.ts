import type { MandateOrder } from '../../src/contract/mandate-terms.ts';
import type { ProviderDebit } from '../../src/proxy/providers/mandate-provider.ts';
import { keptWebhook } from './kept-webhook.ts';
import { account, agree, details } from './mandate-payer.ts';
import { hour, minute, type World } from './world.ts';

export const day = 24 * hour;
export const order = {
  type: 'emandate',
  debitType: 'fixed',
  perDebitMinor: 1_000_000,
  startDate: '2026-01-05',
  endDate: '2026-12-31',
  schedule: {
    frequency: 'monthly',
    firstDebitDate: '2026-01-31',
    firstDebitMinor: 1_500_000,
    retries: 2,
    graceDays: 3,
    smallestPartMinor: 20_000,
  },
} satisfies MandateOrder;

/** Ready to be debited, set up at the bank. */
export async function ready(
  world: World,
  mandate: MandateOrder = order,
): Promise<{ checkoutId: string; mandateId: string }> {
  const { id } = await world.mintMandate({ mandate });
  const payer = world.page(id);
  await payer.do('choose-bank', { bankId: 'nip:000013' });
  await payer.do('enter-account', { accountNumber: account, details });
  await agree(payer);
  Object.assign(world.scripted.newest(), { status: 'approved', readyToDebit: true });
  await world.pass(minute);
  const { mandateId = '' } = await world.checkouts.merchant.get(id).then((one) => ({
    mandateId: one.kind === 'mandate' ? one.mandateId : undefined,
  }));
  return { checkoutId: id, mandateId };
}

export const debitOf = (world: World, changes: Partial<ProviderDebit> = {}): ProviderDebit => ({
  status: 'successful',
  reference: 'FX0000000000000001',
  amountMinor: 1_500_000,
  mandateId: world.scripted.newest().providerId,
  mode: 'test',
  createdAt: world.clock.now(),
  code: '00',
  ...changes,
});

export const debitsOf = async (world: World, mandateId: string) =>
  (await world.mandates.merchant.listDebits(mandateId, {})).data;

export const debitsTold = async (world: World) =>
  (await world.told()).filter((type) => type.startsWith('debit.'));

/** As its webhook does. */
export const ring = (world: World) =>
  world.store.keepWebhook(
    keptWebhook(world, {
      id: `wh_${world.clock.now()}`,
      dedupeKey: `ring-${world.clock.now()}`,
      type: 'events.mandates.debit.successful',
      mandateId: world.scripted.newest().providerId,
    }),
  );
