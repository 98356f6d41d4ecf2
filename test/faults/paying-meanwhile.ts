import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { openPayer, type ProcessWorld } from './process-world.ts';

type Ask = ProcessWorld['ask'];

/** Payers who pay one checkout after another while something else happens. */
export interface PayingMeanwhile {
  /** Resolves once each payer has begun a checkout after this call, and paid it. Rejects where one could not. */
  everybodyPays(): Promise<void>;
  /** Lets each finish what it has begun. Resolves with how many checkouts were paid; rejects where a call failed. */
  stop(): Promise<number>;
}

/** A call fails where its connection is cut or anything but success is answered. A process that ends may ask to be asked again: that is done, with the same key. */
export const strictly =
  (ask: Ask): Ask =>
  async (path, init) => {
    for (;;) {
      const answer = await ask(path, init);
      if (answer.ok) return answer;
      const again = answer.status === 503 && answer.headers.get('retry-after') === '1';
      if (!again) throw new Error(`${path} was answered ${answer.status} ${await answer.text()}`);
    }
  };

export function payMeanwhile(ask: Ask, payers: number): PayingMeanwhile {
  const paid = Array.from({ length: payers }, () => 0);
  const failures: unknown[] = [];
  let isOver = false;
  const running = paid.map(async (_, index) => {
    while (!isOver) {
      const payer = await openPayer({ ask: strictly(ask) }, `order-${randomUUID()}`);
      await payer.logIn();
      await payer.payToTheEnd();
      if (payer.view().step !== 'paid') throw new Error(`The payment ended at ${payer.view().step}`);
      paid[index] = (paid[index] ?? 0) + 1;
    }
  });
  for (const one of running) one.catch((error: unknown) => failures.push(error));
  return {
    async everybodyPays() {
      const before = [...paid];
      const isDone = () => paid.every((count, index) => count >= (before[index] ?? 0) + 2);
      await expect.poll(() => isDone() || failures.length > 0, { timeout: 120_000 }).toBe(true);
      if (failures.length > 0) throw failures[0];
    },
    async stop() {
      isOver = true;
      await Promise.all(running);
      return paid.reduce((sum, count) => sum + count, 0);
    },
  };
}
