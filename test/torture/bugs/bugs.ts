import { answerBugs } from './answers.ts';
import type { PlantedBug } from './bug.ts';
import { claimBugs } from './claims.ts';
import { commitBugs } from './commits.ts';
import { truthBugs } from './truths.ts';

/** Every fault that the torture run must find. */
export const plantedBugs: readonly PlantedBug[] = [...answerBugs, ...claimBugs, ...commitBugs, ...truthBugs];

/** Throws a RangeError where there is none of this name. */
export function bugNamed(name: string): PlantedBug {
  const bug = plantedBugs.find((each) => each.name === name);
  if (!bug)
    throw new RangeError(
      `There is no planted bug "${name}": ${plantedBugs.map((each) => each.name).join(', ')}`,
    );
  return bug;
}

/** What a process is started with, after `--import`, to have it. Throws a RangeError where there is none of this name. */
export const preloadOf = (name: string): string =>
  new URL(`./preload.ts?bug=${bugNamed(name).name}`, import.meta.url).href;
