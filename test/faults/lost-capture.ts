import type { CreatePayment } from '../../src/contract/merchant-api.ts';
import { timedOut } from './scripted-provider.ts';
import type { World } from './world.ts';

/** A payer whose capture was lost on the way: money may have moved. `reference` is the provider's. */
export async function lostCapture(
  world: World,
  changes: Partial<CreatePayment> = {},
): Promise<{ id: string; reference: string }> {
  world.provider.script.capture = () => timedOut;
  const { id } = await world.mint(changes);
  const payer = world.page(id);
  await payer.logIn();
  await payer.do('pay');
  return { id, reference: world.provider.order?.reference ?? '' };
}
