import type { Checkouts } from '../checkouts/create-checkouts.ts';
import type { Random } from '../checkouts/ids.ts';
import { servedBy } from '../checkouts/served.ts';
import type { CheckoutSettings } from '../checkouts/settings.ts';
import type { Clock } from '../clock.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Store } from '../store/store.ts';
import { createMandateApi } from './mandate-api.ts';
import type { MandateTools } from './mandate-tools.ts';
import type { Mandates } from './service.ts';
import { createSetupWork } from './setup-work.ts';

/** The rules of mandates and debits, beside those of the checkouts that set them up. */
export function createMandates(options: {
  store: Store;
  checkouts: Pick<Checkouts, 'change' | 'provider' | 'watched'>;
  clock: Clock;
  random: Random;
  keyring: Keyring;
  settings: CheckoutSettings;
  /** A wait before the store is tried again. */
  sleep(ms: number): Promise<void>;
  /** Called when something became due. */
  onDue(): void;
}): Mandates {
  const { store, checkouts, clock, random, keyring, settings, sleep, onDue } = options;
  const { change, provider, watched } = checkouts;
  const { times, publicUrl, merchant } = settings;
  const isServed = servedBy(provider);
  const tools: MandateTools = { provider, store, change, random, keyring, times, publicUrl, merchant };
  const api = createMandateApi({
    store,
    change,
    clock,
    random,
    provider,
    isServed,
    settings,
    sleep,
    onDue,
  });
  const setup = createSetupWork({ tools, clock, isServed, watched });
  return {
    merchant: api.merchant,
    payer: api.payer,
    work: {
      tick: async () => (await setup.tick()) + (await api.debits.tick()),
      async idle() {
        await Promise.all([setup.idle(), api.debits.idle()]);
      },
    },
  };
}
