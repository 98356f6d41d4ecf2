import type { Checkouts } from '../checkouts/create-checkouts.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log/log.ts';
import type { Provider } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import { compareAfterRestore } from './after-restore.ts';
import type { RestoredGate } from './restored-gate.ts';

/**
 * Looks whether this is still the database that it was; where not, holds it against the provider's list and then opens the gate. `store` and `checkouts` are
 * not behind the gate. Throws where the list cannot be read: the gate stays closed until a later round can.
 */
export function createDatabaseWatch(options: {
  gate: RestoredGate;
  store: Store;
  checkouts: () => Pick<Checkouts, 'change' | 'verifyAttempt'>;
  provider: Provider;
  clock: Clock;
  log: Log;
}): () => Promise<void> {
  const { gate, store, checkouts, provider, clock, log } = options;
  return async () => {
    await gate.look();
    if (!gate.isClosed) return;
    await compareAfterRestore({ store, checkouts: checkouts(), provider, clock });
    await gate.open();
    log.warn('database_compared');
  };
}
