import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { PlantedBug } from './bugs/bug.ts';
import { bugNamed, plantedBugs } from './bugs/bugs.ts';
import type { Invariant } from './checker/violation.ts';

/**
 * Runs the torture with each planted bug, with more customers each time, until it is found. With `--clean` the first of these runs
 * without the bug: nothing may be found in it.
 * `npm run torture:controls -- [--seed N] [--most checkouts] [--seconds N] [--at-once N] [--clean] [bug …]`
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '7' },
    most: { type: 'string', default: '2000' },
    /** Within which the customers of each run come. */
    seconds: { type: 'string' },
    'at-once': { type: 'string', default: '2' },
    clean: { type: 'boolean', default: false },
  },
});
const torture = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Of the runs of one bug, the next one only where the last has not found it. */
const sizes = [40, 160, 500, 1_300];
const most = Number(values.most);
const CUSTOMERS_FOR_A_BLOW = 20;

interface Found {
  readonly bug: PlantedBug;
  readonly by: readonly Invariant[];
  readonly checkouts: number;
  readonly seconds: number;
}

const found: Found[] = [];
const left = (positionals.length > 0 ? positionals.map(bugNamed) : plantedBugs).values();
await Promise.all(
  Array.from({ length: Number(values['at-once']) }, async () => {
    for (const bug of left) {
      const row = await (values.clean ? runClean(bug) : findBug(bug));
      found.push(row);
      process.stdout.write(`${rowOf(row)}\n`);
    }
  }),
);
const broken = found.filter(({ by }) => by.length > 0).length;
process.stdout.write(`${broken} of ${found.length} ${values.clean ? 'broke a rule' : 'were found'}\n`);
process.exitCode = broken === (values.clean ? 0 : found.length) ? 0 : 1;

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

async function runClean(bug: PlantedBug): Promise<Found> {
  const from = performance.now();
  const [checkouts = 0] = sizes;
  const by = await violated(bug, checkouts);
  return { bug, by, checkouts, seconds: (performance.now() - from) / 1_000 };
}

/** What a run for the bug breaks. Throws where it came to no verdict. */
function violated(bug: PlantedBug, checkouts: number): Promise<readonly Invariant[]> {
  const customersForABlow = bug.occasion?.customersForABlow ?? CUSTOMERS_FOR_A_BLOW;
  const kills = customersForABlow === 0 ? 0 : Math.round(checkouts / customersForABlow);
  const plan = [
    ...['--seed', values.seed, '--checkouts', String(checkouts), '--kills', String(kills)],
    ...['--profile', bug.profile ?? 'kind', '--bug', bug.name],
    ...(values.clean ? ['--clean'] : []),
    ...(values.seconds === undefined ? [] : ['--seconds', values.seconds]),
  ];
  const child = spawn(process.execPath, [torture, ...plan], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (text) => {
    printed += text;
  });
  return new Promise((resolve, reject) => {
    child.on('close', () => {
      const verdicts = [...printed.matchAll(/^(holds )?(I\d+) /gm)];
      if (verdicts.length === 0) reject(new Error(`A run for ${bug.name} came to no verdict`));
      resolve(verdicts.flatMap(([, holds, name]) => (holds ? [] : [name as Invariant])));
    });
  });
}

function rowOf({ bug, by, checkouts, seconds }: Found): string {
  const nothing = values.clean ? 'nothing' : 'NOT FOUND';
  const what = `${by.length > 0 ? by.join(', ') : nothing} in ${checkouts}`;
  return `${bug.name.padEnd(34)}${what.padEnd(32)}${seconds.toFixed(0).padStart(5)} s`;
}
