import { parseArgs } from 'node:util';
import { type PartName, parts } from './parts.ts';
import { runPart } from './run-part.ts';
import { whyUnnoticed } from './survivors.ts';

/** Of a hundred changes of the money core, as many have to be noticed by a test. */
const LEAST_SCORE = 85;

const { values } = parseArgs({
  options: { only: { type: 'string' }, workers: { type: 'string', default: '2' } },
});
const all = Object.keys(parts) as PartName[];
const chosen = all.filter((name) => values.only === undefined || values.only === name);
if (chosen.length === 0) throw new Error(`The parts are ${all.join(', ')}`);

const scoreOf = (changes: number, survivors: number): number => 100 - (100 * survivors) / changes;

const rows: Record<string, string | number>[] = [];
const total = { changes: 0, survivors: 0, unexplained: 0 };
for (const part of chosen) {
  const { changes, timeouts, survivors } = await runPart(parts[part], Number(values.workers));
  const unexplained = survivors.filter((survivor) => whyUnnoticed(survivor) === undefined);
  for (const { file, lineNumber, replaced, replacement } of unexplained)
    console.log(`${file}:${lineNumber} ${replaced} => ${replacement}`);
  const score = scoreOf(changes, survivors.length).toFixed(1);
  rows.push({ part, changes, score, survivors: survivors.length, unexplained: unexplained.length, timeouts });
  console.log(`${part}: ${score}`);
  total.changes += changes;
  total.survivors += survivors.length;
  total.unexplained += unexplained.length;
}

const score = scoreOf(total.changes, total.survivors);
console.table(rows);
console.log(`${score.toFixed(1)} of 100 of ${total.changes} changes; ${total.unexplained} not explained`);
if (score < LEAST_SCORE) process.exitCode = 1;
