import { setTimeout as delay } from 'node:timers/promises';
import { readDatabaseUse } from './database-use.ts';
import { type Lab, PROVIDER_MS, type RunningProxy } from './lab.ts';
import { isShed, openLine, Refused } from './line.ts';
import { openPayer } from './payer.ts';
import { atLeast, atMost, megabytes, percentile, type Row, told } from './table.ts';

const LEAST_A_SECOND = 150;
const MOST_MS = 250;
const MOST_MB = 400;
/** A provider's webhook leaves a second after its payment, and the merchant is told after that. */
const SETTLE_MS = 10_000;

/**
 * Payers who come as soon as another one is done, `payers` at a time: the merchant's server makes the checkout, its page is opened, a bank
 * is chosen, logged into and debited, and the merchant's server reads the end. The provider rings for each, and the merchant is told.
 */
export async function measureFullCheckouts(
  lab: Lab,
  proxy: RunningProxy,
  { seconds, payers }: { seconds: number; payers: number },
): Promise<{ rows: readonly Row[]; aSecond: number }> {
  const line = openLine(() => proxy.port);
  const times = new Map<string, number[]>();
  let shed = 0;
  const hear = (at: string, ms: number, status: number): void => {
    if (status >= 300) return;
    const known = times.get(at);
    if (known) known.push(ms);
    else times.set(at, [ms]);
  };
  const errors: unknown[] = [];
  let paid = 0;
  const usedBefore = { proxy: proxy.used(), provider: lab.provider.used(), driver: process.cpuUsage() };
  const databaseBefore = await readDatabaseUse(lab.databaseUrl);
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  await Promise.all(
    Array.from({ length: payers }, async () => {
      while (performance.now() < until) {
        try {
          const payer = await openPayer(line, lab.secretKey, hear);
          await payer.logIn();
          await payer.pay();
          paid += 1;
        } catch (error) {
          if (error instanceof Refused && isShed(error.said)) {
            shed += 1;
            await delay(1_000);
          } else errors.push(error);
        }
      }
    }),
  );
  const took = (performance.now() - startedAt) / 1_000;
  const driver = process.cpuUsage(usedBefore.driver);
  const database = await readDatabaseUse(lab.databaseUrl);
  const used = {
    database: database.processorMs - databaseBefore.processorMs,
    proxy: proxy.used() - usedBefore.proxy,
    'provider and merchant': lab.provider.used() - usedBefore.provider,
    driver: (driver.user + driver.system) / 1_000,
  };
  line.close();
  if (errors.length > 0) console.error(String(errors[0]));
  const facts = await untilTold(lab, paid);
  const watching = times.get('watch') ?? [];
  times.delete('watch');
  const all = [...times.values()].flat();
  const aSecond = paid / took;
  const rows = [
    atLeast('full checkouts', aSecond, LEAST_A_SECOND, '/s'),
    atMost('errors', errors.length, 0, ''),
    atMost(
      `API p99, the provider’s ${PROVIDER_MS} ms a call not taken off`,
      percentile(all, 0.99),
      MOST_MS,
      'ms',
    ),
    ...[...times].map(([at, values]) => told(`  ${at}, median`, percentile(values, 0.5), 'ms')),
    ...Object.entries(used).map(([who, ms]) => told(`  processor time a checkout: ${who}`, ms / paid, 'ms')),
    told('  the database grows by, a checkout', (database.bytes - databaseBefore.bytes) / 1_024 / paid, 'kB'),
    told('  its log of changes grows by', (database.logBytes - databaseBefore.logBytes) / 1_024 / paid, 'kB'),
    told('  checkouts that were refused for now', shed, ''),
    told('  long polls', watching.length, ''),
    atMost('memory, at its most', megabytes(proxy.memory().most), MOST_MB, 'MB'),
    atMost('payers debited twice', facts.debitedTwice, 0, ''),
    atMost('payments without their debit', Math.max(0, paid - facts.debits), 0, ''),
    atMost('merchants not told of their payment', paid - (facts.told['checkout.succeeded'] ?? 0), 0, ''),
  ];
  return { rows, aSecond };
}

async function untilTold(lab: Lab, paid: number) {
  const until = performance.now() + SETTLE_MS;
  for (;;) {
    const facts = await lab.provider.count();
    if ((facts.told['checkout.succeeded'] ?? 0) >= paid || performance.now() > until) return facts;
    await delay(200);
  }
}
