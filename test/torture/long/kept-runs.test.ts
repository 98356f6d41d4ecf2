import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reportOf } from './report.ts';
import type { Summary } from './summary.ts';

const folder = new URL('./runs/', import.meta.url);
const parts = readdirSync(folder)
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Summary);

/** What each run must have met is asked of it when it is made. */
const nothing = { faults: [], ofEach: 0, events: new Map(), kills: 0, wakeUps: 0, steps: [] };

it('docs/proof.md tells what the long runs came to, to the letter', () => {
  const proof = readFileSync(new URL('../../../docs/proof.md', import.meta.url), 'utf8');
  const lines = reportOf(parts, nothing).text.split('\n');
  expect(parts.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !proof.includes(line))).toEqual([]);
});
