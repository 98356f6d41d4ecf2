import { StoreUnavailable } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { RestoredGate } from './restored-gate.ts';

/** The same store, in which no checkout is changed while the gate is closed. It is read, and webhooks are kept. */
export function createRestingStore(store: Store, gate: Pick<RestoredGate, 'pass' | 'doubt'>): Store {
  return {
    ...store,
    async transaction(work) {
      await gate.pass();
      try {
        return await store.transaction(work);
      } catch (error) {
        if (error instanceof StoreUnavailable) gate.doubt();
        throw error;
      }
    },
  };
}
