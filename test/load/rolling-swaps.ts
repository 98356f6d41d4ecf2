import type { Lab, RunningProxy } from './lab.ts';
import { openLine, patientLine } from './line.ts';
import { openPayer } from './payer.ts';

export interface SwapReport {
  /** Payers who have paid. */
  readonly paid: number;
  /** Calls that a process which was ending asked to be sent again, and that were. */
  readonly sentAgain: number;
  readonly failures: readonly unknown[];
  /** What each process ended with, and how long it took, milliseconds. */
  readonly ends: readonly { readonly code: number | null; readonly ms: number }[];
}

/**
 * Replaces the process that serves by a new one, again and again, while payers pay: the new one is ready before calls go to it, and the old one is
 * told to end while it still answers what it was asked. `between` is awaited before each swap.
 */
export async function swapUnderLoad(
  lab: Lab,
  options: {
    payers: number;
    swaps: number;
    open: () => Promise<RunningProxy>;
    between: (paid: () => number) => Promise<void>;
  },
): Promise<SwapReport> {
  let serving = await options.open();
  const line = openLine(() => serving.port);
  const failures: unknown[] = [];
  const ends: { code: number | null; ms: number }[] = [];
  let paid = 0;
  let sentAgain = 0;
  let over = false;
  const patient = patientLine(line, () => {
    sentAgain += 1;
  });
  const payers = Array.from({ length: options.payers }, async () => {
    while (!over) {
      try {
        const payer = await openPayer(patient, lab.secretKey);
        await payer.logIn();
        await payer.pay();
        paid += 1;
      } catch (error) {
        failures.push(error);
        return;
      }
    }
  });
  for (let swap = 0; swap < options.swaps; swap += 1) {
    await options.between(() => paid);
    const next = await options.open();
    const old = serving;
    serving = next;
    const toldAt = performance.now();
    old.child.kill('SIGTERM');
    ends.push({ code: await old.ended, ms: performance.now() - toldAt });
  }
  await options.between(() => paid);
  over = true;
  await Promise.all(payers);
  line.close();
  return { paid, sentAgain, failures, ends };
}
