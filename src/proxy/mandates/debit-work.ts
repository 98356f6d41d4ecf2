import type { Store } from '../store/store.ts';
import type { VerifyDebit } from './debit-verifier.ts';
import type { MandateWork, MerchantMandates } from './service.ts';

const BATCH = 20;
const CLAIM_MS = 15_000;

/** Settles debits whose outcome is not known, without anybody asking. */
export interface DebitWork extends MandateWork {
  /** The same functions; a debit that is being sent is waited for by `idle`, whether or not its caller is still there. */
  waitedFor(merchant: MerchantMandates): MerchantMandates;
}

export function createDebitWork({
  store,
  verifyDebit,
}: {
  store: Store;
  verifyDebit: VerifyDebit;
}): DebitWork {
  const running = new Set<Promise<unknown>>();

  return {
    async tick() {
      const due = await store.claimDueDebits(BATCH, CLAIM_MS);
      const results = await Promise.allSettled(due.map(({ id }) => verifyDebit(id)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed) throw failed.reason;
      return due.length;
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled([...running]);
    },
    waitedFor: (merchant) => ({
      ...merchant,
      debit(id, input, options) {
        const sending = merchant.debit(id, input, options);
        running.add(sending);
        const done = (): void => void running.delete(sending);
        sending.then(done, done);
        return sending;
      },
    }),
  };
}
