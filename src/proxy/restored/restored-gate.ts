import { StoreUnavailable } from '../store/records.ts';
import type { Store } from '../store/store.ts';

/** What is known before whoever restores a copy of the files has said so: no database has it. */
const TOLD = 'told';

/**
 * Closed while the database may have forgotten something: it is not the one that it was, so what payers and merchants have done since the copy was taken
 * is not in it.
 */
export interface RestoredGate {
  /** False until it was looked at once. */
  readonly isClosed: boolean;
  /** Looks which database this is. Throws `StoreUnavailable`. */
  look(): Promise<void>;
  /** The next who pass look first: the line to the database was lost, and another one may answer now. */
  doubt(): void;
  /** Throws `StoreUnavailable` where it is closed. Looks first where nobody has, or there is a doubt. */
  pass(): Promise<void>;
  /** Holds what the database has now to be all there is. */
  open(): Promise<void>;
}

type GateStore = Pick<Store, 'identity' | 'keepIdentity'>;

/** `onClosed` is called each time that it closes. */
export function createRestoredGate(store: GateStore, onClosed: () => void = () => {}): RestoredGate {
  let isKnown = false;
  let isClosed = false;

  async function look(): Promise<void> {
    const { present, known } = await store.identity();
    if (known === undefined) await store.keepIdentity(undefined, present);
    const isOther = known !== undefined && known !== present;
    isKnown = true;
    if (isOther && !isClosed) onClosed();
    isClosed = isOther;
  }

  return {
    get isClosed() {
      return isClosed;
    },
    look,
    doubt() {
      isKnown = false;
    },
    async pass() {
      if (!isKnown) await look();
      if (isClosed) throw new StoreUnavailable(new Error('The database was restored and not compared yet'));
    },
    async open() {
      await holdComplete(store);
      await look();
    },
  };
}

/** Holds what the database has now to be all there is. */
export async function holdComplete(store: GateStore): Promise<void> {
  const { present, known } = await store.identity();
  if (known !== present) await store.keepIdentity(known, present);
}

/** Closes the gate of every process: for a copy of the files, which nothing tells from what it is a copy of. */
export async function tellRestored(store: GateStore): Promise<void> {
  const { known } = await store.identity();
  await store.keepIdentity(known, TOLD);
}
