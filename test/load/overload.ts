import { setTimeout as delay } from 'node:timers/promises';
import { atRate } from './in-turns.ts';
import type { Lab, RunningProxy } from './lab.ts';
import { isShed, openLine, Refused } from './line.ts';
import { openPayer } from './payer.ts';
import { readMetric } from './read-metric.ts';
import { atLeast, atMost, percentile, type Row, told } from './table.ts';

const TIMES = 3;
const LEAST_OF_PEAK = 0.8;
const REFUSED_MS = 100;
/** Calls that only begin something. */
const beginnings = new Set(['create', 'open']);

/** Three times as many payers as the process was seen to serve, who come whether others are done or not. */
export async function measureOverload(
  lab: Lab,
  proxy: RunningProxy,
  { peak, seconds }: { peak: number; seconds: number },
): Promise<readonly Row[]> {
  const line = openLine(() => proxy.port);
  const refusals: number[] = [];
  let stepsRefused = 0;
  let paid = 0;
  const others: unknown[] = [];
  let over = false;
  const waits: number[] = [];
  const looking = (async () => {
    while (!over) {
      await delay(1_000);
      waits.push((await readMetric(proxy, 'directpay_longest_wait_seconds')) * 1_000);
    }
  })();
  const until = performance.now() + seconds * 1_000;
  await atRate(peak * TIMES, seconds, async () => {
    try {
      const payer = await openPayer(line, lab.secretKey);
      await payer.logIn();
      await payer.pay();
      if (performance.now() <= until) paid += 1;
    } catch (error) {
      if (!(error instanceof Refused) || !isShed(error.said)) others.push(error);
      else if (beginnings.has(error.at)) refusals.push(error.said.ms);
      else if (error.at !== 'watch' && error.at !== 'read') stepsRefused += 1;
    }
  });
  over = true;
  await looking;
  line.close();
  if (others.length > 0) console.error(String(others[0]));
  return [
    told('payers who came', Math.round(peak * TIMES), '/s'),
    atLeast('full checkouts', paid / seconds, peak * LEAST_OF_PEAK, '/s'),
    told('  refused at the beginning', refusals.length, ''),
    atMost('until a refusal is there, p99', percentile(refusals, 0.99), REFUSED_MS, 'ms'),
    atMost('steps of payers that were refused', stepsRefused, 0, ''),
    atMost('other failures', others.length, 0, ''),
    told('  longest wait in a second, median', percentile(waits, 0.5), 'ms'),
  ];
}
