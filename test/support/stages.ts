/** One part of `npm test`. With `counted`, vitest's tests are counted one by one; otherwise the stage counts as one. */
export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly minutes: number;
  readonly counted?: true;
  /** What it says is shown though all is well. */
  readonly shown?: true;
  /** Not run when the stage of this name failed: its result would say nothing. */
  readonly needs?: string;
}

const vitestIn = (workers: number, ...projects: string[]): readonly [string, ...string[]] => [
  'vitest',
  'run',
  `--maxWorkers=${workers}`,
  ...projects.flatMap((project) => ['--project', project]),
];

/** By itself vitest leaves one core of two idle. */
const vitest = (...projects: string[]) => vitestIn(2, ...projects);

/** By a seed that all runs have, and by one that only those of a day have. */
const torture = (seed: string, profile: 'kind' | 'hostile'): Stage => {
  const size = ['--checkouts', '2000', '--kills', '60', '--brief'];
  return {
    name: `torture, seed ${seed}`,
    command: ['node', 'test/torture/main.ts', '--seed', seed, '--profile', profile, ...size],
    minutes: 30,
    shown: true,
    needs: 'build',
  };
};

/** Cheap ones first. */
export const stages: readonly Stage[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--colors=off'], minutes: 1 },
  { name: 'unused code', command: ['knip', '--no-progress'], minutes: 1 },
  { name: 'types', command: ['tsc'], minutes: 2 },
  { name: 'unit', command: vitest('node', 'lean', 'dom'), minutes: 15, counted: true },
  { name: 'build', command: ['vite', 'build'], minutes: 2 },
  { name: 'package', command: ['tsc', '-p', 'tsconfig.lib.json'], minutes: 2, needs: 'build' },
  { name: 'size', command: ['node', 'test/support/size.ts'], minutes: 1, needs: 'build' },
  { name: 'faults', command: vitest('faults'), minutes: 30, counted: true },
  torture('7', 'hostile'),
  torture('today', 'kind'),
  { name: 'browser', command: vitest('browser'), minutes: 45, counted: true, needs: 'package' },
  // A browser's engine is several processes, which share both cores.
  { name: 'engines', command: vitestIn(1, 'engines'), minutes: 60, counted: true, needs: 'build' },
];
