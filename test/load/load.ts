import { measureFullCheckouts } from './full-checkouts.ts';
import { openLab } from './lab.ts';
import { machine, printed, type Row } from './table.ts';

/** Shorter, to try it out: `SECONDS=5 npm run load`. */
const SECONDS = Number(process.env['SECONDS'] ?? 60);
const PAYERS = 32;

/** What one proxy process on PostgreSQL carries, everything on this machine. Exit code 1 where it is less than it must be. */
async function load(): Promise<void> {
  console.log(machine());
  const lab = await openLab();
  const rows: Row[] = [];
  try {
    const proxy = await lab.openProxy();
    rows.push(...(await measureFullCheckouts(lab, proxy, { seconds: SECONDS, payers: PAYERS })));
    console.log(printed(`Full checkouts, ${PAYERS} payers at a time for ${SECONDS} s`, rows));
  } finally {
    await lab.close();
  }
  process.exitCode = rows.some(({ ok }) => ok === false) ? 1 : 0;
}

await load();
