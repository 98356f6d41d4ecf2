import type { Change } from '../checkouts/change.ts';
import type { Random } from '../checkouts/ids.ts';
import type { CheckoutSettings, CheckoutTimes } from '../checkouts/settings.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { MandateProvider } from '../providers/mandate-provider.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';

/** What the rules of mandates need besides the draft. */
export interface MandateTools {
  readonly provider: Provider;
  readonly store: Store;
  readonly change: Change;
  readonly random: Random;
  readonly keyring: Keyring;
  readonly times: CheckoutTimes;
  /** Address payers see, without a path. */
  readonly publicUrl: string;
  readonly merchant: CheckoutSettings['merchant'];
}

/** The provider's calls about mandates. No mandate is minted at a provider that has none. */
export function mandateCalls({ provider }: Pick<MandateTools, 'provider'>): MandateProvider {
  if (!provider.mandates) throw new Error(`${provider.name} has no mandates`);
  return provider.mandates;
}
