import type { Lab, RunningProxy } from './lab.ts';
import { openLine, patientLine } from './line.ts';
import { openPayer } from './payer.ts';
import { percentile } from './table.ts';

/** How long answers take of which 99 of 100 are faster, while so many payers pay one after another. Milliseconds; waiting for news is left out. */
export async function ninetyNinth(
  lab: Lab,
  proxy: RunningProxy,
  { payers, seconds }: { payers: number; seconds: number },
): Promise<number> {
  const line = patientLine(openLine(() => proxy.port));
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: payers }, async () => {
      while (performance.now() < until) {
        const payer = await openPayer(line, lab.secretKey, (at, ms) => {
          if (at !== 'watch') times.push(ms);
        });
        await payer.logIn();
        await payer.pay();
      }
    }),
  );
  line.close();
  return percentile(times, 0.99);
}
