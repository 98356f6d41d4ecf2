import { plantedBugs } from '../torture/bugs/bugs.ts';
import { findBug } from './find-bug.ts';
import { type KindName, kinds } from './seed-run.ts';

/** `npm run simulate:bugs -- 200`: which seed of each kind, of so many, finds each of the planted bugs. */
const most = Number(process.argv[2] ?? 200);
for (const { name } of plantedBugs) {
  const line: string[] = [];
  for (const kind of Object.keys(kinds) as KindName[]) {
    const found = await findBug(name, kind, most).catch(() => 'fails');
    line.push(`${kind} ${typeof found === 'string' ? found : (found?.seed ?? '-')}`);
    if (typeof found === 'object') line.push(`(${found.wrong[0]})`);
  }
  console.log(`${name}: ${line.join(', ')}`);
}
