import { ninetyNinth } from './honest-payers.ts';
import type { Lab, RunningProxy } from './lab.ts';
import { openLine, patientLine } from './line.ts';
import { openPayer } from './payer.ts';
import { atMost, type Row, told } from './table.ts';

const TIMES_AS_LONG = 1.2;
const PAYERS = 8;

/** Payers at a bank that answers nothing any more, beside payers at other banks. */
export async function measureDeadBank(
  lab: Lab,
  proxy: RunningProxy,
  { stuck, seconds }: { stuck: number; seconds: number },
): Promise<readonly Row[]> {
  const usual = await ninetyNinth(lab, proxy, { payers: PAYERS, seconds });
  const line = patientLine(openLine(() => proxy.port));
  const waiting = await Promise.all(
    Array.from({ length: stuck }, async () => {
      const payer = await openPayer(line, lab.secretKey);
      // Rejected when the line is closed.
      payer.logIn({ bank: 'GTBank', user: 'user_silent_login' }).catch(() => {});
      return payer;
    }),
  );
  const beside = await ninetyNinth(lab, proxy, { payers: PAYERS, seconds });
  line.close();
  return [
    told('payers who wait for the dead bank', waiting.length, ''),
    atMost('p99 of payers at other banks, against before', beside / usual, TIMES_AS_LONG, 'times'),
  ];
}
