import { setTimeout as delay } from 'node:timers/promises';
import { measureDeadBank } from './dead-bank.ts';
import { measureFullCheckouts } from './full-checkouts.ts';
import { type Lab, openLab, type RunningProxy } from './lab.ts';
import { measureOpenPolls } from './open-polls.ts';
import { measureOverload } from './overload.ts';
import { measureRecovery } from './recovery.ts';
import { swapUnderLoad } from './rolling-swaps.ts';
import { measureSlowClients } from './slow-clients.ts';
import { atMost, machine, printed, type Row, told } from './table.ts';
import { measureWebhookBurst } from './webhook-burst.ts';

/** A part of everything, to try it out: `SCALE=0.05 npm run load`. At 1 it takes less than ten minutes. */
const SCALE = Number(process.env['SCALE'] ?? 1);
/** Parts to run, by their names between commas; all where it is left out. */
const ONLY = process.env['ONLY']?.split(',');
const scaled = (value: number): number => Math.max(1, Math.round(value * SCALE));

const SECONDS = scaled(60);
const PAYERS = 32;
const POLLS = scaled(10_000);
const WEBHOOKS = scaled(5_000);
const SLOW_CLIENTS = scaled(1_000);
const STUCK = scaled(200);
const SWAPS = scaled(20);
const BETWEEN_SWAPS_MS = 1_000;
/** What a process must serve, where it was not measured what it does. */
const PEAK = 150;

interface Part {
  readonly title: string;
  run(lab: Lab, proxy: RunningProxy): Promise<readonly Row[]>;
}

let peak = PEAK;

const parts: Readonly<Record<string, Part>> = {
  checkouts: {
    title: `Full checkouts, ${PAYERS} payers at a time for ${SECONDS} s`,
    async run(lab, proxy) {
      const { rows, aSecond } = await measureFullCheckouts(lab, proxy, { seconds: SECONDS, payers: PAYERS });
      peak = aSecond;
      return rows;
    },
  },
  waiting: {
    title: `${POLLS} pages that wait for news`,
    run: (lab, proxy) => measureOpenPolls(lab, proxy, POLLS),
  },
  webhooks: {
    title: `${WEBHOOKS} webhooks of the provider in 10 s`,
    run: (lab, proxy) => measureWebhookBurst(lab, proxy, { count: WEBHOOKS, seconds: 10 }),
  },
  overload: {
    title: 'Three times as many payers as are served',
    run: (lab, proxy) => measureOverload(lab, proxy, { peak, seconds: scaled(30) }),
  },
  slow: {
    title: `${SLOW_CLIENTS} slow clients`,
    run: (lab, proxy) => measureSlowClients(lab, proxy, { clients: SLOW_CLIENTS, seconds: scaled(15) }),
  },
  bank: {
    title: 'One bank that does not answer',
    run: (lab, proxy) => measureDeadBank(lab, proxy, { stuck: STUCK, seconds: scaled(15) }),
  },
  recovery: {
    title: 'A process that is killed',
    run: (lab, proxy) => measureRecovery(lab, proxy, () => lab.openProxy()),
  },
  swaps: {
    title: `${SWAPS} times a new process in the old one’s stead, under load`,
    run: runSwaps,
  },
};

async function runSwaps(lab: Lab, first: RunningProxy): Promise<readonly Row[]> {
  let isFirst = true;
  const report = await swapUnderLoad(lab, {
    payers: PAYERS / 2,
    swaps: SWAPS,
    async open() {
      if (!isFirst) return lab.openProxy();
      isFirst = false;
      return first;
    },
    between: () => delay(BETWEEN_SWAPS_MS),
  });
  for (const failure of report.failures) console.error(textOf(failure));
  return [
    told('payers who have paid meanwhile', report.paid, ''),
    told('  calls that were sent again on being asked to', report.sentAgain, ''),
    atMost('calls that failed', report.failures.length, 0, ''),
    atMost(
      'processes that did not end with code 0',
      report.ends.filter(({ code }) => code !== 0).length,
      0,
      '',
    ),
    atMost('until a process has ended, at most', Math.max(...report.ends.map(({ ms }) => ms)), 65_000, 'ms'),
  ];
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What one proxy process on PostgreSQL carries, everything on this machine. Exit code 1 where a bound is missed. */
async function load(): Promise<void> {
  console.log(`${machine()}\n${new Date().toISOString()}\n`);
  let ok = true;
  for (const [name, part] of Object.entries(parts)) {
    if (ONLY && !ONLY.includes(name)) continue;
    // Each on a database and in a process of its own: what one leaves behind is no load of the next.
    const lab = await openLab();
    try {
      const rows = await part.run(lab, await lab.openProxy());
      console.log(printed(part.title, rows));
      ok &&= rows.every((row) => row.ok !== false);
    } catch (error) {
      console.log(`OVER ${part.title}: ${textOf(error)}\n`);
      ok = false;
    } finally {
      await lab.close();
    }
  }
  process.exitCode = ok ? 0 : 1;
}

await load();
