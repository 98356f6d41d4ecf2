import { expect, it } from 'vitest';
import { describeOnDrivers } from './drivers.ts';
import { InterleavedPayment } from './interleaved-payment.ts';
import { readSeeds, tellRuns } from './interleaved-run.ts';
import { overSql } from './run-database.ts';

/** On a server the turns are not those of the seed alone. In memory, where they are, `test/simulation` runs thousands. */
const usual = { count: 8, more: 80, actions: 48 };

describeOnDrivers(
  'one payment between two processes, any payer and a bank that keeps no promise',
  (driver) => {
    const seeds = readSeeds(usual);
    const { count } = seeds;
    const least = Math.floor(count / 12) + 1;

    it(`is debited at most once and always told truly, for ${count} seeds`, {
      timeout: 1_800_000,
    }, async () => {
      let debited = 0;
      const failures = await tellRuns(
        seeds,
        (seed) => new InterleavedPayment(seed, overSql(driver())),
        async (run) => {
          await run.judgeEnd();
          debited += run.behind.debited();
        },
        () => debited >= least,
      );
      expect(failures).toEqual({});
      expect(debited, 'runs in which money moved').toBeGreaterThanOrEqual(least);
    });
  },
  ['PostgreSQL'],
);
