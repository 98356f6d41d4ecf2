import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planRun } from './plan.ts';
import { run } from './run.ts';
import { tableOf } from './table.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    checkouts: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '60' },
    profile: { type: 'string', default: 'kind' },
    seconds: { type: 'string' },
  },
});
const checkouts = Number(values.checkouts);
const plan = planRun({
  seed: values.seed === undefined ? Math.floor(Date.now() / 1_000) : Number(values.seed),
  checkouts,
  kills: Number(values.kills),
  profile: values.profile === 'hostile' ? 'hostile' : 'kind',
  faultsMs: values.seconds === undefined ? Math.max(15_000, checkouts * 48) : Number(values.seconds) * 1_000,
});
const folder = mkdtempSync(join(tmpdir(), 'directpay-torture-'));
const ran = await run(plan, folder, undefined);
process.stdout.write(`${tableOf(plan, ran)}\nkept in ${folder}\n`);
