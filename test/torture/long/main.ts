import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { expectedOf } from '../expected.ts';
import { planRun } from '../plan.ts';
import { reportOf } from './report.ts';
import type { Summary } from './summary.ts';

/**
 * Many runs one after the other, at the kind bank and at the hostile one in turn, and one report over all of them. What each came to is
 * kept in the folder `into`: started again, it goes on with those that are left. A run that came to no verdict ends it. What those came to that
 * `docs/proof.md` tells of is in `runs`.
 * `npm run torture:long -- --into FOLDER [--seed N] [--checkouts 50000] [--kills 600] [--runs 25] [--most-runs N]`
 */
const { values } = parseArgs({
  options: {
    into: { type: 'string' },
    /** Of the first run; each one after it has the next number. */
    seed: { type: 'string', default: '1000' },
    checkouts: { type: 'string', default: '50000' },
    kills: { type: 'string', default: '600' },
    runs: { type: 'string', default: '25' },
    /** At most so many now. */
    'most-runs': { type: 'string' },
  },
});
const { into } = values;
if (into === undefined) throw new Error('--into names the folder that keeps what the runs came to');
mkdirSync(into, { recursive: true });
const [seed, checkouts, kills, runs] = [values.seed, values.checkouts, values.kills, values.runs].map(Number);
if (!seed || !checkouts || !kills || !runs)
  throw new Error('--seed, --checkouts, --kills and --runs are numbers above 0');
const torture = fileURLToPath(new URL('../main.ts', import.meta.url));
const share = (whole: number): string => String(Math.ceil(whole / runs));
const size = ['--checkouts', share(checkouts), '--kills', share(kills)];

const parts: Summary[] = [];
let left = Number(values['most-runs'] ?? runs);
for (let run = 0; run < runs; run += 1) {
  const file = join(into, `${seed + run}.json`);
  if (!existsSync(file)) {
    if (left === 0) continue;
    left -= 1;
    await runPart(seed + run, run % 2 === 0 ? 'hostile' : 'kind', file);
  }
  parts.push(JSON.parse(readFileSync(file, 'utf8')) as Summary);
}
const plan = planRun({ seed, checkouts, kills, profile: 'kind', comeWithinMs: 0 });
const { text, isGreen } = reportOf(parts, expectedOf(plan));
process.stdout.write(`\n${text}`);
process.exitCode = isGreen ? 0 : 1;

async function runPart(ofSeed: number, profile: 'kind' | 'hostile', file: string): Promise<void> {
  const which = ['--seed', String(ofSeed), '--profile', profile];
  const child = spawn(process.execPath, [torture, ...which, ...size, '--brief', '--summary', file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(child, 'exit');
  if (!existsSync(file)) throw new Error(`The run of seed ${ofSeed} came to no verdict`);
}
