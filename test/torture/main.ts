import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bugNamed, preloadOf } from './bugs/bugs.ts';
import { summaryOf } from './long/summary.ts';
import { planRun } from './plan.ts';
import { briefOf, tableOf } from './table.ts';

const INVALID = 2;
const MS_FOR_A_CHECKOUT = 42;
const SHORTEST_MS = 20_000;

const { values } = parseArgs({
  options: {
    /** A whole number; `today` for that of the date. */
    seed: { type: 'string' },
    checkouts: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '60' },
    profile: { type: 'string', default: 'kind' },
    /** Within which customers come. */
    seconds: { type: 'string' },
    bug: { type: 'string' },
    /** The run of this bug, and not the bug. */
    clean: { type: 'boolean', default: false },
    report: { type: 'string' },
    /** A file for what is kept of it among many runs. */
    summary: { type: 'string' },
    /** A green run is told in a few lines. */
    brief: { type: 'boolean', default: false },
  },
});
const bug = values.bug === undefined ? undefined : bugNamed(values.bug);
const checkouts = wholeNumber('checkouts', values.checkouts);
const plan = planRun({
  seed: seedOf(values.seed),
  checkouts,
  kills: wholeNumber('kills', values.kills),
  profile: values.profile === 'hostile' ? 'hostile' : 'kind',
  comeWithinMs:
    values.seconds === undefined
      ? Math.max(SHORTEST_MS, checkouts * MS_FOR_A_CHECKOUT)
      : 1_000 * wholeNumber('seconds', values.seconds),
  ...(bug && { occasion: bug.occasion ?? {}, ...(values.clean ? {} : { bug: bug.name }) }),
});
const folder = mkdtempSync(join(tmpdir(), 'directpay-torture-'));
// Customers run the product's own page in this process: what is planted there is planted before it is read.
if (plan.bug !== undefined) await import(preloadOf(plan.bug));
const { run } = await import('./run.ts');
const ran = await run(plan, folder);
const table = `${tableOf(plan, ran)}\n`;
if (values.report !== undefined) writeFileSync(values.report, table);
if (values.summary !== undefined) {
  writeFileSync(values.summary, `${JSON.stringify(summaryOf(plan, ran), undefined, 2)}\n`);
}
const code = ran.violations.length > 0 ? 1 : ran.coverage.missing.length > 0 ? INVALID : 0;
process.stdout.write(code === 0 && values.brief ? `${briefOf(plan, ran)}\n` : table);
if (code === 0) rmSync(folder, { recursive: true, force: true });
else process.stdout.write(`Everything that was written down is in ${folder}\n`);
// A page that somebody left open would go on asking.
process.exit(code);

/** Of the date: `20260131`. */
function seedOf(text: string | undefined): number {
  if (text === undefined) return Math.floor(Date.now() / 1_000);
  return wholeNumber(
    'seed',
    text === 'today' ? new Date().toISOString().slice(0, 10).replaceAll('-', '') : text,
  );
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`--${name} takes a whole number`);
  return Number(text);
}
