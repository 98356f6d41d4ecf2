import type { Change } from '../checkouts/change.ts';
import type { Random } from '../checkouts/ids.ts';
import type { IsServed } from '../checkouts/served.ts';
import type { CheckoutSettings } from '../checkouts/settings.ts';
import type { Clock } from '../clock.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import { createDebitSender } from './debit-sender.ts';
import { createDebitVerifier } from './debit-verifier.ts';
import { createDebitWork } from './debit-work.ts';
import { createMerchantMandates } from './merchant-mandates.ts';
import { createPayerMandates } from './payer-mandates.ts';
import { createReinstate } from './reinstate.ts';
import type { Mandates, MandateWork } from './service.ts';

/** What merchant and payer may do with mandates that are set up, and the debits that wait for their outcome. */
export function createMandateApi(options: {
  store: Store;
  change: Change;
  clock: Clock;
  random: Random;
  provider: Provider;
  isServed: IsServed;
  settings: CheckoutSettings;
  /** A wait before the store is tried again. */
  sleep(ms: number): Promise<void>;
  /** Called when something became due. */
  onDue(): void;
}): Pick<Mandates, 'merchant' | 'payer'> & { readonly debits: MandateWork } {
  const { store, change, clock, random, provider, isServed, settings, sleep, onDue } = options;
  const { owner } = store;
  const { times } = settings;
  const verifyDebit = createDebitVerifier({ store, change, provider, times, isServed });
  const debits = createDebitWork({ store, verifyDebit });
  const reinstate = createReinstate({ change, clock, owner, provider });
  const sender = createDebitSender({ store, change, clock, random, owner, provider, times, sleep });
  const merchant = createMerchantMandates({
    store,
    change,
    clock,
    random,
    provider,
    sender,
    verifyDebit,
    reinstate,
    settings,
    onDue,
  });
  return {
    merchant: debits.waitedFor(merchant),
    payer: createPayerMandates({ store, change, provider, reinstate, settings, onDue }),
    debits,
  };
}
