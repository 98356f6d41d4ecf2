import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PlantedBug } from './bugs/bug.ts';
import { bugNamed, plantedBugs } from './bugs/bugs.ts';
import type { Invariant } from './checker/violation.ts';

/** Runs the torture with each planted bug, with more customers each time, until it is found: `npm run torture:controls -- [--seed N] [--most checkouts] [bug …]`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '7' }, most: { type: 'string', default: '2000' } },
});
const torture = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Of the runs of one bug, the next one only where the last has not found it. */
const sizes = [120, 400, 1_400];
const most = Number(values.most);
const CHECKOUTS_FOR_A_KILL = 20;

interface Found {
  readonly bug: PlantedBug;
  readonly by: readonly Invariant[];
  readonly checkouts: number;
  readonly seconds: number;
}

const found: Found[] = [];
for (const bug of positionals.length > 0 ? positionals.map(bugNamed) : plantedBugs) {
  found.push(await findBug(bug));
  process.stdout.write(`${rowOf(found.at(-1) as Found)}\n`);
}
const missed = found.filter(({ by }) => by.length === 0);
process.stdout.write(`${found.length - missed.length} of ${found.length} planted bugs were found\n`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function findBug(bug: PlantedBug): Promise<Found> {
  const from = performance.now();
  let checkouts = 0;
  let by: readonly Invariant[] = [];
  for (const size of sizes) {
    if (checkouts + size > most) break;
    checkouts += size;
    by = (await violated(bug, size)).filter((invariant) => bug.caughtBy.includes(invariant));
    if (by.length > 0) break;
  }
  return { bug, by, checkouts, seconds: (performance.now() - from) / 1_000 };
}

/** What a run with the bug breaks. */
function violated(bug: PlantedBug, checkouts: number): Promise<readonly Invariant[]> {
  const plan = [
    ...['--seed', values.seed, '--checkouts', String(checkouts)],
    ...['--kills', String(Math.round(checkouts / CHECKOUTS_FOR_A_KILL))],
    ...['--profile', bug.profile ?? 'kind', '--bug', bug.name],
  ];
  const child = spawn(process.execPath, [torture, ...plan], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  return new Promise((resolve) => {
    child.on('close', () =>
      resolve([...printed.matchAll(/^(I\d+) broken/gm)].map((line) => line[1] as Invariant)),
    );
  });
}

function rowOf({ bug, by, checkouts, seconds }: Found): string {
  const what = by.length > 0 ? `${by.join(', ')} after ${checkouts}` : `NOT FOUND in ${checkouts}`;
  return `${bug.name.padEnd(34)}${what.padEnd(32)}${seconds.toFixed(0).padStart(5)} s`;
}
